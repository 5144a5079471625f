import { inPlan, planColumns } from '#db/in-plan.ts';
import { insertRows, type Row } from '#db/insert-rows.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { type PlacedRating, placedRatings } from '#domain/review/rating.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import type { DepartmentsOfPlan } from '#records/people/ensure-departments.ts';

/** Writes the sheets of a plan with their parts, and all its ratings; `position` keeps the order of the document's lists. */
export async function storeSheets(
  tx: Tx,
  key: PlanKey,
  plan: ExchangePlan,
  departments: Pick<DepartmentsOfPlan, 'ofPart'>,
): Promise<void> {
  await insertRows(tx, 'sheet', sheetRows(key, plan));
  await insertRows(tx, 'rating', ratingRows(key, plan, departments));
  await insertRows(tx, 'part', partRows(key, plan, departments));
}

/** Takes all sheets of a plan away, for another document to take its place; their parts go with them. */
export async function clearSheets(tx: Tx, key: PlanKey): Promise<void> {
  await tx.deleteFrom('rating').where(inPlan(key)).execute();
  await tx.deleteFrom('sheet').where(inPlan(key)).execute();
}

const sheetRows = (key: PlanKey, { sheets }: ExchangePlan) =>
  sheets.map(
    ({ ratings: _, parts: __, form, project, state = null, ...sheet }, position): Row<'sheet'> => ({
      ...planColumns(key),
      ...sheet,
      form_id: form?.id ?? null,
      form_version: form?.version ?? null,
      position,
      project_id: project,
      state,
    }),
  );

type Names = Pick<DepartmentsOfPlan, 'ofPart'>;

/** What a sealed year printed stays as it was printed, whatever its owners are called later. */
const sealedYears = ({ cycles = [] }: ExchangePlan) =>
  new Set(cycles.flatMap(({ year, state }) => (state === 'sealed' ? [year] : [])));

function partRows(key: PlanKey, plan: ExchangePlan, { ofPart }: Names) {
  const sealed = sealedYears(plan);
  return plan.sheets.flatMap((sheet) =>
    (sheet.parts ?? []).map(
      ({ department, ...part }, position): Row<'part'> => ({
        ...planColumns(key),
        ...part,
        sheet_id: sheet.id,
        department_id: ofPart(sheet.project, department),
        printed: sealed.has(sheet.year) ? department : null,
        position,
      }),
    ),
  );
}

/** A grade of an owner who has a part of the sheet is that owner's; any other keeps the words under which it was printed. */
function ownersOfGrades(plan: ExchangePlan, { ofPart }: Names) {
  const sealed = sealedYears(plan);
  const running = plan.sheets.filter(({ year }) => !sealed.has(year));
  const parts = new Map(
    running.map(({ id, parts: own = [] }) => [id, new Set(own.map(({ department }) => department))]),
  );
  return ({
    project,
    sheet,
    department,
  }: PlacedRating): Pick<Row<'rating'>, 'department' | 'department_id'> =>
    department !== null && sheet !== null && parts.get(sheet)?.has(department)
      ? { department: null, department_id: ofPart(project, department) }
      : { department, department_id: null };
}

/** Ratings printed on sheets first, sheet by sheet, then those of the summary table. */
function ratingRows(key: PlanKey, plan: ExchangePlan, names: Names) {
  const ownerOf = ownersOfGrades(plan, names);
  return placedRatings(plan).map((rating, position): Row<'rating'> => {
    const { project, sheet, year, layer, code, scale, reason, by, at } = rating;
    return {
      ...planColumns(key),
      position,
      project_id: project,
      sheet_id: sheet,
      year,
      layer,
      ...ownerOf(rating),
      code,
      scale_id: scale ?? null,
      reason: reason ?? null,
      rated_by: by ?? null,
      rated_at: at ?? null,
    };
  });
}
