import type { Span } from '../read-plan.ts';
import { cellsOfLine, type Source, spanOfLine, trimSpan } from '../source.ts';

/**
 * What a line of the source is before anything is known of its meaning: a row of cells, a line of running text, the
 * rule between a markdown table's header and its rows, or blank. `marks` are markdown's own signs (#, -, |), which
 * carry no value. `isListItem`: the line begins with a list dash, so it does not go on with the line before.
 */
export type LayoutLine =
  | { kind: 'blank' }
  | { kind: 'rule'; marks: Span[] }
  | { kind: 'row'; cells: Span[]; marks: Span[] }
  | { kind: 'text'; span: Span; isListItem: boolean; marks: Span[] };

const RULE = /^[-:|=\s]+$/u;
const LIST_DASH = /^[-*+][\s\u3000]+(?=\S)/u;
const HEADING_SIGN = /^#{1,6}[\s\u3000]+(?=\S)/u;

export function layoutOfLine(source: Source, line: number): LayoutLine {
  const whole = spanOfLine(source, line);
  if (!whole) return { kind: 'blank' };
  const text = source.lines[line]!.text;
  const content = text.slice(whole.from, whole.to);
  if (content.length > 2 && content.startsWith('-') && RULE.test(content))
    return { kind: 'rule', marks: [whole] };
  if (text.includes('\t')) return { kind: 'row', cells: cellsOfLine(source, line), marks: [] };
  if (content.length > 2 && content.startsWith('|') && content.endsWith('|')) {
    if (RULE.test(content)) return { kind: 'rule', marks: [whole] };
    return { kind: 'row', ...cellsBetweenBars(whole, content) };
  }
  const sign = (HEADING_SIGN.exec(content) ?? LIST_DASH.exec(content))?.[0] ?? '';
  const span = { ...whole, from: whole.from + sign.length };
  const marks = sign === '' ? [] : [{ ...whole, to: whole.from + sign.trimEnd().length }];
  return { kind: 'text', span, isListItem: /^[-*+]/u.test(sign), marks };
}

/** The cells of a markdown row, and its bars. */
function cellsBetweenBars(whole: Span, content: string): { cells: Span[]; marks: Span[] } {
  const cells: Span[] = [];
  const marks: Span[] = [];
  let from = 0;
  for (let at = content.indexOf('|'); at >= 0; at = content.indexOf('|', at + 1)) {
    if (at > 0) cells.push({ line: whole.line, from: whole.from + from, to: whole.from + at });
    marks.push({ line: whole.line, from: whole.from + at, to: whole.from + at + 1 });
    from = at + 1;
  }
  return { cells, marks };
}

/** The cells of a row that hold anything, without their outer blanks. */
export function filledCells(source: Source, cells: readonly Span[]): Span[] {
  return cells.flatMap((cell) => trimSpan(source, cell) ?? []);
}
