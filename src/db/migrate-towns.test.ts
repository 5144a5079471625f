import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { emptyDatabase } from '../../test/kit/database.ts';
import { root } from '../../test/kit/project-files.ts';
import type { Db } from './connect.ts';
import { migrate } from './migrate.ts';

const MIGRATIONS = join(import.meta.dirname, 'migrations');
type Rows = Record<string, Record<string, unknown>[]>;

/** A town as it stood after a migration (test/data/town-NNNN.json), taken to the newest schema. */
async function migratedTown(number: string): Promise<{ db: Db; before: Rows }> {
  const folder = mkdtempSync(join(tmpdir(), 'ayumi-migrations-'));
  for (const name of readdirSync(MIGRATIONS).filter((one) => one.slice(0, 4) <= number))
    cpSync(join(MIGRATIONS, name), join(folder, name));
  const before = JSON.parse(readFileSync(join(root, 'test', 'data', `town-${number}.json`), 'utf8')) as Rows;
  const db = await emptyDatabase();
  expect(await migrate(db, folder)).toMatchObject({ ok: true });
  await db.kysely.connection().execute(async (one) => {
    // The rows come table by table, whatever refers to what.
    await sql`SET session_replication_role = replica`.execute(one);
    for (const [table, rows] of Object.entries(before))
      await sql`INSERT INTO ${sql.table(table)} OVERRIDING SYSTEM VALUE
        SELECT * FROM json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(
        one,
      );
    await sql`SET session_replication_role = origin`.execute(one);
  });
  const outcome = await migrate(db);
  expect(outcome).toMatchObject({ ok: true });
  return { db, before };
}

const rowsOf = async (db: Db, query: string) =>
  (await sql.raw<Record<string, unknown>>(query).execute(db.kysely)).rows;

it('a town of the schema 0015 keeps every row, and its departments become somebody', async () => {
  const { db, before } = await migratedTown('0015');
  const kept = new Set(['department', 'part', 'project', 'placement']);
  for (const [table, rows] of Object.entries(before).filter(([name]) => !kept.has(name)))
    expect([table, Number((await rowsOf(db, `SELECT count(*) AS count FROM "${table}"`))[0]!.count)]).toEqual(
      [table, rows.length],
    );
  const parts = await rowsOf(
    db,
    `SELECT sheet_id, stage, label, part.state, fields, printed FROM part JOIN department USING (municipality_id)
      WHERE department.id = department_id ORDER BY sheet_id, stage, part.position`,
  );
  for (const { sheet_id, stage, department, state, fields } of before.part!)
    expect(parts).toContainEqual(
      expect.objectContaining({ sheet_id, stage, label: department, state, fields }),
    );
  expect(parts.filter(({ sheet_id }) => String(sheet_id).startsWith('s-p-'))).toMatchObject([
    { sheet_id: 's-p-houses', label: '総務課', fields: { issues: '総務の課題' } },
    { sheet_id: 's-p-kakari', label: '地域支援係', state: 'draft' },
    { sheet_id: 's-p-nobody', label: '担当未定', state: 'draft' },
  ]);
  expect(new Set(parts.filter(({ printed }) => printed !== null).map(({ sheet_id }) => sheet_id))).toEqual(
    new Set(
      before
        .sheet!.filter(({ year, plan_id }) => year === 2023 && plan_id === 'plan')
        .map(({ id }) => id)
        .filter((id) => before.part!.some((part) => part.sheet_id === id && part.plan_id === 'plan')),
    ),
  );

  const named = (table: string, column = 'department_id') =>
    rowsOf(
      db,
      `SELECT label FROM "${table}" one JOIN department ON department.municipality_id = one.municipality_id
        AND department.id = one.${column}`,
    );
  expect(await named('remark')).toEqual([{ label: '長寿課' }, { label: '長寿課' }]);
  for (const table of ['set_aside_text', 'opinion_proposal', 'sent_workbook', 'field_change'])
    expect([table, await named(table)]).toEqual([table, [{ label: '長寿課' }]]);
  expect(await named('collaboration_request', 'from_department_id')).toEqual([{ label: '長寿課' }]);
  expect(await named('collaboration_request', 'to_department_id')).toEqual([{ label: '住宅課' }]);
  expect(
    await rowsOf(
      db,
      `SELECT year, department, label FROM rating LEFT JOIN department
      ON department.id = department_id WHERE sheet_id = 's-now' OR year = 2020 ORDER BY year`,
    ),
  ).toEqual([
    { year: 2020, department: '旧福祉課', label: null },
    { year: 2025, department: null, label: '長寿課' },
  ]);

  const idOf = new Map(
    (await rowsOf(db, 'SELECT id, body, kind, name FROM department')).map((one) => [
      `${one.body} ${one.kind} ${one.name}`,
      one.id,
    ]),
  );
  for (const { body, name, id } of before.department!)
    expect(idOf.get(`${body} ${name === '社協' ? 'body' : 'department'} ${name}`)).toBe(id);
  const choju = idOf.get('city department 長寿課');
  expect(await rowsOf(db, `SELECT exceptions FROM cycle WHERE exceptions <> '[]'`)).toEqual([
    {
      exceptions: [
        { departmentId: choju, stage: 'collecting', due: '2026-05-10' },
        { departmentId: idOf.get('city department なくなった課'), stage: 'collecting', due: '2026-05-11' },
      ],
    },
  ]);
  expect(await rowsOf(db, `SELECT bound_to ->> 'departmentId' AS id FROM one_time_token`)).toEqual([
    { id: idOf.get('city department 住宅課') },
  ]);
  expect(await rowsOf(db, `SELECT bound_to ->> 'departmentId' AS id FROM session`)).toEqual([{ id: choju }]);
  expect(
    await rowsOf(
      db,
      `SELECT input #>> '{request,departmentId}' AS id FROM job WHERE id = 'job-of-department'`,
    ),
  ).toEqual([{ id: choju }]);
  expect(
    await rowsOf(
      db,
      `SELECT owner.body, label FROM owner JOIN department ON department.id = department_id
      WHERE project_id = 'p-houses' ORDER BY owner.position`,
    ),
  ).toEqual([
    { body: 'city', label: '総務課' },
    { body: 'shakyo', label: '社協　総務課' },
  ]);
  await db.close();
});
