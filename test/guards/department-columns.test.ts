import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../kit/database.ts';

/**
 * A department is somebody: a table that is worked with refers to it by its id. A name stands only where something was printed, and is
 * listed here with the reason. JSON that names a department does so by a `departmentId`, which merging rewrites (pass-on-work.ts).
 */

const PRINTED: Record<string, string> = {
  'owner.department': 'as the plan prints its owners, beside the id of whom that means',
  'owner.subsection': 'the same of a 係',
  'post.section':
    'the 係 by which the holder of a post is addressed; for whom it answers, the id beside it says',
  'rating.department':
    'as a printed sheet or summary table names who graded, where that is no owner with a part, or the year is sealed',
};

const db = await testDatabase();

it('every column that is about a department is the id of one', async () => {
  const { rows } = await sql<{ column: string; refers: boolean }>`
    SELECT c.table_name || '.' || c.column_name AS column, EXISTS (
      SELECT FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
      WHERE k.contype = 'f' AND k.confrelid = 'department'::regclass
        AND k.conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass AND a.attname = c.column_name
    ) AS refers
    FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
      AND (c.column_name LIKE '%department%' OR c.column_name LIKE '%section%' AND c.data_type <> 'jsonb')
    ORDER BY 1`.execute(db.kysely);
  const names = rows.filter(({ refers }) => !refers).map(({ column }) => column);
  expect(names).toEqual(Object.keys(PRINTED).sort());
  expect(rows.filter(({ refers }) => refers).length).toBeGreaterThan(10);
});
