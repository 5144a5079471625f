import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { afterAll, expect, it } from 'vitest';
import { startChild } from '../../test/kit/child.ts';
import { emptyArchive } from '../../test/kit/database.ts';
import { ShadowDisk } from '../../test/kit/shadow-disk.ts';
import { DurableFS } from './durable-fs.ts';
import { START_PARAMS } from './embedded.ts';
import { prepareFolder } from './prepared-folder.ts';

/**
 * The power fails at random moments of a working database. Each cut is opened again as a start after a power cut would
 * open it, and every write that had been acknowledged must be there. The control shows that the test can tell.
 */
const TRANSACTIONS = 500;

const folder = fs.mkdtempSync(join(tmpdir(), 'ayumi-power-cut-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Transaction i makes a table now and then, and otherwise inserts a row and updates another. */
const makesTable = (i: number) => i % 25 === 12;
const statements = (i: number) =>
  makesTable(i)
    ? `CREATE TABLE made_${i} (n integer PRIMARY KEY); INSERT INTO made_${i} VALUES (${i});`
    : `BEGIN; INSERT INTO written VALUES (${i}, repeat('記録', 40)); UPDATE latest SET n = ${i}; COMMIT;`;

type Cut = { copy: string; isTorn: boolean; acknowledged: number };

async function workUntilCut(name: string, options: object, cuts: number): Promise<Cut[]> {
  const data = join(folder, name, 'data');
  const stores = join(folder, name, 'stores');
  fs.mkdirSync(stores, { recursive: true });
  await prepareFolder(data, emptyArchive());
  const disk = new ShadowDisk(data, stores);
  const random = randomNumbers(20_261_120);
  const moments = Array.from({ length: cuts }, (_, i) => ({
    isTorn: i % 2 === 1,
    after: Math.floor(random() * TRANSACTIONS),
    operations: Math.floor(random() * 6),
  })).sort((a, b) => a.after - b.after);

  const taken: Cut[] = [];
  let acknowledged = -1;
  let operations = 0;
  disk.onOperation = () => {
    const moment = moments[0];
    const isDue =
      moment &&
      (acknowledged > moment.after || (acknowledged === moment.after && operations++ >= moment.operations));
    if (!isDue) return;
    moments.shift();
    const copy = join(folder, name, `cut-${taken.length}`);
    disk.cut(copy, moment.isTorn ? () => random() < 0.5 : () => false);
    taken.push({ copy, isTorn: moment.isTorn, acknowledged });
  };

  const unwatch = disk.watch();
  try {
    const database = await PGlite.create({
      ...options,
      fs: name === 'durable' ? new DurableFS(data) : new NodeFS(data),
    });
    await database.exec(
      'CREATE TABLE written (n integer PRIMARY KEY, note text); CREATE TABLE latest (n integer);',
    );
    await database.exec('INSERT INTO latest VALUES (-1)');
    for (let i = 0; i < TRANSACTIONS; i++) {
      operations = 0;
      await database.exec(statements(i));
      acknowledged = i;
      if (i % 90 === 60) await database.exec('CHECKPOINT');
      if (i % 130 === 100) await database.exec('VACUUM');
    }
    await database.close();
  } finally {
    unwatch();
  }
  return taken;
}

/** Opens a copy in a process of its own, because a broken one may never answer: what is wrong with it, or null. */
async function findLoss({ copy, acknowledged }: Cut): Promise<string | null> {
  if (!fs.existsSync(join(copy, 'PG_VERSION'))) return 'no cluster is left';
  const child = startChild(
    `import { PGlite } from '@electric-sql/pglite';
     import { amcheck } from '@electric-sql/pglite/contrib/amcheck';
     process.on('uncaughtException', (error) => {
       console.log(JSON.stringify(error.message.slice(0, 200)));
       process.exit(1);
     });
     const database = await PGlite.create(process.argv[2], { extensions: { amcheck } });
     const list = async (text) => (await database.query(text)).rows.map((row) => row.n);
     const written = new Set(await list('SELECT n FROM written'));
     const lost = [];
     for (let i = 0; i <= ${acknowledged}; i++) {
       const isThere = i % 25 === 12 ? (await list('SELECT n FROM made_' + i)).length === 1 : written.has(i);
       if (!isThere) lost.push(i);
     }
     const [latest] = await list('SELECT n FROM latest');
     await database.exec('CREATE EXTENSION amcheck');
     await database.query("SELECT bt_index_check('written_pkey', true)");
     const damage = await list("SELECT blkno AS n FROM verify_heapam('written')");
     await database.exec("INSERT INTO written VALUES (1000000, 'after')");
     await database.close();
     console.log(JSON.stringify({ lost, isLatest: latest >= ${makesTable(acknowledged) ? acknowledged - 1 : acknowledged}, damage }));`,
    [copy],
  );
  const timer = setTimeout(child.kill, 20_000);
  const { value } = await child.lines.next();
  const ended = await child.ended;
  clearTimeout(timer);
  fs.rmSync(copy, { recursive: true });
  if (!value) return `did not open: ${ended}`;
  return value === '{"lost":[],"isLatest":true,"damage":[]}' ? null : value;
}

it('loses nothing that was acknowledged when the power fails', { timeout: 240_000 }, async () => {
  const cuts = await workUntilCut('durable', { startParams: START_PARAMS }, 14);
  expect(cuts).toHaveLength(14);
  for (const cut of cuts) expect({ ...cut, loss: await findLoss(cut) }).toEqual({ ...cut, loss: null });
});

it('would lose something without DurableFS: the test can tell', { timeout: 240_000 }, async () => {
  const cuts = await workUntilCut('as-shipped', {}, 4);
  expect(cuts).toHaveLength(4);
  const losses = [];
  for (const cut of cuts) losses.push(await findLoss(cut));
  expect(losses).not.toContain(null);
});

/** The same sequence in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
