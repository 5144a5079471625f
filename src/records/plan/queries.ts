import { type ExpressionBuilder, sql } from 'kysely';
import { inPlan, onPlan } from '#db/in-plan.ts';
import type { Database } from '#db/tables.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeNode, ExchangeOutlookItem, ExchangeRatingScale } from '#exchange/schema.ts';
import type { PlanRules } from '#exchange/year-schema.ts';

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

export async function findRules(db: Reader, key: PlanKey): Promise<PlanRules | null> {
  const row = await db
    .selectFrom('plan')
    .select('rules')
    .where('municipality_id', '=', key.municipalityId)
    .where('id', '=', key.planId)
    .executeTakeFirst();
  return row?.rules ?? null;
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

export function listOutlook(db: Reader, key: PlanKey): Promise<ExchangeOutlookItem[]> {
  return db
    .selectFrom('outlook_item')
    .select(['from_nodes as from', 'goal', 'title', 'flags', 'relisted', 'text'])
    .where(inPlan(key))
    .orderBy('position')
    .execute();
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
      // Without what the sheets of items stand on.
      countOf(eb, 'project', sql<boolean>`project.node_id IS NULL`).as('projects'),
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
    .leftJoin('placement', onPlan('placement.project_id', 'project.id'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .whereRef('project.municipality_id', '=', 'plan.municipality_id')
    .whereRef('project.plan_id', '=', 'plan.id')
    .where('project.node_id', 'is', null)
    .$asScalar()
    .$notNull();
}

function countOf(eb: OfPlan, table: 'project' | 'indicator' | 'sheet', condition = sql<boolean>`true`) {
  return eb
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .whereRef(`${table}.municipality_id`, '=', 'plan.municipality_id')
    .whereRef(`${table}.plan_id`, '=', 'plan.id')
    .where(condition)
    .$asScalar()
    .$notNull();
}
