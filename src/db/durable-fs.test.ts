import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startChild } from '../../test/kit/child.ts';
import { emptyArchive } from '../../test/kit/database.ts';
import { connect } from './connect.ts';
import { SYNC_FAILED } from './durable-fs.ts';
import { prepareFolder } from './prepared-folder.ts';

const folder = fs.mkdtempSync(join(tmpdir(), 'ayumi-durable-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

let folders = 0;
let dataDir: string;
beforeEach(async () => {
  dataDir = join(folder, String(folders++));
  await prepareFolder(dataDir, emptyArchive());
});

it('forces every commit to disk', async () => {
  const db = await connect({ dataDir });
  await sql`CREATE TABLE written (n integer)`.execute(db.kysely);
  const sync = vi.spyOn(fs, 'fsyncSync');
  for (let n = 0; n < 100; n++) await sql`INSERT INTO written VALUES (${n})`.execute(db.kysely);
  expect(sync.mock.calls.length).toBeGreaterThanOrEqual(100);
  await db.close();
});

it('adds what PGlite as shipped leaves out', async () => {
  const database = await PGlite.create({ fs: new NodeFS(dataDir) });
  const sync = vi.spyOn(fs, 'fsyncSync');
  await database.exec('CREATE TABLE written (n integer); INSERT INTO written VALUES (1); CHECKPOINT;');
  expect(sync).not.toHaveBeenCalled();
  await database.close();
});

it('runs with the settings that a power cut asks for', async () => {
  const db = await connect({ dataDir });
  const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'wal_sync_method'];
  const { rows } = await sql<{ name: string; setting: string }>`
    SELECT name, setting FROM pg_settings WHERE name IN (${sql.join(names)})
  `.execute(db.kysely);
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    data_checksums: 'on',
    wal_sync_method: 'fsync',
  });
  await db.close();
});

/** Writes rows one by one and prints the number of each when its commit has been acknowledged. */
const WRITE_LOOP = `
  import fs from 'node:fs';
  import { sql } from 'kysely';
  import { connect } from '#db/connect.ts';
  const [dataDir, breakAfter] = process.argv.slice(2);
  const db = await connect({ dataDir });
  await sql\`CREATE TABLE IF NOT EXISTS written (n integer PRIMARY KEY, note text)\`.execute(db.kysely);
  const { rows } = await sql\`SELECT coalesce(max(n), -1) AS n FROM written\`.execute(db.kysely);
  for (let n = rows[0].n + 1; ; n++) {
    if (n === Number(breakAfter)) fs.fsyncSync = () => { throw new Error('EIO: no such luck'); };
    await sql\`INSERT INTO written VALUES (\${n}, \${'記録'.repeat(200)})\`.execute(db.kysely);
    console.log(n);
  }`;

async function listWritten(): Promise<number[]> {
  const db = await connect({ dataDir });
  const { rows } = await sql<{ n: number }>`SELECT n FROM written ORDER BY n`.execute(db.kysely);
  await db.close();
  return rows.map((row) => row.n);
}

it('loses no acknowledged row of a killed process, and opens again by itself', {
  timeout: 120_000,
}, async () => {
  let acknowledged = -1;
  for (const more of [37, 150, 400]) {
    const child = startChild(WRITE_LOOP, [dataDir]);
    for await (const line of child.lines) {
      acknowledged = Number(line);
      if (acknowledged % more === more - 1) child.kill();
    }
    expect(await child.ended).toBe('SIGKILL');
    const written = await listWritten();
    expect(written.slice(0, acknowledged + 1)).toEqual(Array.from({ length: acknowledged + 1 }, (_, n) => n));
    expect(written.length - (acknowledged + 1)).toBeLessThanOrEqual(1);
  }
});

it('ends the process when the disk takes no more, and acknowledges nothing that is not on it', {
  timeout: 120_000,
}, async () => {
  const child = startChild(WRITE_LOOP, [dataDir, '20']);
  const lines: string[] = [];
  for await (const line of child.lines) lines.push(line);
  expect(await child.ended).toBe(SYNC_FAILED);
  expect(lines.at(-1)).toBe('19');
  expect((await listWritten()).slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, n) => n));
});
