import { type ExpressionBuilder, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { inPlan, onPlan, samePlan } from '#db/in-plan.ts';
import { rowsAsJson } from '#db/rows-as-json.ts';
import type { Database } from '#db/tables.ts';
import type { Reader } from '#db/transaction.ts';
import { groupBy } from '#domain/group-by.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { filled } from '#exchange/filled.ts';
import type { ExchangeIndicator } from '#exchange/schema.ts';
import { leading } from './project-queries.ts';

/** The plan's indicators, those of one project, or the one asked for, each with its values. */
export async function listIndicators(
  db: Reader,
  key: PlanKey,
  only: { project?: string; indicator?: string } = {},
): Promise<ExchangeIndicator[]> {
  const rows = await rowsAsJson(
    db,
    db
      .selectFrom('indicator')
      .select(['id', 'project_id as project', 'name', 'breakdown', 'survey_years as surveyYears'])
      .select(['value_type', 'unit', 'desired_trend', 'purpose', 'milestones', 'breaks'])
      .select((eb) => [nodeOf(eb).as('node'), ownersOf(eb).as('owners')])
      .where(inPlan(key))
      .$if(only.project !== undefined, (query) => query.where('project_id', '=', only.project!))
      .$if(only.indicator !== undefined, (query) => query.where('id', '=', only.indicator!))
      .orderBy('position'),
  );
  if (rows.length === 0) return [];
  const isPart = only.project !== undefined || only.indicator !== undefined;
  const ids = rows.map((row) => row.id);
  const values = await rowsAsJson(
    db,
    db
      .selectFrom('indicator_value')
      .select(['indicator_id', 'kind', 'year', 'text', 'reason', 'status'])
      .where(inPlan(key))
      .$if(isPart, (query) => query.where('indicator_id', 'in', ids))
      .orderBy('position'),
  );
  const valuesOf = groupBy(values, (row) => row.indicator_id);
  return rows.map((row) => {
    const { value_type, desired_trend, unit, purpose, milestones, breaks, surveyYears, owners, ...told } =
      row;
    const own = valuesOf.get(told.id) ?? [];
    return {
      ...told,
      values: own.flatMap(({ kind, year, text, reason, status }) =>
        year === null ? [] : [{ kind, year, text, ...filled({ reason, status }) }],
      ),
      undated: own.flatMap(({ kind, year, text }) => (year === null ? [{ kind, text }] : [])),
      ...filled({ valueType: value_type, unit, desiredTrend: desired_trend, purpose, milestones, breaks }),
      ...filled({ surveyYears, owners: owners.length > 0 ? owners.map(leading) : null }),
    };
  });
}

type OfIndicator = ExpressionBuilder<Database, 'indicator'>;

/** The item that it belongs to; null where it is a project's. */
function nodeOf(eb: OfIndicator) {
  return eb
    .selectFrom('project')
    .select('project.node_id')
    .where(samePlan('project', 'indicator'))
    .whereRef('project.id', '=', 'indicator.project_id');
}

/** Who is asked for an item's indicator; those of a project are asked of its owners, and name none. */
function ownersOf(eb: OfIndicator) {
  return jsonArrayFrom(
    eb
      .selectFrom('owner')
      .innerJoin('project', onPlan('project.id', 'owner.project_id'))
      .select(['owner.body', 'owner.department', 'owner.subsection'])
      .select((one) => one.fn<true | null>('nullif', ['owner.lead', one.lit(false)]).as('lead'))
      .where(samePlan('owner', 'indicator'))
      .whereRef('owner.project_id', '=', 'indicator.project_id')
      .where('project.node_id', 'is not', null)
      .where(sql<boolean>`coalesce(owner.asked ? indicator.id, true)`)
      .orderBy('owner.position'),
  );
}
