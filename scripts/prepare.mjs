// What every command of the project needs first: packages as locked, and a build as new as its sources.
// Plain Node without packages, because it runs before there are any.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(`Ayumi needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
}

/**
 * Installs exactly what package-lock.json says into a fresh clone. What is installed already is never touched: an installation that was
 * carried to a place without a network could not get it back. `needs`: what a command needs of it.
 */
export function ensureInstalled(needs = 'everything') {
  if (!existsSync(join(root, 'node_modules'))) {
    console.error('Installing dependencies …');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    return;
  }
  const wrong = firstWrongPackage(needs === 'everything');
  if (wrong)
    stop(
      `node_modules の部品が、このあゆみの版のものとそろっていません（${wrong}）。ネットワークにつながるところで npm ci を実行してから、もう一度始めてください。`,
    );
}

/** The first package that is not installed as locked; null where all are. Which Node runs makes no difference to them. */
function firstWrongPackage(withDevelopment) {
  const listing = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(listing)) return 'インストールが途中で終わっています';
  const packagesOf = (file) => Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages);
  const installed = new Map(packagesOf(listing).map(([path, { version }]) => [path, version]));
  for (const [path, { version, dev, optional }] of packagesOf(join(root, 'package-lock.json'))) {
    if (path === '' || optional || (dev && !withDevelopment)) continue;
    if (installed.get(path) !== version || !existsSync(join(root, path, 'package.json')))
      return `${path.split('node_modules/').at(-1)} ${version}`;
  }
  return null;
}

/** Builds into dist/, unless no source has changed since. */
export function ensureBuilt() {
  const stamp = join(root, 'dist', '.ayumi-sources');
  const wanted = digest(['package-lock.json', ...['src', 'assets', 'sample', 'scripts'].flatMap(filesBelow)]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!existsSync(join(root, 'node_modules', 'esbuild')))
    stop(
      'ビルドに使う部品がないため、変更されたソースからビルドできません。ネットワークにつながるところで npm ci と npm run build を実行してください。',
    );
  console.error('Building …');
  run(process.execPath, ['scripts/build.mjs']);
  writeFileSync(stamp, wanted);
}

/** Runs a command in the project's folder; a failure ends the whole. */
function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (error || status !== 0) stop(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}.`);
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
