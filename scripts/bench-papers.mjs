// Does any paper of any plan stop anything? PLANS random plans (2,000; the first is FIRST, 1) go through every paper in every
// format, in processes as the server has them; printed is what died, what failed, and the memory of the process that asked.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './prepare.mjs';

mkdirSync(join(root, 'var'), { recursive: true });
const folder = mkdtempSync(join(root, 'var', 'bench-papers-'));
try {
  await build({
    entryPoints: ['bench-paper-plans', 'bench-papers-run'].map((name) => join(root, 'scripts', `${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  cpSync(join(root, 'src', 'formats', 'pdf', 'typst'), join(folder, 'typst'), { recursive: true });
  const { PLANS = '2000', FIRST = '1' } = process.env;
  const run = spawnSync(process.execPath, [join(folder, 'bench-papers-run.mjs'), PLANS, FIRST], {
    stdio: 'inherit',
  });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
