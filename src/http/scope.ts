import type { Reader } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { StageSwitches } from '#domain/cycle/cycle.ts';
import type { Actor } from '#domain/people/actor.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { KeptCycle } from '#records/cycle/queries.ts';
import type { PlanHead } from '#records/plan/queries.ts';

/** What every page and every write of a plan begins with. `db`: for reading; `switches`: which stages the plan has. */
export type PlanScope = {
  db: Reader;
  key: PlanKey;
  actor: Actor;
  plan: PlanHead;
  switches: StageSwitches;
  now: Date;
  today: CalendarDate;
};

/** The same of one fiscal year of the plan. `cycle` is null for a year that was only imported, or that nobody knows. */
export type YearScope = PlanScope & { year: number; cycle: KeptCycle | null; isSealed: boolean };

/** A year that is run here. */
export type CycleScope = YearScope & { cycle: KeptCycle };
