import { EVENT_KINDS, type EventGroup } from '#domain/activity/event-kind.ts';
import type { AppContext } from '#http/context.ts';
import type { ActivityFilter } from '#records/activity/activity-queries.ts';

/** What the address asks of the log; what cannot be a filter is none. */
export function readFilter(c: AppContext): ActivityFilter {
  const text = (name: string) => (c.req.query(name) ?? '').replaceAll('\0', '') || null;
  const day = (name: string) => {
    const value = text(name);
    // A day that does not exist (2月30日) is read as one of March: only what comes back as it was is a day.
    const read = value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
    return read && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(value!) ? value : null;
  };
  const group = text('group');
  return {
    plan: text('plan'),
    departmentId: text('department'),
    group:
      group === 'field' || (group !== null && Object.hasOwn(EVENT_KINDS, group))
        ? (group as EventGroup)
        : null,
    from: day('from'),
    to: day('to'),
  };
}

/** The same filter as an address has it. */
export function queryOf(filter: ActivityFilter, more: Record<string, string> = {}): string {
  const { departmentId: department, ...others } = filter;
  const asked = Object.entries({ department, ...others }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return new URLSearchParams([...asked, ...Object.entries(more)]).toString();
}
