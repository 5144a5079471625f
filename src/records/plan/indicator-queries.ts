import { inPlan } from '#db/in-plan.ts';
import { rowsAsJson } from '#db/rows-as-json.ts';
import type { Reader } from '#db/transaction.ts';
import { groupBy } from '#domain/group-by.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { filled } from '#exchange/filled.ts';
import type { ExchangeIndicator } from '#exchange/schema.ts';

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
      .select(['id', 'project_id as project', 'node_id as node', 'name', 'breakdown'])
      .select(['value_type', 'unit', 'desired_trend', 'purpose', 'milestones', 'breaks'])
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
  return rows.map(({ value_type, desired_trend, unit, purpose, milestones, breaks, ...told }) => {
    const own = valuesOf.get(told.id) ?? [];
    return {
      ...told,
      values: own.flatMap(({ kind, year, text, reason, status }) =>
        year === null ? [] : [{ kind, year, text, ...filled({ reason, status }) }],
      ),
      undated: own.flatMap(({ kind, year, text }) => (year === null ? [{ kind, text }] : [])),
      ...filled({ valueType: value_type, unit, desiredTrend: desired_trend, purpose, milestones, breaks }),
    };
  });
}
