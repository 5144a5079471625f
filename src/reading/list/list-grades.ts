import { latinLetters } from '#domain/text/look-alikes.ts';
import { fold, isTooLong } from '../fold.ts';
import type { ReadRatingScale, Traced } from '../read-plan.ts';
import type { Source, SourceCell } from '../source.ts';
import { trace } from '../traced.ts';
import type { HeadedColumn } from './list-head.ts';
import type { ListRow } from './list-rows.ts';

const LONGEST_CODE = 3;
const NONE = /^[-‐‑–—―ー−_/／]*$/u;
const SYMBOLS = '◎○〇△▲×✕';

/** The rating columns whose cells hold codes and nothing else; the others are prose about the grade. */
export function gradeColumns(source: Source, rows: readonly ListRow[]): Set<HeadedColumn> {
  const found = new Set<HeadedColumn>();
  const prose = new Set<HeadedColumn>();
  for (const { cells } of rows)
    for (const { head, cell } of cells) {
      if (head.column.is !== 'rating') continue;
      found.add(head);
      if (isTooLong(cell.span) || fold(source, cell.span).text.length > LONGEST_CODE) prose.add(head);
    }
  for (const head of prose) found.delete(head);
  return found;
}

/** The code of a cell; null where it holds a dash. */
export function codeOf(source: Source, { span }: SourceCell): Traced | null {
  const text = latinLetters(fold(source, span).text);
  return NONE.test(text) ? null : { ...trace(source, span), text };
}

/** The scale that a list's codes are of: it says only the codes, and their order where everybody knows it. */
export function scaleOf(codes: ReadonlySet<string>, name: string): ReadRatingScale[] {
  if (codes.size === 0) return [];
  const isLetters = [...codes].every((code) => /^[A-ES]$/u.test(code));
  const isSymbols = [...codes].every((code) => SYMBOLS.includes(code));
  const rank = (code: string) =>
    isSymbols ? SYMBOLS.indexOf(code) : code === 'S' ? 0 : code.codePointAt(0)!;
  const sorted = isLetters || isSymbols ? [...codes].sort((a, b) => rank(a) - rank(b)) : [...codes];
  return [
    {
      name,
      best: isLetters || isSymbols ? 'first' : 'none',
      codes: sorted.map((code) => ({ code, label: '', definition: '' })),
    },
  ];
}
