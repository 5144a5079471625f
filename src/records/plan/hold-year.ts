import { inPlan, onPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/**
 * Is a year sealed? A write that is about the year asks this before anything else: until its transaction ends nobody seals the
 * year then. One that was only imported is not run here, and not sealed.
 */
export async function holdYear(tx: Tx, key: PlanKey, year: number): Promise<{ isSealed: boolean }> {
  const cycle = await tx
    .selectFrom('cycle')
    .select('state')
    .where(inPlan(key))
    .where('year', '=', year)
    .forShare()
    .executeTakeFirst();
  return { isSealed: cycle?.state === 'sealed' };
}

/** The same of the year that a sheet belongs to. */
export async function holdYearOfSheet(tx: Tx, key: PlanKey, sheet: string): Promise<{ isSealed: boolean }> {
  const cycle = await tx
    .selectFrom('cycle')
    .innerJoin('sheet', onPlan('sheet.year', 'cycle.year'))
    .select('cycle.state')
    .where(inPlan(key, 'cycle'))
    .where('sheet.id', '=', sheet)
    .forShare('cycle')
    .executeTakeFirst();
  return { isSealed: cycle?.state === 'sealed' };
}
