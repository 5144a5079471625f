import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { filled } from '#exchange/filled.ts';
import type { ExchangeOpinion } from '#exchange/schema.ts';

/** The opinions on the plan, or those on one sheet or on some; sheet null asks for those on the plan as a whole or a node. */
export async function listOpinions(
  db: Reader,
  key: PlanKey,
  only: { sheet?: string | null; sheets?: readonly string[] } = {},
): Promise<ExchangeOpinion[]> {
  if (only.sheets?.length === 0) return [];
  const rows = await db
    .selectFrom('opinion')
    .select(['id', 'year', 'sheet_id as sheet', 'node_id as node', 'given_by as by', 'text', 'response'])
    .select('main_place as main')
    .where(inPlan(key))
    .$if(only.sheet !== undefined, (query) => query.where('sheet_id', 'is not distinct from', only.sheet!))
    .$if(only.sheets !== undefined, (query) => query.where('sheet_id', 'in', only.sheets!))
    .orderBy('position')
    .execute();
  return rows.map(({ main, ...opinion }) => ({ ...opinion, ...filled({ main }) }));
}
