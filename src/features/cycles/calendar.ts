import ical from 'ical-generator';
import type { AppConfig } from '#config';
import { addDays } from '#domain/calendar/day-count.ts';
import { type Deadline, deadlinesFor } from '#domain/cycle/deadlines.ts';
import { departmentIdsOf, hasRole } from '#domain/people/actor.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { eraYear } from '#exchange/names.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { attachment } from '#http/csv.ts';
import type { CycleScope } from '#http/scope.ts';
import { stageLabels } from '#messages/cycles.ja.ts';
import { departmentLabels } from '#records/people/department-queries.ts';

/**
 * The last days of a year as a calendar file: whole days, which no time zone shifts. A department sees its own; an address
 * stays the same, so that a newer file moves an entry instead of adding one.
 */
export function calendarFile(config: AppConfig) {
  return async (c: AppContext, scope: CycleScope) => {
    const { plan, cycle } = scope;
    const actor = actorOf(c);
    const own = departmentIdsOf(actor, 'writer', 'approver');
    const departments = hasRole(actor, 'secretariat') || own.length === 0 ? null : own;
    const labels = await departmentLabels(c.get('db').kysely, actor.municipality.id);
    const named = (ids: string[]) => ids.map((id) => labels.get(id) ?? '').join('、');
    const year = eraYear(cycle.year);
    const calendar = ical({
      name: `${titleOfPlan(plan)} ${year}の締切`,
      prodId: { company: 'Ayumi', product: 'Ayumi', language: 'JA' },
    });
    for (const deadline of deadlinesFor(cycle, departments))
      calendar.createEvent({
        id: entryId([actor.municipality.id, plan.id, String(cycle.year)], deadline),
        sequence: cycle.version,
        stamp: c.get('now'),
        start: midnight(deadline.due),
        end: midnight(addDays(deadline.due, 1)),
        allDay: true,
        summary: `【締切】${stageLabels[deadline.stage]}（${year}）${named(deadline.departmentIds)}`,
        description: titleOfPlan(plan),
        url: `${config.origin ?? new URL(c.req.url).origin}/`,
      });
    return c.body(calendar.toString(), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': attachment(`${titleOfPlan(plan)}_${year}_締切.ics`),
    });
  };
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

function entryId(of: string[], { stage, departmentIds }: Deadline): string {
  return `${[...of, stage, ...departmentIds].map(encodeURIComponent).join('-')}@ayumi`;
}
