import { type ExpressionBuilder, sql } from 'kysely';
import { inPlan, samePlan } from '#db/in-plan.ts';
import { rowsAsJson } from '#db/rows-as-json.ts';
import type { Database } from '#db/tables.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { findingsIn, type PlanFinding } from '#domain/review/findings.ts';
import type { PlacedRating } from '#domain/review/rating.ts';
import { filled } from '#exchange/filled.ts';
import type {
  ExchangeNode,
  ExchangeOpinion,
  ExchangeOutlookItem,
  ExchangeRatingScale,
  ExchangeSheet,
} from '#exchange/schema.ts';
import type { PlanRules } from '#exchange/year-schema.ts';
import { listIndicators } from './indicator-queries.ts';

export type PlanHead = {
  id: string;
  documentId: string;
  title: string;
  years: { from: number | null; to: number | null };
  philosophies: string[];
  levels: string[];
  rules: PlanRules | null;
  version: number;
};

export async function findPlanHead(
  db: Reader,
  { municipalityId, planId }: PlanKey,
): Promise<PlanHead | undefined> {
  const row = await db
    .selectFrom('plan')
    .select([
      'id',
      'document_id',
      'title',
      'from_year',
      'to_year',
      'philosophies',
      'levels',
      'rules',
      'version',
    ])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', planId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { document_id: documentId, from_year: from, to_year: to, ...head } = row;
  return { ...head, documentId, years: { from, to } };
}

export function listScales(db: Reader, key: PlanKey): Promise<ExchangeRatingScale[]> {
  return db
    .selectFrom('rating_scale')
    .select(['id', 'name', 'best', 'codes'])
    .where(inPlan(key))
    .orderBy('position')
    .execute();
}

export function listNodes(db: Reader, key: PlanKey): Promise<ExchangeNode[]> {
  return db
    .selectFrom('node')
    .select(['id', 'parent_id as parent', 'level', 'number', 'title', 'body', 'sections'])
    .where(inPlan(key))
    .orderBy('position')
    .execute();
}

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

/** The codes alone of all ratings of the plan, those on sheets first: for lists. */
export async function listGrades(db: Reader, key: PlanKey): Promise<PlacedRating[]> {
  const rows = await rowsAsJson(
    db,
    db
      .selectFrom('rating')
      .select(['project_id as project', 'sheet_id as sheet', 'year', 'layer', 'department', 'code'])
      .select('scale_id as scale')
      .where(inPlan(key))
      .orderBy('position'),
  );
  return rows.map(({ scale, ...rating }) => ({ ...rating, ...filled({ scale }) }));
}

/** Ratings of the plan, of one project, of one year or on some sheets; those on sheets first. */
export async function listRatings(
  db: Reader,
  key: PlanKey,
  only: { project?: string; year?: number; sheets?: readonly string[] } = {},
): Promise<PlacedRating[]> {
  const rows = await rowsAsJson(
    db,
    db
      .selectFrom('rating')
      .select(['project_id as project', 'sheet_id as sheet', 'year', 'layer', 'department', 'code'])
      .select(['scale_id as scale', 'reason', 'rated_by as by', 'rated_at as at'])
      .where(inPlan(key))
      .$if(only.project !== undefined, (query) => query.where('project_id', '=', only.project!))
      .$if(only.year !== undefined, (query) => query.where('year', '=', only.year!))
      .$if(only.sheets !== undefined, (query) => query.where('sheet_id', 'in', only.sheets!))
      .orderBy('position'),
  );
  return rows.map(({ scale, reason, by, at, ...rating }) => ({
    ...rating,
    ...filled({ scale, reason, by, at }),
  }));
}

/** What the checks find in the plan. */
export async function listFindings(db: Reader, key: PlanKey): Promise<PlanFinding[]> {
  const scales = await listScales(db, key);
  const indicators = await listIndicators(db, key);
  const ratings = await listGrades(db, key);
  return findingsIn({ scales, indicators, ratings });
}

export function listOutlook(db: Reader, key: PlanKey): Promise<ExchangeOutlookItem[]> {
  return db
    .selectFrom('outlook_item')
    .select(['from_nodes as from', 'goal', 'title', 'flags', 'relisted', 'text'])
    .where(inPlan(key))
    .orderBy('position')
    .execute();
}

/** The opinions on the plan, or those on one sheet; sheet null asks for those on the plan as a whole or a node. */
export async function listOpinions(
  db: Reader,
  key: PlanKey,
  only: { sheet?: string | null } = {},
): Promise<ExchangeOpinion[]> {
  const rows = await db
    .selectFrom('opinion')
    .select(['id', 'year', 'sheet_id as sheet', 'node_id as node', 'given_by as by', 'text', 'response'])
    .select('main_place as main')
    .where(inPlan(key))
    .$if(only.sheet !== undefined, (query) => query.where('sheet_id', 'is not distinct from', only.sheet!))
    .orderBy('position')
    .execute();
  return rows.map(({ main, ...opinion }) => ({ ...opinion, ...filled({ main }) }));
}

export type PlanOverview = {
  id: string;
  title: string;
  years: PlanHead['years'];
  /** 実数 */
  projects: number;
  /** 延べ: with every 再掲, see `countProjects` of the domain. */
  listings: number;
  indicators: number;
  sheets: number;
  sheetYears: number[];
};

/** Every plan of a municipality and how much is in it, the newest first. */
export async function listPlans(db: Reader, municipalityId: string): Promise<PlanOverview[]> {
  const rows = await db
    .selectFrom('plan')
    .select(['id', 'title', 'from_year', 'to_year'])
    .select((eb) => [
      countOf(eb, 'project').as('projects'),
      listingsOf(eb).as('listings'),
      countOf(eb, 'indicator').as('indicators'),
      countOf(eb, 'sheet').as('sheets'),
      eb
        .selectFrom('sheet')
        .select(sql<number[]>`coalesce(jsonb_agg(distinct year order by year), '[]')`.as('years'))
        .whereRef('sheet.municipality_id', '=', 'plan.municipality_id')
        .whereRef('sheet.plan_id', '=', 'plan.id')
        .$asScalar()
        .$notNull()
        .as('sheetYears'),
    ])
    .where('municipality_id', '=', municipalityId)
    .orderBy(sql`from_year desc nulls last`)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ from_year: from, to_year: to, ...plan }) => ({ ...plan, years: { from, to } }));
}

type OfPlan = ExpressionBuilder<Database, 'plan'>;

/** Every listing of every project; one that no item lists counts once. */
function listingsOf(eb: OfPlan) {
  return eb
    .selectFrom('project')
    .leftJoin('placement', (join) =>
      join.on(samePlan('placement', 'project')).onRef('placement.project_id', '=', 'project.id'),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .whereRef('project.municipality_id', '=', 'plan.municipality_id')
    .whereRef('project.plan_id', '=', 'plan.id')
    .$asScalar()
    .$notNull();
}

function countOf(eb: OfPlan, table: 'project' | 'indicator' | 'sheet') {
  return eb
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .whereRef(`${table}.municipality_id`, '=', 'plan.municipality_id')
    .whereRef(`${table}.plan_id`, '=', 'plan.id')
    .$asScalar()
    .$notNull();
}

/** The municipality as its documents name it. */
export function getMunicipality(
  db: Reader,
  municipalityId: string,
): Promise<{ name: string; code: string | null }> {
  return db
    .selectFrom('municipality')
    .select(['name', 'code'])
    .where('id', '=', municipalityId)
    .executeTakeFirstOrThrow();
}
