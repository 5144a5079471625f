// How well, how fast and in how much memory are the real documents read? Each figure is of a whole process of the
// built command line. Needs the folder `shared` beside the project; says so and ends well where it is absent.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureBuilt, root } from './prepare.mjs';

const shared = join(dirname(root), 'shared');
const NAMES = [
  'asaka-4th-r5-sheets',
  'honjo-r5-sheets-1-36',
  'kitamoto-r5-pages-1-17',
  'asaka-5th-plan-chapter-4',
  'higashimatsuyama-2nd-overview',
];
const RUNS = 5;

if (!existsSync(shared)) {
  console.log('bench:import was not run: there is no folder of real documents beside the project.');
  process.exit(0);
}
ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), 'ayumi-bench-'));
try {
  console.log('document                            median  slowest  memory  scores');
  for (const name of NAMES) {
    const document = join(shared, 'documents', `${name}.txt`);
    const runs = Array.from({ length: RUNS }, () => read(document));
    const json = join(folder, `${name}.json`);
    writeFileSync(json, runs[0].output);
    console.log(`${name.padEnd(34)}  ${figures(runs)}  ${score(json, name, document)}`);
  }
  // One book in which a page that is printed again is the same sheet, and one in which every row is one more.
  for (const name of [NAMES[0], NAMES[2]]) {
    console.log(`\n${`${name}, repeated`.padEnd(34)}  median  slowest  memory`);
    const text = readFileSync(join(shared, 'documents', `${name}.txt`));
    for (const times of [1, 10, 100]) {
      const path = join(folder, `times-${times}.txt`);
      writeFileSync(path, Buffer.concat(Array.from({ length: times }, () => text)));
      const runs = Array.from({ length: times === 100 ? 1 : RUNS }, () => read(path));
      console.log(
        `${`${times} × (${((text.length * times) / 1e6).toFixed(1)} MB)`.padEnd(34)}  ${figures(runs)}`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One process: its time, its peak memory as the kernel counted it, and what it printed. */
function read(path) {
  const measure = `process.on('exit', () => process._rawDebug('peak ' + process.resourceUsage().maxRSS));`;
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(measure)}`,
      join(root, 'bin', 'ayumi.mjs'),
      'import',
      path,
      '--dry-run',
      '--json',
    ],
    { maxBuffer: 1 << 30 },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`import of ${path}: exit ${status}\n${stderr}`);
  return { seconds, output: stdout, megabytes: Number(String(stderr).match(/peak (\d+)/)[1]) / 1024 };
}

function figures(runs) {
  const sorted = runs.map(({ seconds }) => seconds).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const memory = Math.max(...runs.map(({ megabytes }) => megabytes));
  return `${median.toFixed(2).padStart(5)}s  ${sorted.at(-1).toFixed(2).padStart(6)}s  ${memory.toFixed(0).padStart(4)}MB`;
}

function score(json, name, document) {
  const { stdout } = spawnSync(
    process.execPath,
    [join(shared, 'score-import.mjs'), json, join(shared, 'truth', `${name}.json`), '--document', document],
    { encoding: 'utf8' },
  );
  const scores = stdout.match(/^SCORE (.*)$/m)?.[1] ?? 'no score';
  const shares = stdout.match(/^of the document: .*?([\d.]+), ([\d.]+)/m);
  return `${scores} leftover_share=${shares?.[1]} missing_share=${shares?.[2]}`;
}
