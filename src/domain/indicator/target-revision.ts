import { squeeze } from '../text/fold.ts';
import type { YearValue } from './indicator.ts';

type Target = { text: string; status?: YearValue['status'] | null };

/**
 * What a typed target does to those that its year has had. replace: the one in force stays for ever, marked as replaced, and the
 * typed one stands after it; restore: the change is taken back; rewrite, remove: of one that nobody has relied on yet.
 */
export type TargetWrite = 'none' | 'add' | 'rewrite' | 'remove' | 'replace' | 'restore';

/** The target in force: the last that no other replaced. */
export const targetInForce = <T extends Target>(targets: readonly T[]): T | undefined =>
  targets.findLast(({ status }) => status !== 'superseded');

/** The target that was in force before; undefined where none was replaced. */
export const replacedTarget = <T extends Target>(targets: readonly T[]): T | undefined =>
  targets.findLast(({ status }) => status === 'superseded');

/**
 * What happens to the targets of a year, the oldest first, when one is typed? `isSet`: the one in force had been agreed (it stood
 * in the plan, or what was typed has been approved or accepted since), so that changing it is a revision. The same words in
 * other widths are none.
 *
 * Not checked: whether the year is sealed, who may change a target, and whether anybody said why: see `lacksReason`.
 */
export function targetWrite(targets: readonly Target[], text: string, isSet: boolean): TargetWrite {
  const inForce = targetInForce(targets);
  if (inForce && isSet) return squeeze(inForce.text) === squeeze(text) ? 'rewrite' : 'replace';
  if (text !== '' && replacedTarget(targets)?.text === text) return 'restore';
  if (!inForce) return text === '' ? 'none' : 'add';
  return text === '' ? 'remove' : 'rewrite';
}

/** Was a target of this year changed, and has nobody said why? A draft may lack the reason; what is handed in may not. */
export function lacksReason(target: {
  text: string;
  reason?: string | undefined;
  replaced?: string | undefined;
}): boolean {
  return target.replaced !== undefined && target.text.trim() !== '' && (target.reason ?? '').trim() === '';
}
