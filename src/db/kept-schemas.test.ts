import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { Browser, testApplication } from '../../test/kit/browser.ts';
import { testDatabase } from '../../test/kit/database.ts';
import { KEPT, openKept } from '../../test/kit/kept-schemas.ts';
import { pageText } from '../../test/kit/page-text.ts';
import { listRecorded } from './applied-migrations.ts';
import type { Db } from './connect.ts';
import { samePlan } from './in-plan.ts';
import { findPendingMigrations, migrate } from './migrate.ts';
import { MIGRATIONS, readMigrations } from './read-migrations.ts';

const today = await testDatabase();
const migrations = readMigrations(MIGRATIONS);

/** What a migration may add to: departments that were names, the parts of sheets that had none, what items' indicators are asked on. */
const GROWING = ['department', 'part', 'project', 'placement'];
/** What the migrators themselves keep. */
const OWN = /_migration(_lock)?$/;

async function countRows(db: Db): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY name`.execute(db.kysely);
  const tables = rows.map(({ name }) => name).filter((name) => !OWN.test(name));
  const counted = await sql
    .raw<{ name: string; count: string }>(
      tables.map((name) => `SELECT '${name}' AS name, count(*) AS count FROM "${name}"`).join(' UNION ALL '),
    )
    .execute(db.kysely);
  return Object.fromEntries(counted.rows.map(({ name, count }) => [name, Number(count)]));
}

/** Every column, index, constraint, trigger and function, in words that compare. */
async function describeSchema(db: Db): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    SELECT line FROM (
      SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default, generation_expression) AS line
        FROM information_schema.columns WHERE table_schema = 'public'
      UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
      UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    ) said WHERE line !~ '_migration' ORDER BY line COLLATE "C"`.execute(db.kysely);
  return rows.map(({ line }) => line);
}

/** A title may break between its phrases. */
const inOnePiece = (text: string) => text.replaceAll(' ', '');

it('the database of the newest migration is kept: node scripts/keep-schema.mjs', async () => {
  expect(KEPT.at(-1)).toBe(migrations.at(-1)!.name.slice(0, 4));
  const db = await openKept(KEPT.at(-1)!);
  expect(await findPendingMigrations(db)).toEqual({ ok: true, pending: [] });
  const empty = Object.entries(await countRows(db)).filter(([, count]) => count === 0);
  expect(empty).toEqual([]);
  await db.close();
});

describe.each(KEPT)('what the code of migration %s left', (number) => {
  let db: Db;
  let before: Record<string, number>;
  let secretariat: Browser;
  afterAll(() => db.close());

  it('is migrated to the schema of today, row by row', async () => {
    db = await openKept(number);
    const recorded = await listRecorded(db.kysely);
    expect(recorded).toEqual(migrations.slice(0, Number(number)).map(({ recordedName }) => recordedName));
    before = await countRows(db);
    expect(await migrate(db)).toMatchObject({ ok: true });
    const after = await countRows(db);
    for (const [table, count] of Object.entries(before))
      if (GROWING.includes(table)) expect([table, after[table]! >= count]).toEqual([table, true]);
      else expect([table, after[table]]).toEqual([table, count]);
    expect(await describeSchema(db)).toEqual(await describeSchema(today));
  });

  it('opens through the door of the secretariat', async () => {
    const { id } = await db.kysely.selectFrom('municipality').select('id').executeTakeFirstOrThrow();
    secretariat = await new Browser(testApplication(db)).signIn(`secretariat-${id}`);
    const plans = await db.kysely.selectFrom('plan').select(['id', 'title']).execute();
    expect(plans.length).toBeGreaterThan(0);
    const read = async (address: string) => {
      const answer = await secretariat.get(address);
      expect([address, answer.status]).toEqual([address, 200]);
      return inOnePiece(pageText(await answer.text()));
    };
    const home = await read('/');
    for (const { id, title } of plans)
      for (const page of [home, await read(`/plans/${id}`)]) expect(page).toContain(inOnePiece(title));
    const sheets = await db.kysely
      .selectFrom('sheet')
      .innerJoin('project', (join) =>
        join.on(samePlan('project', 'sheet')).onRef('project.id', '=', 'sheet.project_id'),
      )
      .select(['sheet.plan_id', 'sheet.id', 'project.title'])
      .execute();
    expect(sheets.length).toBeGreaterThan(0);
    for (const { plan_id, id, title } of sheets)
      expect(await read(`/plans/${plan_id}/sheets/${id}`)).toContain(inOnePiece(title));
    expect(await read('/search?q=見守り')).toMatch(/[1-9]\d*件見つかりました/);
  });
});
