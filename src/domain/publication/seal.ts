import { type CalendarDate, fiscalYearOf } from '../calendar/calendar-date.ts';
import type { CycleState, StageSwitches } from '../cycle/cycle.ts';
import { cycleMoves } from '../cycle/cycle-moves.ts';
import type { FindingSeverity } from '../review/checks/finding.ts';
import type { SheetState } from '../sheet/part.ts';

/** What a year looks like when it is to be sealed. */
export type SealFacts = {
  cycle: CycleState;
  switches: StageSwitches;
  sheets: readonly { state: SheetState }[];
  /** Texts that two people wrote at once and nobody has looked at. */
  setAside: number;
  findings: readonly { severity: FindingSeverity; reason: string | null }[];
  /** Threads of remarks that nobody has resolved. */
  remarks: number;
  /** Opinions of the committee without an answer. */
  unanswered: number;
};

/** What stands against sealing, and what only goes on to the next year; `count`: how many there are of it. */
export type SealObstacle = {
  code: 'not-yet-time' | 'sheets-open' | 'findings-open' | 'texts-set-aside' | 'remarks-open' | 'unanswered';
  blocks: boolean;
  count: number;
};

/**
 * What stands against sealing a year? The cycle must have come to its last stage, every sheet must be final, every
 * contradiction must be put right or have its reason, no text may lie aside. Open remarks and opinions without an answer are
 * told and do not block: an opinion stays open until it has an answer, and comes back next year.
 */
export function sealObstacles(facts: SealFacts): SealObstacle[] {
  const isTime = cycleMoves(facts.switches, facts.cycle).some(({ to }) => to === 'sealed');
  const open = facts.findings.filter(({ severity, reason }) => severity === 'error' && reason === null);
  const all: SealObstacle[] = [
    { code: 'not-yet-time', blocks: true, count: isTime ? 0 : 1 },
    {
      code: 'sheets-open',
      blocks: true,
      count: facts.sheets.filter(({ state }) => state !== 'finalised').length,
    },
    { code: 'findings-open', blocks: true, count: open.length },
    { code: 'texts-set-aside', blocks: true, count: facts.setAside },
    { code: 'remarks-open', blocks: false, count: facts.remarks },
    { code: 'unanswered', blocks: false, count: facts.unanswered },
  ];
  return all.filter(({ count }) => count > 0);
}

/** Does the year still run? Who seals it then says why: what is done until 31 March would have no place in it. */
export const isStillRunning = (year: number, today: CalendarDate) => fiscalYearOf(today) <= year;

export const canSeal = (obstacles: readonly SealObstacle[]) => !obstacles.some(({ blocks }) => blocks);
