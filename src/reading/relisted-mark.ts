import type { Span } from './read-plan.ts';
import { type Source, textOf, trimSpan } from './source.ts';

const OPENS = '[(（[［<＜〈【《][※＊*]?\\s?';
const CLOSES = '\\s?[)）\\]］>＞〉】》]';
const STARRED = '[※＊*]\\s?再\\s?掲';

/** 再掲 as books print it at the head or the end of a title: （再掲） 【再掲】 <再掲> ※再掲, or bare beside a blank (再掲示 is another word). */
const MARK = new RegExp(
  `^(?:${OPENS}再\\s?掲${CLOSES}|${STARRED}|再掲(?=\\s))|(?:${OPENS}再\\s?掲(?:${CLOSES})?|${STARRED}|(?<=\\s)再掲)$`,
  'u',
);

/** The mark 再掲 of a title and the title without it. */
export function splitRelistedMark(source: Source, cell: Span): { title: Span | null; mark: Span | null } {
  const whole = trimSpan(source, cell);
  if (!whole) return { title: null, mark: null };
  const text = textOf(source, whole);
  const found = MARK.exec(text);
  if (!found) return { title: whole, mark: null };
  const from = whole.from + found.index;
  const mark = { ...whole, from, to: from + found[0].length };
  const rest = found.index === 0 ? { ...whole, from: mark.to } : { ...whole, to: mark.from };
  return { title: trimSpan(source, rest), mark };
}
