import type { Span } from '../read-plan.ts';
import type { Source } from '../source.ts';
import { type PrintedLine, partOf } from './printed-line.ts';

/**
 * The cells of a row that were put on one line with blanks between them. A blank inside brackets, or between a Latin
 * word and the kana that follows it (NPO の), was made by the page and parts nothing.
 */
export function cellsOf(source: Source, line: PrintedLine): PrintedLine[] {
  const { text } = line.spaced;
  const cells: PrintedLine[] = [];
  let from = 0;
  for (let at = 1; at < text.length - 1; at += 1) {
    if (text[at] !== ' ' || !isGap(text, at)) continue;
    cells.push(partOf(source, line, line.spaced, from, at));
    from = at + 1;
  }
  cells.push(partOf(source, line, line.spaced, from, text.length));
  return cells;
}

const OPENING = /[([「『【〈《≪]/u;
const CLOSING = /[)\]」』】〉》≫]/u;

function isGap(text: string, at: number): boolean {
  if (/[A-Za-z]/u.test(text[at - 1]!) && /[\u3041-\u3096]/u.test(text[at + 1]!)) return false;
  const bracket = (step: 1 | -1) => {
    for (let i = at; i >= 0 && i < text.length; i += step) {
      if (OPENING.test(text[i]!)) return 'opening';
      if (CLOSING.test(text[i]!)) return 'closing';
    }
    return null;
  };
  return bracket(-1) !== 'opening' || bracket(1) !== 'closing';
}

/** A row that repeats the name of its line in every one of the table's columns (春 2回 春 3回 春): null if it is no such row. */
export function repeatedNameRow(
  cells: readonly PrintedLine[],
  columns: number,
): { names: Span[]; values: (Span | null)[] } | null {
  const name = cells[0]!.bare.text;
  const names: Span[] = [];
  const values: (Span | null)[] = [];
  for (const cell of cells) {
    if (cell.bare.text === name) {
      names.push(cell.span);
      values.push(null);
    } else if (values.at(-1) === null) values[values.length - 1] = cell.span;
    else return null;
  }
  return names.length > 1 &&
    names.length === columns &&
    !/[0-9]/u.test(name) &&
    values.some((value) => value !== null)
    ? { names, values }
    : null;
}
