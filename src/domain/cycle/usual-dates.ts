import { addDays, daysBetween } from '../calendar/day-count.ts';
import { type Cycle, isOn, type Stage, type StageSwitches } from './cycle.ts';

/** Month and day, and how many years after the year of the sheet. */
type Usual = { from: [after: number, day: string]; due: [after: number, day: string] };

/**
 * The days with which a new year is proposed. The account of a fiscal year is written after it has ended: figures close
 * with the accounts at the end of May (出納閉鎖, 地方自治法 235条の5), working groups meet before the summer, committees in it.
 * Targets are set in the first two months of the year itself. Every one of them can be changed.
 */
const USUAL: Record<Stage, Usual> = {
  targeting: { from: [0, '04-15'], due: [0, '05-31'] },
  collecting: { from: [1, '04-15'], due: [1, '05-31'] },
  approval: { from: [1, '04-15'], due: [1, '06-10'] },
  reviewing: { from: [1, '06-15'], due: [1, '07-15'] },
  consulting: { from: [1, '07-20'], due: [1, '08-31'] },
};

/** Which stages with days of their own does a year of this plan go through? */
export function datedStages(on: StageSwitches): Stage[] {
  return [
    ...(isOn.targeting(on) ? (['targeting'] as const) : []),
    'collecting',
    ...(isOn.approval(on) ? (['approval'] as const) : []),
    ...(isOn.review(on) ? (['reviewing'] as const) : []),
    ...(isOn.consultation(on) ? (['consulting'] as const) : []),
  ];
}

/**
 * The days proposed for the stages of a fiscal year. What would have begun before `today`, in a year that is opened late, is moved
 * on as it is, so that no day is proposed that has passed; whoever sets targets first writes after that.
 */
export function usualDates(year: number, on: StageSwitches, today: string): Cycle['stages'] {
  const usual = (stage: Stage) => {
    const { from, due } = USUAL[stage];
    return { from: `${year + from[0]}-${from[1]}`, due: `${year + due[0]}-${due[1]}` };
  };
  const until = (from: string, first: string) => Math.max(0, daysBetween(from, first));
  const targets = until(usual('targeting').from, today);
  const afterTargets = isOn.targeting(on) ? addDays(usual('targeting').due, targets + 1) : today;
  const account = until(usual('collecting').from, afterTargets > today ? afterTargets : today);
  return Object.fromEntries(
    datedStages(on).map((stage) => {
      const { from, due } = usual(stage);
      const late = stage === 'targeting' ? targets : account;
      return [stage, { from: addDays(from, late), due: addDays(due, late) }];
    }),
  );
}
