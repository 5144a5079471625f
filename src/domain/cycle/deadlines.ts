import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type Cycle, dueOn, STAGES, type Stage } from './cycle.ts';

/** A last day to be noted: everybody's, or that of the departments named. */
export type Deadline = { stage: Stage; due: CalendarDate; departments: string[] };

/**
 * Which last days does somebody note? Without departments everybody's, and each exception beside it; with departments theirs
 * alone, one entry where they share a day.
 */
export function deadlinesFor(cycle: Cycle, departments: readonly string[] | null): Deadline[] {
  return STAGES.flatMap((stage): Deadline[] => {
    const usual = cycle.stages[stage]?.due;
    if (departments === null) {
      const own = cycle.exceptions.filter((one) => one.stage === stage);
      return [
        ...(usual === undefined ? [] : [{ stage, due: usual, departments: [] }]),
        ...own.map(({ due, department }) => ({ stage, due, departments: [department] })),
      ];
    }
    const days = new Map<CalendarDate, string[]>();
    for (const department of departments) {
      const due = dueOn(cycle, stage, department);
      if (due !== null) days.set(due, [...(days.get(due) ?? []), department]);
    }
    return [...days].map(([due, sharing]) => ({ stage, due, departments: due === usual ? [] : sharing }));
  });
}
