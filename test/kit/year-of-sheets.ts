import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import type { CycleState, StageSwitches } from '#domain/cycle/cycle.ts';
import type { PartState, SheetState } from '#domain/sheet/part.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import type { PlanRules } from '#exchange/year-schema.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { labelOf } from '#records/people/department-name.ts';
import { idOf, makeDepartmentsOf } from './departments.ts';
import { smallPlan } from './small-plan.ts';

type Key = { municipalityId: string; planId: string };

/** The year of the small plan whose sheets s-1, s-3 and s-4 are filled in. */
export const TEST_YEAR = 2023;

/** Stores the small plan with its year 2023 under way; every owner has its part. */
export async function storeYear(
  db: Db,
  municipalityId: string,
  {
    plan = smallPlan(),
    planId = 'small',
    cycle = 'collecting',
    rules = {},
  }: { plan?: ExchangePlan; planId?: string; cycle?: CycleState; rules?: Partial<PlanRules> } = {},
): Promise<Key> {
  const key = { municipalityId, planId };
  await inTransaction(db, async (tx) => {
    await makeDepartmentsOf({ kysely: tx }, municipalityId, plan);
    await storePlan(tx, municipalityId, plan, { actor: '事務局', planId });
    await tx
      .insertInto('cycle')
      .values({
        municipality_id: municipalityId,
        plan_id: planId,
        year: TEST_YEAR,
        state: cycle,
        stages: JSON.stringify({}),
        exceptions: JSON.stringify([]),
        focus: JSON.stringify(['p-1']),
        left_out: JSON.stringify([]),
      })
      .execute();
    for (const [sheet_id, departments] of Object.entries(OWNERS)) {
      for (const [position, department] of departments.entries())
        await tx
          .insertInto('part')
          .values({
            municipality_id: municipalityId,
            plan_id: planId,
            sheet_id,
            stage: 'collecting',
            department_id: idOf(department),
            position,
            state: 'draft',
            fields: JSON.stringify({}),
          })
          .execute();
      await tx
        .updateTable('sheet')
        .set({ state: 'draft' })
        .where('municipality_id', '=', municipalityId)
        .where('plan_id', '=', planId)
        .where('id', '=', sheet_id)
        .execute();
    }
  });
  await setRules(db, key, rules);
  return key;
}

const OWNERS: Record<string, string[]> = { 's-1': ['長寿課', '社協'], 's-3': ['社協'], 's-4': ['住宅課'] };

export async function setRules(
  db: Db,
  { municipalityId, planId }: Key,
  rules: Partial<PlanRules>,
): Promise<void> {
  const stages: StageSwitches = rules.stages ?? {};
  await db.kysely
    .updateTable('plan')
    .set({ rules: JSON.stringify({ ...rules, stages }) })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', planId)
    .execute();
}

export async function setCycle(db: Db, { municipalityId, planId }: Key, state: CycleState): Promise<void> {
  await db.kysely
    .updateTable('cycle')
    .set({ state })
    .where('municipality_id', '=', municipalityId)
    .where('plan_id', '=', planId)
    .execute();
}

/** Puts a sheet and all its parts where a test begins; a sheet that was accepted has approved parts. */
export async function setSheet(
  db: Db,
  { municipalityId, planId }: Key,
  sheet: string,
  state: SheetState,
): Promise<void> {
  const isLocked = state === 'accepted' || state === 'reviewed' || state === 'finalised';
  await db.kysely
    .updateTable('sheet')
    .set({ state })
    .where('municipality_id', '=', municipalityId)
    .where('plan_id', '=', planId)
    .where('id', '=', sheet)
    .execute();
  await db.kysely
    .updateTable('part')
    .set({ state: isLocked ? 'approved' : (state as PartState) })
    .where('municipality_id', '=', municipalityId)
    .where('plan_id', '=', planId)
    .where('sheet_id', '=', sheet)
    .execute();
}

/** Where a sheet and its parts are now, with the versions that a form would carry. */
export async function readSheet(db: Db, { municipalityId, planId }: Key, sheet: string) {
  const whole = await db.kysely
    .selectFrom('sheet')
    .select(['state', 'version'])
    .where('municipality_id', '=', municipalityId)
    .where('plan_id', '=', planId)
    .where('id', '=', sheet)
    .executeTakeFirstOrThrow();
  const parts = await db.kysely
    .selectFrom('part')
    .select([labelOf('part').as('department'), 'stage', 'state', 'version'])
    .where('municipality_id', '=', municipalityId)
    .where('plan_id', '=', planId)
    .where('sheet_id', '=', sheet)
    .orderBy('position')
    .execute();
  return { ...whole, parts };
}
