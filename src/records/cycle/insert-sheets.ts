import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { fieldsOf } from '#domain/sheet/form.ts';
import type { Candidate } from './opening-queries.ts';
import { beginningOf } from './sheet-beginning.ts';

/** Parts that are there keep their places before those that are added. */
const AFTER_THOSE_THERE = 1_000;

export type NewSheet = { candidate: Candidate; parts: readonly string[] };
type Stage = 'targeting' | 'collecting';
type MadeSheet = { id: string; project_id: string; form_id: string | null; form_version: number | null } & {
  year: number;
  fields: object;
  state: 'draft';
};
type MadePart = { sheet_id: string; stage: Stage; department: string; position: number; fields: object };

/** Makes the sheets of a year with a part for each owner, in the order given; each begins with what its form takes over. */
export async function insertSheets(
  tx: Tx,
  key: PlanKey,
  year: number,
  made: readonly NewSheet[],
  stages: readonly Stage[],
): Promise<void> {
  const sheets: MadeSheet[] = [];
  const parts: MadePart[] = [];
  for (const { candidate, parts: owners } of made) {
    const id = `s-${year}-${randomUUID().slice(0, 8)}`;
    const begun = beginningOf(candidate, owners);
    const form = candidate.form;
    sheets.push({
      id,
      project_id: candidate.id,
      year,
      fields: begun.fields,
      state: 'draft',
      form_id: form?.id ?? null,
      form_version: form?.version ?? null,
    });
    const early = new Set(
      form
        ? fieldsOf(form).flatMap((field) => (field.stage === 'targeting' ? [field.key as string] : []))
        : [],
    );
    for (const stage of stages)
      for (const department of owners)
        parts.push({
          sheet_id: id,
          stage,
          department,
          position: parts.length,
          fields: Object.fromEntries(
            Object.entries(begun.own[department] ?? {}).filter(
              ([field]) => early.has(field) === (stage === 'targeting'),
            ),
          ),
        });
  }
  await sql`
    INSERT INTO sheet (municipality_id, plan_id, id, project_id, year, fields, state, form_id, form_version)
    SELECT ${key.municipalityId}, ${key.planId}, id, project_id, year, fields, state, form_id, form_version
    FROM json_populate_recordset(null::sheet, ${JSON.stringify(sheets)}::json)
  `.execute(tx);
  await insertParts(tx, key, parts);
}

/** The parts of sheets that are there already, as far as each sheet is; a part that is there stays as it is. */
export async function addParts(
  tx: Tx,
  key: PlanKey,
  taken: readonly NewSheet[],
  stages: readonly Stage[],
): Promise<void> {
  const parts = taken.flatMap(({ candidate, parts: owners }) =>
    stages.flatMap((stage, round) =>
      owners.map((department, at) => ({
        sheet_id: candidate.sheet!,
        stage,
        department,
        position: AFTER_THOSE_THERE + round * owners.length + at,
        fields: {},
      })),
    ),
  );
  for (const { candidate } of taken)
    await tx
      .updateTable('sheet')
      .set((eb) => ({
        state: eb.fn.coalesce('state', eb.val('draft' as const)),
        form_id: eb.fn.coalesce('form_id', eb.val(candidate.form?.id ?? null)),
        form_version: eb.fn.coalesce('form_version', eb.val(candidate.form?.version ?? null)),
        version: eb('version', '+', 1),
      }))
      .where(inPlan(key))
      .where('id', '=', candidate.sheet!)
      .where((eb) => eb.or([eb('state', 'is', null), eb('form_id', 'is', null)]))
      .execute();
  await insertParts(tx, key, parts);
}

async function insertParts(tx: Tx, key: PlanKey, parts: readonly MadePart[]): Promise<void> {
  await sql`
    INSERT INTO part (municipality_id, plan_id, sheet_id, stage, department, position, fields, state)
    SELECT sheet.municipality_id, sheet.plan_id, sheet.id, made.stage, made.department, made.position, made.fields,
      CASE WHEN made.stage = 'targeting' OR sheet.state IS NULL THEN 'draft'
        WHEN sheet.state IN ('draft', 'submitted', 'returned', 'approved') THEN sheet.state
        ELSE 'approved' END
    FROM json_populate_recordset(null::part, ${JSON.stringify(parts)}::json) made
    JOIN sheet ON sheet.municipality_id = ${key.municipalityId} AND sheet.plan_id = ${key.planId}
      AND sheet.id = made.sheet_id
    ON CONFLICT DO NOTHING
  `.execute(tx);
}
