import type { Span } from '../read-plan.ts';
import { type Source, textOf, trimSpan } from '../source.ts';

/** `1. … 2. …`, ① … ②, （１） … （２）: at the start of the cell, after a blank or a tag; never a decimal (1.5). */
const LIST_NUMBER = /(?<![^\s>])([0-9０-９]{1,2}[.．]|[①-⑳]|[（(][0-9０-９]{1,2}[）)])(?![0-9０-９])/gu;

/**
 * Splits a cell at its printed list numbers, and only there. The cell must begin with a number and the numbers must
 * be printed alike and go up by one; otherwise it is one item without a number.
 */
export function splitListItems(source: Source, cell: Span): { number: Span | null; title: Span }[] {
  const whole = trimSpan(source, cell);
  if (!whole) return [];
  const text = textOf(source, whole);
  const starts: { at: number; length: number }[] = [];
  let expected: number | null = null;
  let style = '';
  for (const match of text.matchAll(LIST_NUMBER)) {
    const number = Number(match[1]!.normalize('NFKC').replace(/[.()]/gu, ''));
    if (expected === null && match.index > 0) break;
    if (expected !== null && (number !== expected || styleOf(match[1]!) !== style)) continue;
    style = styleOf(match[1]!);
    starts.push({ at: match.index, length: match[1]!.length });
    expected = number + 1;
  }
  if (starts.length === 0) return [{ number: null, title: whole }];
  return starts.flatMap(({ at, length }, k) => {
    const from = whole.from + at;
    const end = whole.from + (starts[k + 1]?.at ?? text.length);
    const title = trimSpan(source, { ...whole, from: from + length, to: end });
    return title ? [{ number: { ...whole, from, to: from + length }, title }] : [];
  });
}

/** How a list number is printed, whatever the number: 0. or (0) or ①. */
const styleOf = (number: string) =>
  /[①-⑳]/u.test(number) ? '①' : number.normalize('NFKC').replace(/[0-9]+/u, '0');
