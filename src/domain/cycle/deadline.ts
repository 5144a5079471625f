import type { CalendarDate } from '../calendar/calendar-date.ts';
import { daysBetween } from '../calendar/day-count.ts';
import type { PartStage } from '../sheet/part.ts';
import { type Cycle, type CycleState, dueOn, isOn, type Stage, type StageSwitches } from './cycle.ts';

/**
 * How much time is left until the end of a day: more than a week, a week or less, today, or so many days too late.
 * Days are days in Japan; the last day belongs to the stage until midnight.
 */
export type TimeLeft = { kind: 'ahead' | 'soon' | 'today' | 'overdue'; days: number; due: CalendarDate };

const SOON = 7;

/** Null where no day is set. */
export function timeLeft(due: CalendarDate | null, today: CalendarDate): TimeLeft | null {
  if (due === null) return null;
  const days = daysBetween(today, due);
  if (days < 0) return { kind: 'overdue', days: -days, due };
  return { kind: days === 0 ? 'today' : days <= SOON ? 'soon' : 'ahead', days, due };
}

/** The stage whose last day counts for whoever writes while the cycle is in this state; null while nobody writes. */
export function writingStage(state: CycleState): PartStage | null {
  if (state === 'targeting') return 'targeting';
  return state === 'preparing' || state === 'sealed' ? null : 'collecting';
}

/** Until when is a department's part to be approved? Without a day of its own, until it is to be written. */
export function approvalDue(
  cycle: Pick<Cycle, 'stages' | 'exceptions'>,
  on: StageSwitches,
  stage: 'targeting' | 'collecting',
  departmentId: string | null,
): CalendarDate | null {
  const writing = dueOn(cycle, stage, departmentId);
  if (stage === 'targeting' || !isOn.approval(on)) return writing;
  const approval = dueOn(cycle, 'approval', departmentId);
  // Who was given longer to write has as long for the approval.
  return approval !== null && writing !== null && approval < writing ? writing : (approval ?? writing);
}

/** The stage in which the cycle as a whole is, for its last day. */
export function currentStage(state: CycleState): Stage | null {
  return state === 'preparing' || state === 'sealed' ? null : state;
}
