import { squeeze } from '../text/fold.ts';

/** A code 評価の符号 of a scale. `ordered: false`: outside the order, neither good nor bad (終了, 中止, 評価不能). */
export type RatingCode = { code: string; label: string; ordered?: boolean | undefined };

/** 評価区分: the codes in printed order and which end of them is good, as the exchange format has it. */
export type RatingScale = { best: 'first' | 'last' | 'none'; codes: readonly RatingCode[] };

/** Letters of other alphabets that scans and keyboards put for the ASCII letter of a grade. */
const LOOK_ALIKES: Record<string, string> = {
  ...Object.fromEntries([...'АВСЕНІЈКМОРЅТХ'].map((letter, at) => [letter, 'ABCEHIJKMOPSTX'[at]!])),
  ...Object.fromEntries([...'асеіјорѕх'].map((letter, at) => [letter, 'aceijopsx'[at]!])),
  ...Object.fromEntries([...'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((letter, at) => [letter, 'ABEZHIKMNOPTYX'[at]!])),
  ο: 'o',
  ϲ: 'c',
};
/** Marks that are one to a reader: ring, double ring, cross, triangle. */
const MARKS: Record<string, string> = {
  '⚪': '○',
  '⊚': '◎',
  '⦾': '◎',
  '✕': '×',
  '✖': '×',
  '╳': '×',
  '∆': '△',
  Δ: '△',
};

export type GradeReading =
  | { ok: true; code: string }
  | { ok: false; code: 'rating-missing' | 'rating-unreadable'; text: string };

/**
 * Which code of the scale does a printed grade say? Widths do not count, nor does the alphabet of a letter that looks like one
 * of the scale (Cyrillic А is A), and a code may stand with its own label (Ａ 達成). What is in no scale (Ь, R) is
 * never guessed, nor is a letter's case where the scale has both.
 */
export function parseGrade(scale: RatingScale, text: string): GradeReading {
  const printed = oneMark(text);
  if (printed === '') return { ok: false, code: 'rating-missing', text };
  const spellings = (one: RatingCode) => {
    const [code, label] = [oneMark(one.code), oneMark(one.label)];
    return label === '' ? [code] : [code, code + label, `${code}(${label})`, `${code}:${label}`];
  };
  const find = (said: string, fold: (one: string) => string) =>
    scale.codes.filter((one) => spellings(one).some((spelling) => fold(spelling) === fold(said)));
  const exact = find(printed, (one) => one);
  const found = exact.length > 0 ? exact : find(printed, (one) => one.toUpperCase());
  return found.length === 1
    ? { ok: true, code: found[0]!.code }
    : { ok: false, code: 'rating-unreadable', text };
}

function oneMark(text: string): string {
  return [...squeeze(text)].map((letter) => LOOK_ALIKES[letter] ?? MARKS[letter] ?? letter).join('');
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

/**
 * Is one grade better or worse than another? Incomparable where the scale has no direction, or a code is outside the order
 * or not in the scale at all.
 */
export function compareGrades(
  scale: RatingScale,
  one: string,
  other: string,
): 'better' | 'same' | 'worse' | 'incomparable' {
  const codes = codesFromBest(scale);
  const [place, otherPlace] = [codes.indexOf(one), codes.indexOf(other)];
  if (place < 0 || otherPlace < 0) return 'incomparable';
  if (place === otherPlace) return 'same';
  return place < otherPlace ? 'better' : 'worse';
}
