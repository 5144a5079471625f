import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { Actor } from '#domain/people/actor.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { planKeyOf } from '#http/request-key.ts';
import { findCycle, type KeptCycle } from '#records/cycle/queries.ts';
import { findPlanHead, type PlanHead } from '#records/plan/queries.ts';

/** What every page and every write of a committee's year begins with. */
export type CommitteeYear = {
  key: PlanKey;
  actor: Actor;
  plan: PlanHead;
  year: number;
  /** Null for a year that was only imported: it can be talked about all the same. */
  cycle: KeptCycle | null;
  isSealed: boolean;
  today: CalendarDate;
};

/** The year of the address, or the one given; null where there is no such plan, or no year. */
export async function openYear(c: AppContext, year = yearOf(c)): Promise<CommitteeYear | null> {
  const db = c.get('db').kysely;
  const key = planKeyOf(c);
  if (year === null) return null;
  const plan = await findPlanHead(db, key);
  if (!plan) return null;
  const cycle = (await findCycle(db, key, year)) ?? null;
  return {
    key,
    actor: actorOf(c),
    plan,
    year,
    cycle,
    isSealed: cycle?.state === 'sealed',
    today: dayOf(c.get('now')),
  };
}

function yearOf(c: AppContext): number | null {
  const text = c.req.param('year') ?? '';
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= 1868 && year <= 2200 ? year : null;
}

/** Who acts, as a write records it. */
export const actingAs = ({ actor }: Pick<CommitteeYear, 'actor'>) => ({
  label: actor.label,
  capacities: actor.posts,
  personId: actor.personId,
});
export type Acting = ReturnType<typeof actingAs>;
