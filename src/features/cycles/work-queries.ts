import { sql } from 'kysely';
import { type Progress, progressOf } from '#domain/cycle/progress.ts';
import type { Form } from '#domain/sheet/form.ts';
import type { PartState, SheetState } from '#domain/sheet/part.ts';
import type { PlanKey, Reader } from '../plans/queries.ts';

/** One owner's part of a sheet as lists of work show it; `department` null: the project has no owner. */
export type WorkItem = {
  sheet: string;
  project: string;
  title: string;
  number: string;
  department: string | null;
  progress: Progress;
  /** The state of the sheet as a whole. */
  sheetState: SheetState | null;
  savedAt: string | null;
  openRemarks: number;
};

type Row = Omit<WorkItem, 'progress'> & {
  state: PartState | null;
  isSaved: boolean;
  filled: string[] | null;
  form: string | null;
};

/**
 * What is to be done in a year: the parts of a stage, one row each, in the order of the plan; those of some departments
 * only where they are named. Two statements, however many rows.
 */
export async function listWork(
  db: Reader,
  key: PlanKey,
  year: number,
  only: { stage?: 'targeting' | 'collecting'; departments?: readonly string[] } = {},
): Promise<WorkItem[]> {
  const { stage = 'collecting', departments } = only;
  const own = departments ? sql`AND part.department = ANY(${[...departments]}::text[])` : sql``;
  const answer = await sql<{ rows: Row[] }>`
    WITH graded AS (
      SELECT sheet_id, department FROM rating
      WHERE municipality_id = ${key.municipalityId} AND plan_id = ${key.planId} AND year = ${year}
        AND layer = 'self' AND sheet_id IS NOT NULL
    )
    SELECT coalesce(json_agg(listed), '[]') AS rows FROM (
      SELECT sheet.id AS sheet, sheet.project_id AS project, project.title, coalesce(placed.number, '') AS number,
        part.department, part.state, sheet.state AS "sheetState", part.saved_at AS "savedAt",
        (part.saved_at IS NOT NULL
          OR sheet.id IN (SELECT sheet_id FROM graded WHERE department IS NULL)
          OR (sheet.id, part.department) IN (SELECT sheet_id, department FROM graded)) AS "isSaved",
        (SELECT jsonb_agg(key) FROM (
          SELECT * FROM jsonb_each_text(sheet.fields) UNION ALL SELECT * FROM jsonb_each_text(part.fields)
        ) texts WHERE trim(value) <> '') AS filled,
        sheet.form_id || '/' || sheet.form_version AS form,
        coalesce(remarked.open, 0)::int AS "openRemarks"
      FROM sheet
      JOIN project ON project.municipality_id = sheet.municipality_id AND project.plan_id = sheet.plan_id
        AND project.id = sheet.project_id
      LEFT JOIN part ON part.municipality_id = sheet.municipality_id AND part.plan_id = sheet.plan_id
        AND part.sheet_id = sheet.id AND part.stage = ${stage}
      LEFT JOIN (
        SELECT DISTINCT ON (project_id) project_id, number FROM placement
        WHERE municipality_id = ${key.municipalityId} AND plan_id = ${key.planId} AND NOT relisted
        ORDER BY project_id, position
      ) placed ON placed.project_id = sheet.project_id
      LEFT JOIN (
        SELECT sheet_id, department, count(*) AS open FROM remark
        WHERE municipality_id = ${key.municipalityId} AND plan_id = ${key.planId}
          AND parent_id IS NULL AND resolved_at IS NULL
        GROUP BY sheet_id, department
      ) remarked ON remarked.sheet_id = sheet.id AND remarked.department IS NOT DISTINCT FROM part.department
      WHERE sheet.municipality_id = ${key.municipalityId} AND sheet.plan_id = ${key.planId}
        AND sheet.year = ${year} ${own}
      ORDER BY project.position, sheet.position, part.position
    ) listed`.execute(db);
  const prefilled = await prefilledKeys(db, key);
  return answer.rows[0]!.rows.map(({ state, isSaved, filled, form, ...row }) => ({
    ...row,
    progress: progressOf({
      state,
      sheet: row.sheetState,
      hasBegun: isSaved || (filled ?? []).some((field) => !prefilled.get(form ?? '')?.has(field)),
    }),
  }));
}

/** The fields in which a sheet begins with last year's words: they say nothing of whether somebody has written. */
async function prefilledKeys(db: Reader, key: PlanKey): Promise<Map<string, Set<string>>> {
  const forms = await db
    .selectFrom('form')
    .select(['id', 'version', 'sections'])
    .where('municipality_id', '=', key.municipalityId)
    .where('plan_id', '=', key.planId)
    .execute();
  return new Map(forms.map(({ id, version, sections }) => [`${id}/${version}`, new Set(keysIn(sections))]));
}

const keysIn = (sections: Form['sections']) =>
  sections.flatMap(({ fields }) => fields.flatMap((field) => (field.prefill ? [field.key] : [])));
