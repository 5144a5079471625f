import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../kit/database.ts';
import { projectFiles, readProjectFile } from '../kit/project-files.ts';

const db = await testDatabase();

type Column = { table: string; column: string; type: string; isNullable: boolean };
type Constraint = { table: string; kind: 'p' | 'f' | 'u'; definition: string };

/** Written anew by `npx vitest run --project embedded test/guards/data-model.test.ts -u`. */
it('docs/data-model.md is what the migrations make', async () => {
  const about = commentsOf(
    projectFiles(/^src\/db\/migrations\/.*\.sql$/)
      .map(readProjectFile)
      .join('\n'),
  );
  const columns = await listColumns();
  const constraints = await listConstraints();
  const tables = [...new Set(columns.map(({ table }) => table))].sort();
  const isBound = (table: string) =>
    columns.some((one) => one.table === table && one.column === 'municipality_id');
  expect(tables.filter((table) => !isBound(table))).toEqual([
    'kysely_migration',
    'kysely_migration_lock',
    'municipality',
  ]);
  const drawing = [
    '# Data model\n\nDrawn from the migrations by a test; do not edit by hand. Every table but `municipality` and',
    'those of the migrator (`kysely_…`) has a `municipality_id`, and every query is bound to it. Ids within a plan are those of its exchange document.\n',
    ...tables.map((table) => {
      const keys = constraints.filter((one) => one.table === table);
      return [
        `## ${table}\n`,
        about.has(table) ? `${about.get(table)}\n` : null,
        '| column | type | |',
        '| --- | --- | --- |',
        ...columns
          .filter((one) => one.table === table)
          .map(
            ({ column, type, isNullable }) => `| ${column} | ${type} | ${isNullable ? 'may be null' : ''} |`,
          ),
        '',
        ...keys.map(({ definition }) => `- ${definition}`),
        '',
      ].filter((line) => line !== null);
    }),
  ].flat();
  await expect(`${drawing.join('\n').trim()}\n`).toMatchFileSnapshot('../../docs/data-model.md');
});

/** What a migration says directly above the table that it makes. */
function commentsOf(text: string): Map<string, string> {
  const said = [...text.matchAll(/((?:^-- .*\n)+)CREATE TABLE (\w+)/gm)];
  return new Map(
    said.map(([, comment, table]) => [table!, comment!.replace(/^-- /gm, '').replaceAll('\n', ' ').trim()]),
  );
}

async function listColumns(): Promise<Column[]> {
  const { rows } = await sql<Column>`
    SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
           NOT a.attnotnull AS "isNullable"
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY c.relname, a.attnum
  `.execute(db.kysely);
  return rows;
}

async function listConstraints(): Promise<Constraint[]> {
  const { rows } = await sql<Constraint>`
    SELECT c.relname AS table, k.contype::text AS kind, pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE c.relnamespace = 'public'::regnamespace AND k.contype IN ('p', 'f', 'u')
    ORDER BY c.relname, position(k.contype::text in 'puf'), definition
  `.execute(db.kysely);
  return rows;
}
