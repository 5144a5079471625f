// `npm test`: everything that must hold, on a fresh machine, in one command.
// Options: --only=types,lint,house,unused,embedded,server,journeys,nodes runs a part of it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBuilt, ensureInstalled, requireNode, root } from './prepare.mjs';
import { ensureOfficeTools, findBrowser, otherNodes, startPostgres } from './test-machine.mjs';

const only = process.argv
  .find((arg) => arg.startsWith('--only='))
  ?.slice(7)
  .split(',');
const isWanted = (part) => !only || only.includes(part);
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const files = [];
const started = Date.now();

requireNode();
ensureInstalled();
ensureBuilt();
mkdirSync(join(root, 'var'), { recursive: true });

check('types', 'node_modules/.bin/tsc', []);
check('types', 'node_modules/.bin/tsc', ['-p', 'assets']);
check('lint', 'node_modules/.bin/biome', ['check', '--error-on-warnings', '.']);
check('house', process.execPath, ['scripts/check-house.mjs']);
check('unused', 'node_modules/.bin/knip', []);
// What only tests reach is unused too.
check('unused', 'node_modules/.bin/knip', ['--production']);
if (isWanted('embedded')) ensureOfficeTools();
vitest('embedded', [], {});
if (isWanted('server')) {
  const postgres = startPostgres();
  if (postgres) {
    vitest('server', ['--project', 'server'], { TEST_DATABASE_URL: postgres.url });
    postgres.stop();
  } else missing('server', 'PostgreSQL (Debian: apt-get install postgresql)');
}
if (isWanted('journeys')) {
  const browser = findBrowser();
  if (browser) vitest('journeys', ['--project', 'journeys'], { AYUMI_BROWSER: browser });
  else missing('journeys', 'Chromium (Debian: apt-get install chromium fonts-noto-cjk)');
}
if (isWanted('nodes')) {
  for (const node of otherNodes()) check(`node ${node.version}`, node.path, ['scripts/smoke.mjs']);
}

showSlowest();
for (const name of failures) console.log(`FAILED: ${name}`);
console.log(`in ${Math.round((Date.now() - started) / 1000)} s`);
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed > 0 ? 1 : 0;

/** One command that passes or fails as a whole. */
function check(name, command, args) {
  if (!isWanted(name.split(' ')[0].replace('node', 'nodes'))) return;
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) total.passed++;
  else fail(name);
}

/** A run of the test runner; its own counts are added up. */
function vitest(name, args, env) {
  if (!isWanted(name)) return;
  console.log(`\n== ${name}`);
  const report = join(root, 'var', `test-${name}.json`);
  rmSync(report, { force: true });
  const project = args.length > 0 ? args : ['--project', name];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync('node_modules/.bin/vitest', ['run', ...project, ...reporters], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  total.passed += counts?.numPassedTests ?? 0;
  total.failed += counts?.numFailedTests ?? 0;
  const skipped = (counts?.numPendingTests ?? 0) + (counts?.numTodoTests ?? 0);
  total.skipped += skipped;
  for (const file of counts?.testResults ?? []) {
    files.push({
      part: name,
      file: relative(root, file.name),
      seconds: (file.endTime - file.startTime) / 1000,
    });
  }
  if (status !== 0 && !(counts?.numFailedTests > 0)) fail(name);
  if (skipped > 0 && process.env.CI === 'true' && existsSync(join(root, '..', 'shared'))) {
    fail(`${name}: ${skipped} skipped although all they need is here`);
  }
}

/** Where the time goes: the ten files whose tests take longest. */
function showSlowest() {
  const slowest = files.sort((a, b) => b.seconds - a.seconds).slice(0, 10);
  if (slowest.length > 0) console.log('\nslowest files:');
  for (const { part, file, seconds } of slowest)
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${file} (${part})`);
}

function missing(name, what) {
  console.log(`\n== ${name}\nnot run: ${what} is not installed and cannot be installed here.`);
  if (process.env.CI === 'true') fail(`${name} not run`);
  else total.skipped++;
}

function fail(name) {
  total.failed++;
  failures.push(name);
}
