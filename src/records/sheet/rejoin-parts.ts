import { sql } from 'kysely';
import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import { joinParts } from '#domain/sheet/part.ts';
import { nameOnSheet } from '#records/people/department-name.ts';

/** Texts of a sheet that are its owners' own, joined under their names 【…課】. */
export type JoinedTexts = { planId: string; sheet: string; fields: string[] };

type Sheet = {
  planId: string;
  sheet: string;
  fields: Record<string, string>;
  parts: { department: string; fields: Record<string, string> }[] | null;
};

/** The joined texts of the sheets of running years in which a department has a part. */
export async function listJoinedTexts(
  tx: Tx,
  municipalityId: string,
  departmentId: string,
): Promise<JoinedTexts[]> {
  const sheets = await listSheets(
    tx,
    sql`sheet.municipality_id = ${municipalityId} AND EXISTS (
      SELECT FROM part WHERE part.municipality_id = sheet.municipality_id AND part.plan_id = sheet.plan_id
        AND part.sheet_id = sheet.id AND part.department_id = ${departmentId})`,
  );
  return sheets.flatMap(({ planId, sheet, fields, parts }) => {
    const joined = Object.keys(fields).filter((field) => fields[field] === textOf(parts ?? [], field));
    return joined.length > 0 ? [{ planId, sheet, fields: joined }] : [];
  });
}

/** Joins them again, under the names that their owners have now. */
export async function rejoinTexts(
  tx: Tx,
  municipalityId: string,
  joined: readonly JoinedTexts[],
): Promise<void> {
  for (const { planId, sheet, fields: names } of joined) {
    const [now] = await listSheets(
      tx,
      sql`sheet.municipality_id = ${municipalityId} AND sheet.plan_id = ${planId} AND sheet.id = ${sheet}`,
    );
    if (!now) continue;
    const texts = names.map((field) => [field, textOf(now.parts ?? [], field)]);
    await tx
      .updateTable('sheet')
      .set({ fields: JSON.stringify({ ...now.fields, ...Object.fromEntries(texts) }) })
      .where(inPlan({ municipalityId, planId }))
      .where('id', '=', sheet)
      .execute();
  }
}

const textOf = (parts: NonNullable<Sheet['parts']>, field: string) =>
  joinParts(parts.map(({ department, fields }) => ({ department, text: fields[field] ?? '' })));

async function listSheets(tx: Tx, condition: ReturnType<typeof sql>): Promise<Sheet[]> {
  const { rows } = await sql<Sheet>`
    SELECT sheet.plan_id AS "planId", sheet.id AS sheet, sheet.fields,
      (SELECT json_agg(json_build_object('department', ${nameOnSheet('part')}, 'fields', part.fields) ORDER BY part.position)
        FROM part WHERE part.municipality_id = sheet.municipality_id AND part.plan_id = sheet.plan_id
          AND part.sheet_id = sheet.id AND part.stage = 'collecting') AS parts
    FROM sheet JOIN cycle ON cycle.municipality_id = sheet.municipality_id AND cycle.plan_id = sheet.plan_id
      AND cycle.year = sheet.year AND cycle.state <> 'sealed'
    WHERE ${condition}`.execute(tx);
  return rows;
}
