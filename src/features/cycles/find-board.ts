import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { type Board, boardOf } from '#domain/cycle/board.ts';
import type { StageSwitches } from '#domain/cycle/cycle.ts';
import { writingStage } from '#domain/cycle/deadline.ts';
import type { AppContext } from '#http/context.ts';
import { yearOf } from '#http/read-year.ts';
import { planKeyOf } from '#http/request-key.ts';
import { findCycle, type KeptCycle, switchesOf } from '#records/cycle/queries.ts';
import { listWork } from '#records/cycle/work-queries.ts';
import { findPlanHead, type PlanHead } from '#records/plan/queries.ts';
import { findRules } from '#records/plan/year-queries.ts';

export type FoundYear = { plan: PlanHead; cycle: KeptCycle; on: StageSwitches; today: string };

/** The opened year that the address names. */
export async function findYear(c: AppContext): Promise<FoundYear | undefined> {
  const db = c.get('db').kysely;
  const key = planKeyOf(c);
  const plan = await findPlanHead(db, key);
  const cycle = plan && (await findCycle(db, key, yearOf(c)));
  if (!plan || !cycle) return undefined;
  const on = switchesOf({ rules: await findRules(db, key) });
  return { plan, cycle, on, today: dayOf(c.get('now')) };
}

/** The same with everything that is to be done in it. */
export async function findBoard(c: AppContext): Promise<(FoundYear & { board: Board }) | undefined> {
  const found = await findYear(c);
  if (!found) return undefined;
  const { cycle, on, today } = found;
  const stage = writingStage(cycle.state) ?? 'collecting';
  const work = await listWork(c.get('db').kysely, planKeyOf(c), cycle.year, { stage });
  return { ...found, board: boardOf(cycle, on, work, today) };
}
