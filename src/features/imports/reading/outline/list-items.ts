import type { Span } from '../read-plan.ts';
import { type Source, textOf, trimSpan } from '../source.ts';

/** `1. … 2. …`: a number, then a point, at the start of the cell or after a blank; never a decimal (1.5). */
const LIST_NUMBER = /(?<![^\s])([0-9０-９]{1,2}[.．])(?![0-9０-９])/gu;

/**
 * Splits a cell at its printed list numbers, and only there. The cell must begin with a number and the numbers must
 * go up by one; otherwise it is one item without a number.
 */
export function splitListItems(source: Source, cell: Span): { number: Span | null; title: Span }[] {
  const whole = trimSpan(source, cell);
  if (!whole) return [];
  const text = textOf(source, whole);
  const starts: { at: number; length: number }[] = [];
  let expected: number | null = null;
  for (const match of text.matchAll(LIST_NUMBER)) {
    const number = Number(match[1]!.normalize('NFKC').slice(0, -1));
    if (expected === null && match.index > 0) break;
    if (expected !== null && number !== expected) continue;
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
