import type { FieldKey } from '#exchange/values.ts';
import type { Labelled } from '#profiles/sheets-profile.ts';
import { fold } from '../fold.ts';
import type { ReadFields, Span, Traced } from '../read-plan.ts';
import { type PrintedGrade, readGrade } from '../sheets/grades.ts';
import { ANY_HEADING, type Heading, readHeading } from '../sheets/headings.ts';
import { joinOwners, readNames } from '../sheets/owners.ts';
import { type PrintedLine, printLine } from '../sheets/printed-line.ts';
import { isField, type SheetPage } from '../sheets/sheet-notes.ts';
import { columnsOf } from '../sheets/yearly-values.ts';
import { linesOfSpan, type Source } from '../source.ts';
import { NOTHING, trace } from '../traced.ts';
import { splitLabel } from './form-cells.ts';
import type { FormReading, LabelCell } from './form-reading.ts';
import { readYearlyCells } from './yearly-cells.ts';

/**
 * Reads one form whose cells are known: what stands right of a label is its value, and where nothing does, what stands
 * under it. What no label takes is left unclaimed.
 */
export function readForm(reading: FormReading): SheetPage {
  const { source, form } = reading;
  const indicators = readYearlyCells(reading);
  const grades = takeGrades(reading);
  const values = new Map<Labelled, Span[]>();
  const labels: Span[] = [];
  const add = (of: Labelled, span: Span) => {
    const spans = values.get(of);
    if (spans) spans.push(span);
    else values.set(of, [span]);
  };
  const open = reading.labels.filter(({ of }) => !['target', 'actual', 'indicator', 'rating'].includes(of));
  // What is beside a label is surely its own; only then may others look below themselves.
  const beside = (label: LabelCell) => [
    ...reading.rightOf(label),
    ...(isField(label.of) ? reading.goingOn(label) : []),
  ];
  for (const cellsAt of [beside, (label: LabelCell) => reading.below(label)])
    for (const label of open) {
      if (values.has(label.of)) continue;
      for (const cell of cellsAt(label)) {
        reading.take(cell);
        add(label.of, cell.span);
      }
    }
  for (const cell of reading.cellsOf('text').filter((one) => reading.isFree(one))) {
    const split = splitLabel(source, cell, form);
    if (!split || values.has(split.of)) continue;
    reading.take(cell);
    labels.push(split.label);
    add(split.of, split.value);
  }
  const at = (of: Labelled) => values.get(of) ?? [];
  const title = headingOf(source, at('title'), form.titleShape);
  if (title?.mark) labels.push(title.mark);
  return {
    ...headOf(reading, labels),
    printedPage: null,
    levels: form.profile.levels.map((_, level) =>
      headingOf(source, at(`level:${level}`), form.levelShapes[level] ?? null),
    ),
    title,
    owners: joinOwners(namesOf(source, at('department')), namesOf(source, at('subsection'))),
    grades,
    fields: fieldsOf(source, values),
    indicators,
    columns: columnsOf(reading.years.map(({ year }) => year)),
    labels,
  };
}

/** The plan and the year that the form's own words name; all of them are noted as labels. */
function headOf(reading: FormReading, labels: Span[]): Pick<SheetPage, 'planTitle' | 'year'> {
  const { source, form } = reading;
  let planTitle: Traced | null = null;
  for (const { span } of reading.cellsOf('heading')) {
    const folded = fold(source, span);
    const range = form.heading.exec(folded.text)?.indices?.groups?.plan;
    if (!range || planTitle) labels.push(span);
    else {
      const part = { ...span, from: folded.from[range[0]]!, to: folded.to[range[1] - 1]! };
      planTitle = trace(source, part);
      labels.push({ ...span, to: part.from }, { ...span, from: part.to });
    }
  }
  const years = new Set<number>();
  for (const cell of reading.cellsOf('label')) {
    const sense = reading.senseOf(cell);
    if (sense.kind === 'label' && sense.year !== null) years.add(sense.year);
    labels.push(cell.span);
  }
  const alone = reading.years.filter(
    ({ row }) => reading.years.filter((one) => one.row === row).length === 1,
  );
  if (years.size === 0) for (const { year } of alone) years.add(year);
  for (const kind of ['year', 'legend'] as const)
    for (const { span } of reading.cellsOf(kind)) labels.push(span);
  return { planTitle, year: years.size === 1 ? [...years][0]! : null };
}

/** The grades: what stands at their label; on a form without one, each cell that is nothing but a code of the scale. */
function takeGrades(reading: FormReading): PrintedGrade[] {
  const { source, form } = reading;
  const atLabel = reading.labels
    .filter(({ of }) => of === 'rating')
    .flatMap((label) => {
      const right = reading.rightOf(label);
      return right.length > 0 ? right : reading.below(label);
    });
  const cells = atLabel.length > 0 ? atLabel : reading.cellsOf('text').filter((cell) => reading.isFree(cell));
  return cells.flatMap((cell) => {
    const grade = readGrade(printLine(source, cell.span), form.scales);
    if (!grade || (grade.code === null && atLabel.length === 0)) return [];
    reading.take(cell);
    return [grade];
  });
}

const linesOf = (source: Source, spans: readonly Span[]): PrintedLine[] =>
  spans.flatMap((span) => linesOfSpan(source, span)).map((span) => printLine(source, span));

const namesOf = (source: Source, spans: readonly Span[]) => readNames(source, linesOf(source, spans));

/** A title over the lines of its cells, in the profile's shape if it has it. */
function headingOf(source: Source, spans: readonly Span[], shape: RegExp | null): Heading | null {
  const lines = linesOf(source, spans);
  return (shape && readHeading(source, lines, shape)) ?? readHeading(source, lines, ANY_HEADING);
}

/** Prose keeps the line breaks of its cell; what is said for several years in the same words is said once. */
function fieldsOf(source: Source, values: ReadonlyMap<Labelled, readonly Span[]>): ReadFields {
  const fields: ReadFields = {};
  for (const [of, spans] of values) {
    if (!isField(of)) continue;
    const texts = new Map<string, Traced>();
    for (const span of spans) {
      const text = trace(source, span);
      const known = texts.get(text.text);
      texts.set(text.text, known ? { ...known, spans: [...known.spans, ...text.spans] } : text);
    }
    const distinct = [...texts.values()];
    fields[of as FieldKey] = {
      ...NOTHING,
      text: distinct.map(({ text }) => text).join('\n'),
      spans: distinct.flatMap((text) => text.spans),
    };
  }
  return fields;
}
