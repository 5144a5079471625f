import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { setFirstTargets } from '#records/plan/set-first-targets.ts';
import type { NewSheet } from './make-sheets.ts';

/** Longer than any target that is one value. */
const LONGEST = 60;

/**
 * Last year's 翌年度の目標 becomes this year's target (Kitamoto), for the department to confirm in the target-setting stage: only
 * where the project has one indicator, which has no target of this year yet, and the text is one line. Where there is a choice
 * nothing is guessed; the text stands beside the indicators to be read.
 */
export async function carryTargets(
  tx: Tx,
  key: PlanKey,
  year: number,
  made: readonly NewSheet[],
): Promise<void> {
  const told = made.flatMap(({ candidate: { id, title, lastYear } }) => {
    const text = (lastYear.nextTarget ?? '').trim();
    return text === '' || text.includes('\n') || text.length > LONGEST ? [] : [{ project: id, title, text }];
  });
  await setFirstTargets(tx, key, year, told);
}
