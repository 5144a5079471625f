import { sql } from 'kysely';
import type { Reader } from '#db/transaction.ts';
import type { Cycle, StageSwitches } from '#domain/cycle/cycle.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { PlanRules } from '#exchange/year-schema.ts';

/** A cycle as its pages and writes see it: with the version that a write must find. */
export type KeptCycle = Cycle & { version: number };

/** A plan as the pages of its year name it. */
export type PlanOfYear = { id: string; title: string; version: number; rules: PlanRules | null };

export const switchesOf = (plan: Pick<PlanOfYear, 'rules'>): StageSwitches => plan.rules?.stages ?? {};

export async function findPlanOfYear(db: Reader, key: PlanKey): Promise<PlanOfYear | undefined> {
  return db
    .selectFrom('plan')
    .select(['id', 'title', 'version', 'rules'])
    .where('municipality_id', '=', key.municipalityId)
    .where('id', '=', key.planId)
    .executeTakeFirst();
}

const cyclesOf = (db: Reader, municipalityId: string) =>
  db
    .selectFrom('cycle')
    .select(['year', 'state', 'stages', 'exceptions', 'focus', 'left_out as leftOut', 'version'])
    .where('municipality_id', '=', municipalityId);

export async function findCycle(db: Reader, key: PlanKey, year: number): Promise<KeptCycle | undefined> {
  return cyclesOf(db, key.municipalityId)
    .where('plan_id', '=', key.planId)
    .where('year', '=', year)
    .executeTakeFirst();
}

/** The year that a plan is working on: the newest that is not sealed; undefined where none is. */
export async function findCurrentCycle(db: Reader, key: PlanKey): Promise<KeptCycle | undefined> {
  return cyclesOf(db, key.municipalityId)
    .where('plan_id', '=', key.planId)
    .where('state', '!=', 'sealed')
    .orderBy('year', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Every year that a municipality is working on, with its plan, the newest plan first. */
export async function listRunningCycles(
  db: Reader,
  municipalityId: string,
): Promise<{ plan: PlanOfYear; cycle: KeptCycle }[]> {
  const rows = await db
    .selectFrom('cycle')
    .innerJoin('plan', (join) =>
      join.onRef('plan.municipality_id', '=', 'cycle.municipality_id').onRef('plan.id', '=', 'cycle.plan_id'),
    )
    .select(['plan.id', 'plan.title', 'plan.version as planVersion', 'plan.rules'])
    .select(['cycle.year', 'cycle.state', 'cycle.stages', 'cycle.exceptions', 'cycle.focus'])
    .select(['cycle.left_out as leftOut', 'cycle.version'])
    .where('cycle.municipality_id', '=', municipalityId)
    .where('cycle.state', '!=', 'sealed')
    .orderBy(sql`plan.from_year desc nulls last`)
    .orderBy('plan.title')
    .orderBy('plan.id')
    .orderBy('cycle.year', 'desc')
    .execute();
  return rows.map(({ id, title, planVersion, rules, ...cycle }) => ({
    plan: { id, title, version: planVersion, rules },
    cycle,
  }));
}

/** Every year of a plan that has sheets or was opened, the newest first; `state` null: it was only imported. */
export async function listYears(
  db: Reader,
  key: PlanKey,
): Promise<{ year: number; state: Cycle['state'] | null; stages: Cycle['stages']; sheets: number }[]> {
  const { rows } = await sql<{
    year: number;
    state: Cycle['state'] | null;
    stages: Cycle['stages'] | null;
    sheets: number;
  }>`
    SELECT year, cycle.state, cycle.stages, coalesce(counted.sheets, 0)::int AS sheets
    FROM (SELECT * FROM cycle WHERE municipality_id = ${key.municipalityId} AND plan_id = ${key.planId}) cycle
    FULL JOIN (
      SELECT year, count(*) AS sheets FROM sheet
      WHERE municipality_id = ${key.municipalityId} AND plan_id = ${key.planId} GROUP BY year
    ) counted USING (year)
    ORDER BY year DESC
  `.execute(db);
  return rows.map(({ stages, ...row }) => ({ ...row, stages: stages ?? {} }));
}
