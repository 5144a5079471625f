import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** What every query of a plan is bound to: its municipality and its plan. `table` (or its alias) where several are joined. */
export function inPlan({ municipalityId, planId }: PlanKey, table?: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${column('municipality_id', table)} = ${municipalityId} AND ${column('plan_id', table)} = ${planId})`;
}

/** Two tables (or their aliases) whose rows belong to one plan of one municipality. */
export function samePlan(one: string, other: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${column('municipality_id', one)} = ${column('municipality_id', other)} AND ${column('plan_id', one)} = ${column('plan_id', other)})`;
}

type Joining<J> = { on(condition: Expression<SqlBool>): J };

/** Joins on one column of each of two tables (or their aliases) within one plan: `project.id`, `sheet.project_id`. */
export const onPlan =
  (one: string, other: string) =>
  <J extends Joining<J>>(join: J): J =>
    join.on(sql<SqlBool>`${samePlan(tableOf(one), tableOf(other))} AND ${sql.ref(one)} = ${sql.ref(other)}`);

/** The same within one municipality: `post.id`, `holding.post_id`. */
export const onTown =
  (one: string, other: string) =>
  <J extends Joining<J>>(join: J): J =>
    join.on(
      sql<SqlBool>`${column('municipality_id', tableOf(one))} = ${column('municipality_id', tableOf(other))} AND ${sql.ref(one)} = ${sql.ref(other)}`,
    );

const tableOf = (column: string) => column.slice(0, column.indexOf('.'));
const column = (name: string, table?: string) => sql.ref(table === undefined ? name : `${table}.${name}`);

export type OfPlanColumns = { municipality_id: string; plan_id: string };

/** The same as the columns of a row that is written. */
export const planColumns = ({ municipalityId, planId }: PlanKey): OfPlanColumns => ({
  municipality_id: municipalityId,
  plan_id: planId,
});
