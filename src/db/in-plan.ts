import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** What every query of a plan is bound to: its municipality and its plan. `table` (or its alias) where several are joined. */
export function inPlan({ municipalityId, planId }: PlanKey, table?: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${column('municipality_id', table)} = ${municipalityId} AND ${column('plan_id', table)} = ${planId})`;
}

/** Two tables (or their aliases) whose rows belong to one plan of one municipality. */
export function samePlan(one: string, other: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${column('municipality_id', one)} = ${column('municipality_id', other)} AND ${column('plan_id', one)} = ${column('plan_id', other)})`;
}

const column = (name: string, table?: string) => sql.ref(table === undefined ? name : `${table}.${name}`);

export type OfPlanColumns = { municipality_id: string; plan_id: string };

/** The same as the columns of a row that is written. */
export const planColumns = ({ municipalityId, planId }: PlanKey): OfPlanColumns => ({
  municipality_id: municipalityId,
  plan_id: planId,
});
