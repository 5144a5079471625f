import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../test/kit/database.ts';
import type { Db } from './connect.ts';
import { migrate } from './migrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'ayumi-migrations-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string) => writeFileSync(join(folder, `${name}.sql`), text);

let db: Db;
beforeEach(async () => {
  db = await emptyDatabase();
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  write('0001-trees', 'CREATE TABLE tree (name text); INSERT INTO tree VALUES ($$欅$$);');
  write('0002-heights', 'ALTER TABLE tree ADD height integer;\nUPDATE tree SET height = 12;');
});
afterEach(() => db.close());

const listTrees = async () => (await sql`SELECT * FROM tree`.execute(db.kysely)).rows;
const hasTable = async (name: string) =>
  (await sql<{ has: boolean }>`SELECT to_regclass(${name}) IS NOT NULL AS has`.execute(db.kysely)).rows[0]!
    .has;

describe('migrating', () => {
  it('brings an empty database up, and a second time does nothing', async () => {
    expect(await migrate(db, folder)).toEqual({ ok: true, applied: ['0001-trees', '0002-heights'] });
    expect(await listTrees()).toEqual([{ name: '欅', height: 12 }]);
    expect(await migrate(db, folder)).toEqual({ ok: true, applied: [] });
  });

  it('applies only what is new', async () => {
    await migrate(db, folder);
    write('0003-places', 'ALTER TABLE tree ADD place text');
    expect(await migrate(db, folder)).toEqual({ ok: true, applied: ['0003-places'] });
  });

  it('takes the line ends of another system for the same migration', async () => {
    await migrate(db, folder);
    write('0002-heights', 'ALTER TABLE tree ADD height integer;\r\nUPDATE tree SET height = 12;');
    expect(await migrate(db, folder)).toEqual({ ok: true, applied: [] });
  });

  it('refuses a migration that was changed after it had been applied', async () => {
    await migrate(db, folder);
    write('0001-trees', 'CREATE TABLE tree (name text, kind text)');
    expect(await migrate(db, folder)).toEqual({
      ok: false,
      code: 'migration-changed',
      name: '0001-trees',
      applied: [],
    });
  });

  it('refuses a database that a newer version has migrated', async () => {
    write('0003-places', 'ALTER TABLE tree ADD place text');
    await migrate(db, folder);
    rmSync(join(folder, '0003-places.sql'));
    expect(await migrate(db, folder)).toEqual({
      ok: false,
      code: 'database-newer',
      name: '0003-places',
      applied: [],
    });
  });

  it('leaves nothing of a migration that fails, and keeps those before it', async () => {
    write('0003-places', 'CREATE TABLE place (name text); INSERT INTO nowhere VALUES (1);');
    expect(await migrate(db, folder)).toMatchObject({
      ok: false,
      code: 'migration-failed',
      name: '0003-places',
      reason: expect.stringContaining('nowhere'),
      applied: ['0001-trees', '0002-heights'],
    });
    expect(await hasTable('place')).toBe(false);
    write('0003-places', 'CREATE TABLE place (name text)');
    expect(await migrate(db, folder)).toEqual({ ok: true, applied: ['0003-places'] });
  });

  it('applies each migration once when two start at the same time', async () => {
    const outcomes = await Promise.all([migrate(db, folder), migrate(db, folder)]);
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(outcomes.flatMap((outcome) => outcome.applied).sort()).toEqual(['0001-trees', '0002-heights']);
    expect(await listTrees()).toHaveLength(1);
  });

  it('takes a gap in the numbers for a mistake in the code', async () => {
    write('0004-later', 'SELECT 1');
    await expect(migrate(db, folder)).rejects.toThrow('0004-later.sql is out of order');
  });
});

it("the code's own migrations apply, and twice change nothing", async () => {
  expect(await migrate(db)).toMatchObject({
    ok: true,
    applied: expect.arrayContaining(['0001-plans-and-imports']),
  });
  expect(await migrate(db)).toEqual({ ok: true, applied: [] });
});
