import { inPlan } from '#db/in-plan.ts';
import { rowsAsJson } from '#db/rows-as-json.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { filled } from '#exchange/filled.ts';
import type { ExchangeSheet } from '#exchange/schema.ts';
import type { ExchangePart } from '#exchange/year-schema.ts';
import { keptName } from '#records/people/department-name.ts';

/** The plan's sheets, or those of one project, without their ratings. */
export async function listSheets(
  db: Reader,
  key: PlanKey,
  only: { project?: string } = {},
): Promise<Omit<ExchangeSheet, 'ratings'>[]> {
  const rows = await db
    .selectFrom('sheet')
    .select(['id', 'project_id as project', 'year', 'page', 'fields', 'state', 'form_id', 'form_version'])
    .where(inPlan(key))
    .$if(only.project !== undefined, (query) => query.where('project_id', '=', only.project!))
    .orderBy('position')
    .execute();
  return rows.map(({ state, form_id: id, form_version: version, ...sheet }) => ({
    ...sheet,
    ...filled({ state, form: id === null ? null : { id, version: version! } }),
  }));
}

/** Where each sheet of the plan stands, without its prose: for lists, and for the way from one sheet to the next. */
export function listSheetPlaces(
  db: Reader,
  key: PlanKey,
): Promise<{ id: string; project: string; year: number; page: number | null }[]> {
  return rowsAsJson(
    db,
    db
      .selectFrom('sheet')
      .select(['id', 'project_id as project', 'year', 'page'])
      .where(inPlan(key))
      .orderBy('position'),
  );
}

export async function listParts(
  db: Reader,
  key: PlanKey,
  only: { sheet?: string } = {},
): Promise<(ExchangePart & { sheet: string })[]> {
  return db
    .selectFrom('part')
    .select(['sheet_id as sheet', keptName('part').as('department'), 'stage', 'state', 'fields'])
    .where(inPlan(key))
    .$if(only.sheet !== undefined, (query) => query.where('sheet_id', '=', only.sheet!))
    .orderBy('sheet_id')
    .orderBy('position')
    .execute();
}
