import { inPlan, planColumns } from '#db/in-plan.ts';
import { insertRows, type Row } from '#db/insert-rows.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { placedRatings } from '#domain/review/rating.ts';
import type { ExchangePlan } from '#exchange/schema.ts';

/** Writes the sheets of a plan with their parts, and all its ratings; `position` keeps the order of the document's lists. */
export async function storeSheets(tx: Tx, key: PlanKey, plan: ExchangePlan): Promise<void> {
  await insertRows(tx, 'sheet', sheetRows(key, plan));
  await insertRows(tx, 'rating', ratingRows(key, plan));
  await insertRows(tx, 'part', partRows(key, plan));
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

const partRows = (key: PlanKey, { sheets }: ExchangePlan) =>
  sheets.flatMap((sheet) =>
    (sheet.parts ?? []).map(
      (part, position): Row<'part'> => ({ ...planColumns(key), ...part, sheet_id: sheet.id, position }),
    ),
  );

/** Ratings printed on sheets first, sheet by sheet, then those of the summary table. */
const ratingRows = (key: PlanKey, plan: ExchangePlan) =>
  placedRatings(plan).map(
    ({ project, sheet, year, layer, department, code, scale, reason, by, at }, position): Row<'rating'> => ({
      ...planColumns(key),
      position,
      project_id: project,
      sheet_id: sheet,
      year,
      layer,
      department,
      code,
      scale_id: scale ?? null,
      reason: reason ?? null,
      rated_by: by ?? null,
      rated_at: at ?? null,
    }),
  );
