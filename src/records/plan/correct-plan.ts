import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import { type PlanPeriod, yearsGivenUp } from '#domain/plan/plan-period.ts';
import { formatPeriod } from '#exchange/names.ts';
import { putEntries } from '#records/search/put-entries.ts';
import { headEntries } from '#records/search/search-entries.ts';
import { findPlanHead } from './queries.ts';

export type PlanCorrection = { version: number; title: string; years: PlanPeriod; reason: string };

/**
 * Another title or period of the plan, with its event and what search knows of it, if nobody has changed the plan since `version`.
 * A sealed year keeps its own document and with it the title that it was printed with.
 */
export function correctPlan(
  db: Db,
  act: Act,
  { version, title, years, reason }: PlanCorrection,
): Promise<Outcome<{ isChanged: boolean }, 'stale' | 'years-in-use'>> {
  const { key } = act;
  return inTransaction(db, async (tx) => {
    // Stronger than lockPlan: a year that is just being opened holds the plan by its key, and has to be seen below.
    await tx
      .selectFrom('plan')
      .select('id')
      .where('municipality_id', '=', key.municipalityId)
      .where('id', '=', key.planId)
      .forUpdate()
      .execute();
    const known = await findPlanHead(tx, key);
    if (known?.version !== version) return refuse('stale');
    const periods = { from: formatPeriod(known.years), to: formatPeriod(years) };
    const isRenamed = known.title !== title;
    const isMoved = periods.from !== periods.to;
    if (!isRenamed && !isMoved) return done({ isChanged: false });
    const run = await tx.selectFrom('cycle').select('year').where(inPlan(key)).execute();
    const runYears = run.map(({ year }) => year);
    if (yearsGivenUp(known.years, years, runYears).length > 0) return refuse('years-in-use');
    await tx
      .updateTable('plan')
      .set({ title, from_year: years.from, to_year: years.to, version: version + 1 })
      .where('municipality_id', '=', key.municipalityId)
      .where('id', '=', key.planId)
      .execute();
    if (isRenamed) await putEntries(tx, key, headEntries({ title, philosophies: known.philosophies }));
    await recordAct(tx, act, {
      kind: 'plan-corrected',
      details: {
        ...(isRenamed ? { title: { from: known.title, to: title } } : {}),
        ...(isMoved ? { years: periods } : {}),
        reason,
      },
    });
    return done({ isChanged: true });
  });
}
