import { squeeze } from '../text/fold.ts';
import type { Indicator, YearValue } from './indicator.ts';

/** Why a target was not revised: there is none for the year; it says the same; nobody said why. */
export type RevisionRefusal = 'target-missing' | 'target-unchanged' | 'reason-missing';

export type Revision = { ok: true; values: readonly YearValue[] } | { ok: false; code: RevisionRefusal };

/** Every target that a fiscal year has had, the oldest first; the last is in force. */
export function targetsOf(indicator: Indicator, year: number): YearValue[] {
  return indicator.values.filter((value) => value.kind === 'target' && value.year === year);
}

/**
 * What are an indicator's values after the target of a year is changed? The old target stays, marked as replaced, and the
 * new one stands directly after it with the reason.
 *
 * Not checked: whether the year is sealed, and who may change a target.
 */
export function reviseTarget(
  indicator: Indicator,
  { year, text, reason }: { year: number; text: string; reason: string },
): Revision {
  const old = targetsOf(indicator, year).findLast((target) => target.status !== 'superseded');
  if (!old) return { ok: false, code: 'target-missing' };
  if (squeeze(old.text) === squeeze(text)) return { ok: false, code: 'target-unchanged' };
  if (reason.trim() === '') return { ok: false, code: 'reason-missing' };
  const replaced: YearValue = { ...old, status: 'superseded' };
  const revised: YearValue = { kind: 'target', year, text, reason: reason.trim() };
  return {
    ok: true,
    values: indicator.values.flatMap((value) => (value === old ? [replaced, revised] : [value])),
  };
}
