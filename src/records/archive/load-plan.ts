import type { Db } from '#db/connect.ts';
import type { Tx } from '#db/transaction.ts';
import { groupBy } from '#domain/group-by.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { PlacedRating } from '#domain/review/rating.ts';
import type { ExchangePlan, ExchangeYearRating } from '#exchange/schema.ts';
import { listCycles } from '#records/cycle/plan-cycle-queries.ts';
import { listEditions, listErrata } from '#records/edition/plan-edition-queries.ts';
import { listForms } from '#records/form/form-queries.ts';
import { listOpinions } from '#records/opinion/plan-opinion-queries.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { listProjects } from '#records/plan/project-queries.ts';
import { findPlanHead, findRules, listNodes, listOutlook, listScales } from '#records/plan/queries.ts';
import { listRequests } from '#records/request/plan-request-queries.ts';
import { listParts, listSheets } from '#records/sheet/queries.ts';
import { listRatings } from '#records/sheet/rating-queries.ts';

/**
 * The whole plan as the exchange format has it: exactly what `storePlan` was given. Null where there is none. All
 * statements read one state of the database, so that a plan that is replaced meanwhile comes back whole.
 */
export function loadPlan(db: Db, municipalityId: string, planId: string): Promise<ExchangePlan | null> {
  return db.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => readPlan(tx, { municipalityId, planId }));
}

/** The same within a transaction of the caller, who answers for reading one state of the database. */
export async function readPlan(db: Tx, key: PlanKey): Promise<ExchangePlan | null> {
  const head = await findPlanHead(db, key);
  if (!head) return null;
  const ratingScales = await listScales(db, key);
  const nodes = await listNodes(db, key);
  const projects = await listProjects(db, key);
  const indicators = await listIndicators(db, key);
  const sheets = await listSheets(db, key);
  const ratings = await listRatings(db, key);
  const outlook = await listOutlook(db, key);
  const opinions = await listOpinions(db, key);
  const rules = await findRules(db, key);
  const parts = groupBy(await listParts(db, key), (part) => part.sheet);
  const years = {
    forms: await listForms(db, key),
    cycles: await listCycles(db, key),
    collaborationRequests: await listRequests(db, key),
    editions: await listEditions(db, key),
    errata: await listErrata(db, key),
  };
  const ratingsOf = groupBy(ratings, (rating) => rating.sheet);
  return {
    id: head.documentId,
    title: head.title,
    years: head.years,
    philosophies: head.philosophies,
    levels: head.levels,
    ratingScales,
    nodes,
    projects,
    indicators,
    sheets: sheets.map((sheet) => ({
      ...sheet,
      ratings: (ratingsOf.get(sheet.id) ?? []).map(
        ({ project: _, year: __, sheet: ___, ...rating }) => rating,
      ),
      ...(parts.has(sheet.id) ? { parts: parts.get(sheet.id)!.map(({ sheet: _, ...part }) => part) } : {}),
    })),
    ratings: (ratingsOf.get(null) ?? []).map(inSummary),
    outlook,
    ...(opinions.length > 0 ? { opinions } : {}),
    ...(rules ? { rules } : {}),
    ...Object.fromEntries(Object.entries(years).filter(([, list]) => list.length > 0)),
  };
}

function inSummary({ project, year, layer, department, code, scale }: PlacedRating): ExchangeYearRating {
  return { project, year, layer, department, code, ...(scale === undefined ? {} : { scale }) };
}
