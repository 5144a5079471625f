import type { Span, Traced } from '../read-plan.ts';
import { splitRelistedMark } from '../relisted-mark.ts';
import type { Source } from '../source.ts';
import { NOTHING, trace, traceJoined } from '../traced.ts';
import { bareText, type PrintedLine } from './printed-line.ts';

/** A title as printed, its number before it; `mark` is the printed 再掲. */
export type Heading = { number: Traced; title: Traced; mark: Span | null };

/** The same title in any width and with any blanks has the same key. */
export function titleKey(title: Traced | string): string {
  return bareText(typeof title === 'string' ? title : title.text)
    .replaceAll('*', '')
    .replaceAll('〇', '○');
}

/** Titles that a summary prints once for several sheets lack the sheets' （１）（２）. */
export function listedTitleKey(title: Traced): string {
  return titleKey(title).replace(/\([0-9]{1,2}\)$/u, '');
}

/** （１） (1) １ ① as one: the numeral alone; empty text where there is none. */
export function numeralOf(number: Traced): string {
  return /[0-9]+/u.exec(bareText(number.text))?.[0] ?? '';
}

/** Reads the lines of a heading; `shape` has the groups `number` and `title` and is compared with the first line. Null where it does not fit. */
export function readHeading(source: Source, lines: readonly PrintedLine[], shape: RegExp): Heading | null {
  const [first, ...rest] = lines;
  const match = first && !first.isCut ? shape.exec(first.spaced.text) : null;
  const range = match?.indices?.groups;
  if (!first || !range?.title) return null;
  const spanOf = ([from, to]: [number, number]): Span => ({
    line: first.span.line,
    from: first.spaced.from[from]!,
    to: first.spaced.to[to - 1]!,
  });
  const spans = [spanOf(range.title), ...rest.map((line) => line.span)];
  return { number: range.number ? trace(source, spanOf(range.number)) : NOTHING, ...unmark(source, spans) };
}

/** A title over one or more lines without the mark 再掲 at its end. */
export function unmark(source: Source, spans: readonly Span[]): { title: Traced; mark: Span | null } {
  const last = spans.at(-1)!;
  const { title, mark } = splitRelistedMark(source, last);
  if (!mark) return { title: traceJoined(source, spans), mark: null };
  return { title: traceJoined(source, [...spans.slice(0, -1), ...(title ? [title] : [])]), mark };
}

/** A number, where one is printed, and a title. */
export const ANY_HEADING = /^(?:(?<number>[①-⑳㉑-㉟]|\([0-9]{1,2}\)|[0-9]{1,2}(?= )) ?)?(?<title>.+)$/du;
