// Builds into dist/: the application, the browser's files with a hash in their names, and beside them what
// the application reads at run time.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './prepare.mjs';

const dist = join(root, 'dist');
const from = (...path) => join(root, ...path);

mkdirSync(dist, { recursive: true });
for (const name of readdirSync(dist)) {
  if (!/^(\.?database\b)/.test(name)) rmSync(join(dist, name), { recursive: true, force: true });
}
await Promise.all([buildApplication(), buildAssets()]);
cpSync(from('src', 'db', 'migrations'), join(dist, 'migrations'), { recursive: true });
cpSync(from('src', 'formats', 'pdf', 'typst'), join(dist, 'typst'), { recursive: true });
if (existsSync(from('sample'))) cpSync(from('sample'), join(dist, 'sample'), { recursive: true });
prepareDatabase();

async function buildApplication() {
  await build({
    entryPoints: [
      { in: from('src', 'cli', 'main.ts'), out: 'ayumi' },
      // The processes of the server's heavy work.
      { in: from('src', 'features', 'imports', 'read-worker.ts'), out: 'read-worker' },
      { in: from('src', 'features', 'workbooks', 'read-worker.ts'), out: 'workbook-worker' },
      { in: from('src', 'features', 'exports', 'export-worker.ts'), out: 'export-worker' },
      { in: from('src', 'features', 'templates', 'template-worker.ts'), out: 'template-worker' },
      { in: from('src', 'features', 'people', 'staff-worker.ts'), out: 'staff-worker' },
    ],
    outdir: dist,
    bundle: true,
    // A command loads only what it needs: reading a file waits for neither the database nor the web.
    splitting: true,
    chunkNames: 'ayumi-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    // Japanese stays Japanese.
    charset: 'utf8',
    logLevel: 'warning',
  });
}

/** Writes dist/assets and its manifest.json: source name → name with hash. Each file has .br and .gz beside it. */
async function buildAssets() {
  const scripts = from('assets', 'scripts');
  const { metafile } = await build({
    entryPoints: [
      from('assets', 'styles', 'ayumi.css'),
      from('assets', 'icon.svg'),
      ...readdirSync(scripts)
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(scripts, name)),
    ],
    outdir: join(dist, 'assets'),
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome109', 'firefox115', 'safari16'],
    loader: { '.svg': 'copy' },
    charset: 'utf8',
    metafile: true,
    absWorkingDir: root,
    logLevel: 'warning',
  });
  const manifest = {};
  for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (!entryPoint) continue;
    manifest[basename(entryPoint).replace(/\.ts$/, '.js')] = relative('dist/assets', file);
    const content = readFileSync(from(file));
    writeFileSync(from(`${file}.br`), brotliCompressSync(content));
    writeFileSync(from(`${file}.gz`), gzipSync(content, { level: 9 }));
  }
  writeFileSync(join(dist, 'assets', 'manifest.json'), JSON.stringify(manifest, null, 2));
}

/** The archive of an empty database takes seconds to make and changes only with the engine. */
function prepareDatabase() {
  const engine = from('node_modules', '@electric-sql', 'pglite', 'package.json');
  const stamp = join(dist, '.database-engine.json');
  const archive = join(dist, 'database.tar.gz');
  if (existsSync(archive) && existsSync(stamp) && readFileSync(stamp).equals(readFileSync(engine))) return;
  const { status } = spawnSync(process.execPath, [from('scripts', 'prepare-database.mjs'), archive], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
  copyFileSync(engine, stamp);
}
