import { squeeze } from '../text/fold.ts';
import { oneMark } from '../text/look-alikes.ts';

/** A code 評価の符号 of a scale. `ordered: false`: outside the order, neither good nor bad (終了, 中止, 評価不能). */
export type RatingCode = { code: string; label: string; ordered?: boolean | undefined };

/** 評価区分: the codes in printed order and which end of them is good, as the exchange format has it. */
export type RatingScale = { best: 'first' | 'last' | 'none'; codes: readonly RatingCode[] };

/** ① alone counts something; it is no other way to print 1. */
const CIRCLED = /[①-⑳㉑-㉟㊱-㊿]/u;
const bare = (text: string) => (CIRCLED.test(text) ? text.trim() : squeeze(oneMark(text)));

/**
 * Which code of the scales does a printed grade say? Widths, blanks and the sort of a dash do not count, nor does the alphabet of
 * a letter that looks like one of the scale (Cyrillic А is A). What is in no scale (Ь, R) is never guessed: null.
 */
export function codeIn(
  scales: readonly { codes: readonly { code: string }[] }[],
  text: string,
): string | null {
  const printed = bare(text);
  const codes = scales.flatMap((scale) => scale.codes.map(({ code }) => code));
  return codes.find((code) => code === text) ?? codes.find((code) => bare(code) === printed) ?? null;
}

/** The codes of the order, the best first; none where the scale has no direction. */
export function codesFromBest(scale: RatingScale): string[] {
  if (scale.best === 'none') return [];
  const codes = scale.codes.filter(({ ordered }) => ordered !== false).map(({ code }) => code);
  return scale.best === 'first' ? codes : codes.reverse();
}

/**
 * How does a code stand in its scale? `rank` 0 is the best of the order, and null where the code is in no order; `of`: how many
 * codes the order has. Without the scale's id, the first that has the code is taken.
 */
export function standingOf(
  scales: readonly (RatingScale & { id: string })[],
  code: string,
  scaleId?: string,
): { code: string; meaning: string | undefined; rank: number | null; of: number } {
  const hasCode = (scale: RatingScale) => scale.codes.some((one) => one.code === code);
  const scale = scales.find(({ id }) => id === scaleId) ?? scales.find(hasCode) ?? scales[0];
  const order = scale ? codesFromBest(scale) : [];
  const rank = order.indexOf(code);
  const meaning = scale?.codes.find((one) => one.code === code)?.label || undefined;
  return { code, meaning, rank: rank === -1 ? null : rank, of: order.length };
}
