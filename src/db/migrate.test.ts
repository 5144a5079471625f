import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../test/kit/database.ts';
import { adoptApplied } from './applied-migrations.ts';
import type { Db } from './connect.ts';
import { findPendingMigrations, migrate } from './migrate.ts';
import { readMigrations } from './read-migrations.ts';
import { inTransaction } from './transaction.ts';

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

  it('leaves nothing of what it was to apply when one of them fails', async () => {
    await migrate(db, folder);
    write('0003-spots', 'CREATE TABLE spot (name text)');
    write('0004-places', 'CREATE TABLE place (name text); INSERT INTO nowhere VALUES (1);');
    expect(await migrate(db, folder)).toMatchObject({
      ok: false,
      code: 'migration-failed',
      name: '0004-places',
      reason: expect.stringContaining('nowhere'),
      applied: [],
    });
    expect(await hasTable('place')).toBe(false);
    expect(await hasTable('spot')).toBe(false);
    write('0004-places', 'CREATE TABLE place (name text)');
    expect(await migrate(db, folder)).toEqual({ ok: true, applied: ['0003-spots', '0004-places'] });
  });

  it('lets a migration alter a table whose rows the one before it has written', async () => {
    write('0003-parts', 'CREATE TABLE part (tree text REFERENCES tree DEFERRABLE INITIALLY DEFERRED)');
    write('0001-trees', 'CREATE TABLE tree (name text PRIMARY KEY); INSERT INTO tree VALUES ($$欅$$);');
    write('0004-leaves', 'INSERT INTO part VALUES ($$欅$$)');
    write('0005-colours', 'ALTER TABLE part ADD colour text');
    expect(await migrate(db, folder)).toMatchObject({ ok: true });
  });

  it('goes by the names where the clock was set back between two migrations', async () => {
    await migrate(db, folder);
    await sql`UPDATE kysely_migration SET timestamp = '1999-01-01' WHERE name LIKE '0002%'`.execute(
      db.kysely,
    );
    write('0003-places', 'ALTER TABLE tree ADD place text');
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

describe('a database from before kysely kept what was applied', () => {
  /** As every Ayumi until December 2026 leaves its database: the tables, and a row for each migration. */
  beforeEach(async () => {
    const [trees, heights] = readMigrations(folder);
    await sql`
      CREATE TABLE schema_migration (
        name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
      )
    `.execute(db.kysely);
    for (const { name, text, recordedName } of [trees!, heights!]) {
      await sql.raw(text).execute(db.kysely);
      await sql`
        INSERT INTO schema_migration VALUES (${name}, ${recordedName.split(' ')[1]!}, '2026-11-20 09:00+09')
      `.execute(db.kysely);
    }
  });

  it('opens with its data, and nothing is applied twice', async () => {
    expect(await migrate(db, folder)).toEqual({ ok: true, applied: [] });
    expect(await listTrees()).toEqual([{ name: '欅', height: 12 }]);
    expect(await hasTable('schema_migration')).toBe(false);
    const { rows } = await sql<{ timestamp: string }>`SELECT * FROM kysely_migration`.execute(db.kysely);
    expect(rows.map(({ timestamp }) => timestamp)).toEqual(Array(2).fill('2026-11-20T00:00:00.000Z'));
    expect(await migrate(db, folder)).toEqual({ ok: true, applied: [] });
  });

  it('gets what is new, by the one of two processes that comes first', async () => {
    write('0003-places', 'ALTER TABLE tree ADD place text');
    expect(await findPendingMigrations(db, folder)).toEqual({ ok: true, pending: ['0003-places'] });
    const outcomes = await Promise.all([migrate(db, folder), migrate(db, folder)]);
    expect(outcomes.flatMap((outcome) => outcome.applied)).toEqual(['0003-places']);
  });

  it.each([
    ['database-newer', () => rmSync(join(folder, '0002-heights.sql')), '0002-heights'],
    ['migration-changed', () => write('0001-trees', 'CREATE TABLE tree ()'), '0001-trees'],
  ])('is left as it is where it is refused: %s', async (code, change, name) => {
    change();
    expect(await migrate(db, folder)).toEqual({ ok: false, code, name, applied: [] });
    expect(await hasTable('schema_migration')).toBe(true);
    expect(await hasTable('kysely_migration')).toBe(false);
  });

  it('whose adoption breaks off keeps its old record', async () => {
    await sql`INSERT INTO schema_migration VALUES ('0003-places', repeat('0', 300), now())`.execute(
      db.kysely,
    );
    await expect(inTransaction(db, adoptApplied)).rejects.toThrow('too long');
    expect(await hasTable('schema_migration')).toBe(true);
    expect(await hasTable('kysely_migration')).toBe(false);
  });
});

it("the code's own migrations apply, and twice change nothing", async () => {
  expect(await migrate(db)).toMatchObject({
    ok: true,
    applied: expect.arrayContaining(['0001-plans-and-imports']),
  });
  expect(await migrate(db)).toEqual({ ok: true, applied: [] });
});
