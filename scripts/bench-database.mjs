// Measures the embedded database of the present sources: starts, memory, commits, upkeep.
// Usage: node scripts/bench-database.mjs   (after `npm run build`, which makes the archive of a first start)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { root } from './prepare.mjs';

const RUNS = 5;
// Two folders below the root, like src/db: the archive is found from here too.
const program = join(root, 'var', 'bench', 'database.mjs');
const migrations = join(root, 'src', 'db', 'migrations');
buildSync({
  stdin: {
    resolveDir: root,
    loader: 'ts',
    contents: `
      import { sql } from 'kysely';
      import { connect } from '#db/connect.ts';
      import { migrate } from '#db/migrate.ts';
      const [dataDir, migrations, task] = process.argv.slice(2);
      const db = await connect({ dataDir });
      const outcome = await migrate(db, migrations);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome));
      const figures = { start: performance.now(), memory: process.memoryUsage.rss() / 2 ** 20 };
      const time = async (name, work) => {
        const from = performance.now();
        await work();
        figures[name] = performance.now() - from;
      };
      if (task === 'write') {
        await sql\`CREATE TABLE bench (n integer PRIMARY KEY, note text)\`.execute(db.kysely);
        const insert = (n) => sql\`INSERT INTO bench VALUES (\${n}, repeat('進行管理', 100))\`.execute(db.kysely);
        await time('commits', async () => { for (let n = 0; n < 2000; n++) await insert(n); });
        figures.commits = 2000 / (figures.commits / 1000);
        await sql\`INSERT INTO bench SELECT n, repeat('進行管理', 100) FROM generate_series(2000, 49999) AS n\`.execute(db.kysely);
        await time('checkpoint', () => sql\`CHECKPOINT\`.execute(db.kysely));
        await sql\`UPDATE bench SET note = note || '。'\`.execute(db.kysely);
        await time('vacuum', () => sql\`VACUUM (ANALYZE) bench\`.execute(db.kysely));
        await time('vacuumAll', () => sql\`VACUUM (ANALYZE)\`.execute(db.kysely));
        figures.memoryAfter = process.memoryUsage.rss() / 2 ** 20;
      }
      await time('close', () => db.close());
      figures.peak = process.resourceUsage().maxRSS / 1024;
      console.log(JSON.stringify(figures));`,
  },
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
});

const first = [];
const second = [];
const writing = [];
for (let run = 0; run < RUNS; run++) {
  const folder = mkdtempSync(join(tmpdir(), 'ayumi-bench-'));
  const start = (task = '') =>
    JSON.parse(
      execFileSync(process.execPath, [program, join(folder, 'data'), migrations, task], { encoding: 'utf8' }),
    );
  first.push(start());
  second.push(start());
  writing.push(start('write'));
  rmSync(folder, { recursive: true });
}
rmSync(program);

console.log(`| median of ${RUNS} runs (lowest–highest) | |\n|---|---|`);
row('first start to the first query, migrated (ms)', first, 'start');
row('second start (ms)', second, 'start');
row('memory after a first start (MiB)', first, 'memory');
row('highest memory of a first start (MiB)', first, 'peak');
row('memory after a second start (MiB)', second, 'memory');
row('memory after 50,000 rows of 1.2 KB, written twice (MiB)', writing, 'memoryAfter');
row('commits of one row per second', writing, 'commits');
row('checkpoint after 48,000 rows (ms)', writing, 'checkpoint');
row('vacuum of one table after 50,000 updates (ms)', writing, 'vacuum');
row('vacuum of all tables when nothing changed (ms)', writing, 'vacuumAll');
row('close (ms)', second, 'close');

function row(label, runs, name) {
  const values = runs.map((figures) => Math.round(figures[name])).sort((a, b) => a - b);
  console.log(`| ${label} | ${values[values.length >> 1]} (${values[0]}–${values.at(-1)}) |`);
}
