import type { AppContext } from '#http/context.ts';

/** The page of a list that the address asks for; the first one where it asks for none that there can be. */
export function pageOf(c: AppContext): number {
  const page = Number(c.req.query('page'));
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}
