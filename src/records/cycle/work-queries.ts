import { sql } from 'kysely';
import { firstNumber } from '#db/first-number.ts';
import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import { progressOf } from '#domain/cycle/progress.ts';
import type { WorkItem } from '#domain/cycle/work-item.ts';
import { NOBODY } from '#domain/plan/owner.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Form } from '#domain/sheet/form.ts';
import type { PartState } from '#domain/sheet/part.ts';
import { labelOf } from '#records/people/department-name.ts';

type SheetRow = Pick<WorkItem, 'sheet' | 'project' | 'title' | 'number' | 'sheetState'> & {
  form: string | null;
  filled: string[] | null;
  parts: PartRow[] | null;
  /** Ids of the departments with a self grade; null among them: a grade of all owners together. */
  graded: (string | null)[] | null;
  /** The id of the department of each open remark; null: on the sheet as a whole. */
  remarks: (string | null)[] | null;
};
type PartRow = {
  departmentId: string | null;
  department: string | null;
  state: PartState | null;
  savedAt: string | null;
  filled: string[];
};
const NO_PART: PartRow = { departmentId: null, department: null, state: null, savedAt: null, filled: [] };

/**
 * What is to be done in a year: the parts of a stage, one each, in the order of the plan; those of some departments only
 * where they are named. Two statements, however many parts; what belongs to a sheet is looked up by its key, since a planner
 * that knows no figures yet would join a new year's tables row by row.
 */
export async function listWork(
  db: Reader,
  key: PlanKey,
  year: number,
  only: { stage?: 'targeting' | 'collecting'; departmentIds?: readonly string[] } = {},
): Promise<WorkItem[]> {
  const { stage = 'collecting', departmentIds } = only;
  const of = (table: string) => sql`${sql.ref(`${table}.municipality_id`)} = ${key.municipalityId}
    AND ${sql.ref(`${table}.plan_id`)} = ${key.planId}`;
  const part = sql`part WHERE ${of('part')} AND part.sheet_id = sheet.id AND part.stage = ${stage}`;
  const own = departmentIds
    ? sql`AND EXISTS (SELECT FROM ${part} AND part.department_id = ANY(${[...departmentIds]}::text[]))`
    : sql``;
  const answer = await sql<{ rows: SheetRow[] }>`
    SELECT coalesce(json_agg(listed), '[]') AS rows FROM (
      SELECT sheet.id AS sheet, sheet.project_id AS project, sheet.state AS "sheetState",
        sheet.form_id || '/' || sheet.form_version AS form,
        (SELECT title FROM project WHERE ${of('project')} AND project.id = sheet.project_id) AS title,
        ${firstNumber(key, 'sheet.project_id')} AS number,
        (SELECT json_agg(key) FROM jsonb_each_text(sheet.fields) WHERE trim(value) <> '') AS filled,
        (SELECT json_agg(json_build_object('departmentId', department_id,
            'department', nullif(${labelOf('part')}, ${NOBODY}), 'state', state, 'savedAt', saved_at, 'filled',
            (SELECT coalesce(json_agg(key), '[]') FROM jsonb_each_text(part.fields) WHERE trim(value) <> ''))
          ORDER BY position) FROM ${part}) AS parts,
        (SELECT json_agg(department_id) FROM rating
          WHERE ${of('rating')} AND rating.sheet_id = sheet.id AND layer = 'self') AS graded,
        (SELECT json_agg(department_id) FROM remark WHERE ${of('remark')} AND remark.sheet_id = sheet.id
          AND parent_id IS NULL AND resolved_at IS NULL) AS remarks
      FROM sheet
      WHERE ${of('sheet')} AND sheet.year = ${year} ${own}
      ORDER BY (SELECT position FROM project WHERE ${of('project')} AND project.id = sheet.project_id), sheet.position
    ) listed`.execute(db);
  const prefilled = await prefilledKeys(db, key);
  return answer.rows[0]!.rows.flatMap((row) =>
    (row.parts ?? [NO_PART])
      .filter(({ departmentId }) => !departmentIds || departmentIds.includes(departmentId ?? ''))
      .map((one) => itemOf(row, one, prefilled.get(row.form ?? '') ?? new Set())),
  );
}

function itemOf(
  { form: _, filled, parts, graded, remarks, ...row }: SheetRow,
  { departmentId, department, state, savedAt, filled: own }: PartRow,
  prefilled: ReadonlySet<string>,
): WorkItem {
  const isAlone = (parts?.length ?? 0) < 2;
  const isGraded = graded?.some((one) => (one === null ? isAlone : one === departmentId)) ?? false;
  // What one owner writes is not begun by the others: the sheet's own texts say so only of who has it alone, or leads it.
  const isFirst = (parts?.[0]?.departmentId ?? null) === departmentId;
  const isNew = (field: string) => !prefilled.has(field);
  const isAnybodys = !parts?.some((one) => one.savedAt !== null || one.filled.some(isNew));
  const isWritten = own.some(isNew) || (isFirst && isAnybodys && (filled ?? []).some(isNew));
  return {
    ...row,
    departmentId,
    department,
    progress: progressOf({
      state,
      sheet: row.sheetState,
      hasBegun: savedAt !== null || isGraded || isWritten,
    }),
    savedAt,
    // One on the sheet as a whole is everybody's.
    openRemarks: remarks?.filter((one) => one === null || one === departmentId).length ?? 0,
  };
}

/** The fields in which a sheet begins with last year's words: they say nothing of whether somebody has written. */
async function prefilledKeys(db: Reader, key: PlanKey): Promise<Map<string, Set<string>>> {
  const forms = await db
    .selectFrom('form')
    .select(['id', 'version', 'sections'])
    .where(inPlan(key))
    .execute();
  return new Map(forms.map(({ id, version, sections }) => [`${id}/${version}`, new Set(keysIn(sections))]));
}

const keysIn = (sections: Form['sections']) =>
  sections.flatMap(({ fields }) => fields.flatMap((field) => (field.prefill ? [field.key] : [])));
