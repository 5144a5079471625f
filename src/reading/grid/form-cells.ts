import type { Labelled } from '#profiles/sheets-profile.ts';
import { fold } from '../fold.ts';
import { printedYear } from '../printed-year.ts';
import type { Span } from '../read-plan.ts';
import type { SheetForm } from '../sheets/patterns.ts';
import { labelAt, yearEnd } from '../sheets/pieces.ts';
import { linesOfSpan, type Source, type SourceCell, textOf } from '../source.ts';

/** What a cell is by its own text: a label or another known word of the form, a fiscal year, or what somebody filled in. */
export type CellSense =
  | { kind: 'label'; of: Labelled | null; year: number | null }
  | { kind: 'year'; year: number }
  | { kind: 'heading' | 'legend' | 'text' };

const TEXT: CellSense = { kind: 'text' };
const OPENING = /^[■□●◆◇【〔[<＊*※]+/u;
const CLOSING = /[】〕\]>:]+$/u;

/** The legend of a scale with its definitions is the longest word of a form. */
const LONGEST_WORD = 250;

export function senseOf(source: Source, span: Span, form: SheetForm): CellSense {
  if (span.to - span.from > LONGEST_WORD) return TEXT;
  const { text } = fold(source, span);
  if (form.heading.test(text)) return { kind: 'heading' };
  if (form.legend.test(text)) return { kind: 'legend' };
  return (
    senseOfWords(text, form) ?? senseOfWords(text.replace(OPENING, '').replace(CLOSING, ''), form) ?? TEXT
  );
}

/** A text of nothing but labels and years: the last label that has a value is what it is the label of. */
function senseOfWords(text: string, form: SheetForm): CellSense | null {
  const labels: NonNullable<ReturnType<typeof labelAt>>[] = [];
  const years: number[] = [];
  let at = 0;
  while (at < text.length) {
    const found = labelAt(text, at, form.labels);
    const end = found ? at + found.length : yearEnd(text, at);
    const printed = end === null || found ? null : printedYear(text.slice(at, end));
    if (found) labels.push(found);
    else if (printed !== null) years.push(printed);
    else return null;
    at = end!;
  }
  if (labels.length === 0) return years.length === 1 ? { kind: 'year', year: years[0]! } : null;
  const of = labels.findLast(({ label }) => label.ofCell)?.label.ofCell ?? null;
  const named = labels.find(({ year }) => year)?.year;
  return { kind: 'label', of, year: named ? printedYear(named) : (years[0] ?? null) };
}

/** A label and its value in one cell: the label in its first line, or before a colon. */
export function splitLabel(
  source: Source,
  { span }: SourceCell,
  form: SheetForm,
): { of: Labelled; label: Span; value: Span } | null {
  const [first, second] = linesOfSpan(source, span);
  if (!first) return null;
  const colon = /[:：]/u.exec(textOf(source, first));
  const ways = [
    ...(second ? [{ label: first, value: { ...span, from: second.from } }] : []),
    ...(colon
      ? [
          {
            label: { ...first, to: first.from + colon.index + 1 },
            value: { ...span, from: first.from + colon.index + 1 },
          },
        ]
      : []),
  ];
  for (const { label, value } of ways) {
    const sense = senseOf(source, label, form);
    if (sense.kind === 'label' && sense.of && textOf(source, value).trim() !== '')
      return { of: sense.of, label, value };
  }
  return null;
}
