import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { type AppContext, actorOf } from './context.ts';

/** The plan that the address names, of the municipality of whoever asks. */
export function planKeyOf(c: AppContext): PlanKey {
  return { municipalityId: actorOf(c).municipality.id, planId: idOf(c, 'plan') };
}

/** An id of the address. PostgreSQL refuses a NUL in a text; in its place stands a letter that no id has. */
export function idOf(c: AppContext, name: string): string {
  return (c.req.param(name) ?? '').replaceAll('\0', '\uFFFD');
}

/** Who reads, and on which day: some things are shown from a day on. */
export function readerOf(c: AppContext) {
  const { posts, personId } = actorOf(c);
  return { asker: { capacities: posts, personId }, today: dayOf(c.get('now')) };
}
