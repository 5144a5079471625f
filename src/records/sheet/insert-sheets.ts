import { sql } from 'kysely';
import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Form } from '#domain/sheet/form.ts';
import type { PartStage } from '#domain/sheet/part.ts';
import type { Fields } from '#exchange/schema.ts';
import { putEntries } from '#records/search/put-entries.ts';
import { sheetTexts } from '#records/search/search-entries.ts';

type FormKey = Pick<Form, 'id' | 'version'>;
/** `title`: of its project. */
export type NewSheet = { id: string; project: string; title: string; fields: Fields; form: FormKey | null };
export type NewPart = {
  sheet: string;
  stage: PartStage;
  departmentId: string;
  position: number;
  fields: object;
};

/** Makes the sheets of a year, as drafts without a part; search finds what they begin with. */
export async function insertSheets(
  tx: Tx,
  key: PlanKey,
  year: number,
  sheets: readonly NewSheet[],
): Promise<void> {
  const rows = sheets.map(({ id, project, fields, form }) => ({
    id,
    project_id: project,
    fields,
    form_id: form?.id ?? null,
    form_version: form?.version ?? null,
  }));
  await sql`
    INSERT INTO sheet (municipality_id, plan_id, id, project_id, year, fields, state, form_id, form_version)
    SELECT ${key.municipalityId}, ${key.planId}, id, project_id, ${year}, fields, 'draft', form_id, form_version
    FROM json_populate_recordset(null::sheet, ${JSON.stringify(rows)}::json)
  `.execute(tx);
  const texts = sheets.flatMap(({ id, title, fields }) => sheetTexts({ id, year }, title, fields));
  await putEntries(tx, key, texts);
}

/** Begins to fill in a sheet that came with the plan: its state and its form are set, where it has none yet. */
export async function beginSheet(tx: Tx, key: PlanKey, sheet: string, form: FormKey | null): Promise<void> {
  await tx
    .updateTable('sheet')
    .set((eb) => ({
      state: eb.fn.coalesce('state', eb.val('draft' as const)),
      form_id: eb.fn.coalesce('form_id', eb.val(form?.id ?? null)),
      form_version: eb.fn.coalesce('form_version', eb.val(form?.version ?? null)),
      version: eb('version', '+', 1),
    }))
    .where(inPlan(key))
    .where('id', '=', sheet)
    .where((eb) => eb.or([eb('state', 'is', null), eb('form_id', 'is', null)]))
    .execute();
}

/** Makes parts of sheets, each as far as its sheet is; a part that is there stays as it is. */
export async function insertParts(tx: Tx, key: PlanKey, parts: readonly NewPart[]): Promise<void> {
  const rows = parts.map(({ sheet, departmentId, ...part }) => ({
    sheet_id: sheet,
    department_id: departmentId,
    ...part,
  }));
  await sql`
    INSERT INTO part (municipality_id, plan_id, sheet_id, stage, department_id, position, fields, state)
    SELECT sheet.municipality_id, sheet.plan_id, sheet.id, made.stage, made.department_id, made.position, made.fields,
      CASE WHEN made.stage = 'targeting' OR sheet.state IS NULL THEN 'draft'
        WHEN sheet.state IN ('draft', 'submitted', 'returned', 'approved') THEN sheet.state
        ELSE 'approved' END
    FROM json_populate_recordset(null::part, ${JSON.stringify(rows)}::json) made
    JOIN sheet ON sheet.municipality_id = ${key.municipalityId} AND sheet.plan_id = ${key.planId}
      AND sheet.id = made.sheet_id
    ON CONFLICT DO NOTHING
  `.execute(tx);
}

/** A grade that a sheet printed of an owner who has a part of it now is that owner's. */
export async function giveGrades(tx: Tx, key: PlanKey, parts: readonly NewPart[]): Promise<void> {
  await sql`
    UPDATE rating SET department = NULL, department_id = made."departmentId"
    FROM json_to_recordset(${JSON.stringify(parts)}::json) AS made(sheet text, "departmentId" text)
    JOIN department ON department.municipality_id = ${key.municipalityId} AND department.id = made."departmentId"
    WHERE rating.municipality_id = ${key.municipalityId} AND rating.plan_id = ${key.planId}
      AND rating.sheet_id = made.sheet AND rating.department IN (department.name, department.label)
  `.execute(tx);
}
