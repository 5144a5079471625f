import { type AppContext, actorOf } from '#http/context.ts';
import type { PlanKey } from './queries.ts';

/** The plan that the address names, of the municipality of whoever asks. */
export function planKeyOf(c: AppContext): PlanKey {
  return { municipalityId: actorOf(c).municipality.id, planId: idOf(c, 'plan') };
}

/** An id of the address. PostgreSQL refuses a NUL in a text; no id has one, so without it none is found. */
export function idOf(c: AppContext, name: string): string {
  return (c.req.param(name) ?? '').replaceAll('\0', '');
}
