import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type Cycle, dueOn, STAGES, type Stage } from './cycle.ts';

/** A last day to be noted: everybody's, or that of the departments named. */
export type Deadline = { stage: Stage; due: CalendarDate; departmentIds: string[] };

/**
 * Which last days does somebody note? Without departments everybody's, and each exception beside it; with departments theirs
 * alone, one entry where they share a day.
 */
export function deadlinesFor(cycle: Cycle, departmentIds: readonly string[] | null): Deadline[] {
  return STAGES.flatMap((stage): Deadline[] => {
    const usual = cycle.stages[stage]?.due;
    if (departmentIds === null) {
      const own = cycle.exceptions.filter((one) => one.stage === stage);
      return [
        ...(usual === undefined ? [] : [{ stage, due: usual, departmentIds: [] }]),
        ...own.map(({ due, departmentId }) => ({ stage, due, departmentIds: [departmentId] })),
      ];
    }
    const days = new Map<CalendarDate, string[]>();
    for (const id of departmentIds) {
      const due = dueOn(cycle, stage, id);
      if (due !== null) days.set(due, [...(days.get(due) ?? []), id]);
    }
    return [...days].map(([due, sharing]) => ({ stage, due, departmentIds: due === usual ? [] : sharing }));
  });
}
