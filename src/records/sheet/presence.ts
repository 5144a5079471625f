/** Who has which sheet open: known to this process alone, and forgotten with it. */

const SECONDS_PRESENT = 30;

type Visit = { label: string; at: number };
const visits = new Map<string, Map<string, Visit>>();

/** Somebody's window is open on a sheet. `visitor`: one account, or one link, in one window or several. */
export function noteVisit(
  sheet: string,
  visitor: string,
  { label, now }: { label: string; now: Date },
): void {
  const here = visits.get(sheet) ?? new Map<string, Visit>();
  here.set(visitor, { label, at: now.getTime() });
  visits.set(sheet, here);
}

/** The posts of the others who are there, each once. */
export function othersHere(sheet: string, visitor: string, now: Date): string[] {
  const here = visits.get(sheet);
  if (!here) return [];
  for (const [who, { at }] of here) if (now.getTime() - at > SECONDS_PRESENT * 1000) here.delete(who);
  if (here.size === 0) visits.delete(sheet);
  return [...new Set([...here].filter(([who]) => who !== visitor).map(([, { label }]) => label))];
}
