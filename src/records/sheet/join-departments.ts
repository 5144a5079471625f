import { sql } from 'kysely';
import type { Tx } from '#db/transaction.ts';
import { PART_STATES, type PartState } from '#domain/sheet/part.ts';
import type { Fields } from '#exchange/schema.ts';
import type { WorkChange } from '#records/people/pass-on-work.ts';

/** What both of two departments have on one sheet becomes one before the one is part of the other. */

const runningSheets = (municipalityId: string) => sql`
  SELECT sheet.plan_id, sheet.id FROM sheet
  JOIN cycle ON cycle.municipality_id = sheet.municipality_id AND cycle.plan_id = sheet.plan_id AND cycle.year = sheet.year
  WHERE sheet.municipality_id = ${municipalityId} AND cycle.state <> 'sealed'`;

/** The same grade twice is one. */
export async function dropEqualGrades(tx: Tx, { municipalityId, from, to }: WorkChange): Promise<void> {
  await sql`
    DELETE FROM rating a USING rating b
    WHERE a.municipality_id = ${municipalityId} AND a.department_id = ${from}
      AND (a.plan_id, a.sheet_id) IN (${runningSheets(municipalityId)})
      AND b.municipality_id = a.municipality_id AND b.plan_id = a.plan_id AND b.sheet_id = a.sheet_id
      AND b.department_id = ${to} AND b.layer = a.layer AND b.code = a.code
      AND coalesce(b.scale_id, '') = coalesce(a.scale_id, '')`.execute(tx);
}

type PartRow = { departmentId: string; state: PartState; fields: Fields };

/** Two parts of one sheet become one: both texts one below the other, and as far as the one that is less far. */
export async function joinSharedParts(
  tx: Tx,
  { municipalityId, from: leaving, to: staying }: WorkChange,
  name: string,
): Promise<void> {
  const { rows } = await sql<{ plan_id: string; sheet_id: string; stage: string; parts: PartRow[] }>`
    SELECT plan_id, sheet_id, stage,
      jsonb_agg(jsonb_build_object('departmentId', department_id, 'state', state, 'fields', fields)) AS parts
    FROM part WHERE municipality_id = ${municipalityId} AND department_id IN (${leaving}, ${staying})
      AND (plan_id, sheet_id) IN (${runningSheets(municipalityId)})
    GROUP BY plan_id, sheet_id, stage HAVING count(*) = 2`.execute(tx);
  for (const { plan_id, sheet_id, stage, parts } of rows) {
    const from = parts.find(({ departmentId }) => departmentId === leaving)!;
    const to = parts.find(({ departmentId }) => departmentId === staying)!;
    const state = PART_STATES.find((one) => one === from.state || one === to.state)!;
    const fields = JSON.stringify(joinFields(to.fields, from.fields, name));
    const place = sql`municipality_id = ${municipalityId} AND plan_id = ${plan_id}
      AND sheet_id = ${sheet_id} AND stage = ${stage}`;
    await sql`UPDATE part SET state = ${state}, fields = ${fields}::jsonb, version = version + 1
      WHERE ${place} AND department_id = ${staying}`.execute(tx);
    await sql`DELETE FROM part WHERE ${place} AND department_id = ${leaving}`.execute(tx);
  }
}

function joinFields(kept: Fields, joining: Fields, name: string): Fields {
  const joined: Record<string, string | undefined> = { ...kept };
  for (const [key, text] of Object.entries(joining)) {
    const own = joined[key] ?? '';
    if (!text?.trim() || own === text) continue;
    joined[key] = own.trim() === '' ? text : `${own}\n【${name}】\n${text}`;
  }
  return joined as Fields;
}

/** Sheets of running years on which both have graded on one layer and scale, each with another code. */
export async function listDisputed(tx: Tx, { municipalityId, from, to }: WorkChange): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    SELECT DISTINCT project.title FROM rating a
    JOIN rating b ON b.municipality_id = a.municipality_id AND b.plan_id = a.plan_id AND b.sheet_id = a.sheet_id
      AND b.department_id = ${to} AND b.layer = a.layer
      AND coalesce(b.scale_id, '') = coalesce(a.scale_id, '') AND b.code <> a.code
    JOIN project ON project.municipality_id = a.municipality_id AND project.plan_id = a.plan_id AND project.id = a.project_id
    WHERE a.municipality_id = ${municipalityId} AND a.department_id = ${from} AND NOT EXISTS (
      SELECT FROM cycle WHERE cycle.municipality_id = a.municipality_id AND cycle.plan_id = a.plan_id
        AND cycle.year = a.year AND cycle.state = 'sealed')
    ORDER BY project.title LIMIT 5`.execute(tx);
  return rows.map(({ title }) => `「${title}」`);
}
