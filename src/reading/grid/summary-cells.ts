import type { Span } from '../read-plan.ts';
import { type PrintedGrade, readGrade } from '../sheets/grades.ts';
import { ANY_HEADING, type Heading, readHeading } from '../sheets/headings.ts';
import { printLine } from '../sheets/printed-line.ts';
import type { SummaryHeading, SummaryPage } from '../sheets/summary.ts';
import { linesOfSpan, type SourceCell, textOf } from '../source.ts';
import type { FormReading } from './form-reading.ts';
import { endOf, overlaps } from './grid.ts';

type YearCell = SourceCell & { year: number };

const DASH = /^[-―ー−–—]$/u;
const NUMBERED = /^(?:[①-⑳㉑-㉟]|\([0-9]{1,2}\))/u;

/**
 * The summary table of a book whose cells are known: a project in each row, a grade under each year, headings of the tree
 * in rows of their own or in merged cells at the left. Null where no row has a grade under a year.
 */
export function readSummaryCells(reading: FormReading): SummaryPage | null {
  const { form, grid } = reading;
  const shapes = (form.profile.summary?.headings ?? []).map((shape) => new RegExp(shape, 'du'));
  const page: SummaryPage = { headings: [], rows: [], strays: [], empty: [], columns: [], labels: [] };
  let columns: YearCell[] = [];
  let heading: SummaryHeading | null = null;
  for (const row of new Set(grid.cells.map((cell) => cell.row))) {
    const cells = grid.row(row);
    const years = reading.years.filter((cell) => cell.row === row);
    if (years.length > 0) {
      columns = years;
      page.columns = [...new Set([...page.columns, ...years.map(({ year }) => year)])].sort((a, b) => a - b);
    }
    const free = cells.filter((cell) => reading.isFree(cell));
    for (const cell of cells) if (!free.includes(cell)) page.labels.push(cell.span);
    const under = columns.map((year) => free.find((cell) => overlaps(cell, year)) ?? null);
    const grades = under.map((cell) => cell && gradeOf(reading, cell));
    const rest = free.filter((cell) => !under.includes(cell));
    if (years.length > 0 || !grades.some((grade) => grade?.code)) {
      for (const cell of free) heading = headingOf(reading, cell, shapes, page) ?? heading;
      continue;
    }
    const left = rest.filter((cell) => endOf(cell) <= columns[0]!.column);
    const titled = titleCell(reading, left, shapes);
    for (const cell of left) if (cell !== titled) heading = headingOf(reading, cell, shapes, page) ?? heading;
    page.rows.push({
      span: (titled ?? free[0]!).span,
      heading,
      title: titled && titleOf(reading, titled, page.labels),
      grades: grades.map((grade) => grade ?? emptyGrade(free[0]!.span)),
      page: pageOf(reading, rest, page.labels),
    });
  }
  return page.rows.length > 0 ? page : null;
}

/** The cell under the head of titles, or the last one that begins with a number; else the last before the years. */
function titleCell(
  { source, labels }: FormReading,
  cells: readonly SourceCell[],
  shapes: readonly RegExp[],
): SourceCell | null {
  const head = labels.find(({ of }) => of === 'title');
  const under = head && cells.find((cell) => overlaps(cell, head));
  if (under) return under;
  const isHeading = (cell: SourceCell) => {
    const { spaced, isCut } = printLine(source, cell.span);
    return !isCut && shapes.some((shape) => shape.test(spaced.text));
  };
  const others = cells.filter((cell) => !isHeading(cell));
  return (
    others.findLast((cell) => NUMBERED.test(printLine(source, cell.span).bare.text)) ?? others.at(-1) ?? null
  );
}

function titleOf({ source }: FormReading, cell: SourceCell, labels: Span[]): Heading | null {
  const lines = linesOfSpan(source, cell.span).map((span) => printLine(source, span));
  const title = readHeading(source, lines, ANY_HEADING);
  if (title?.mark) labels.push(title.mark);
  return title;
}

function headingOf(
  { source }: FormReading,
  cell: SourceCell,
  shapes: readonly RegExp[],
  page: SummaryPage,
): SummaryHeading | null {
  const lines = linesOfSpan(source, cell.span).map((span) => printLine(source, span));
  const first = lines[0];
  const level = shapes.findIndex((shape) => first && !first.isCut && shape.test(first.spaced.text));
  if (!first || level < 0) return null;
  const heading = { level, lines, shape: shapes[level]! };
  page.headings.push(heading);
  const read = readHeading(source, [first], heading.shape);
  const start = read?.number.spans[0] ?? read?.title.spans[0];
  if (start && start.from > first.span.from) page.labels.push({ ...first.span, to: start.from });
  return heading;
}

function gradeOf({ source, form }: FormReading, cell: SourceCell): PrintedGrade | null {
  const line = printLine(source, cell.span);
  const { text } = line.bare;
  return DASH.test(text) ? { span: cell.span, printed: text, code: null } : readGrade(line, form.scales);
}

const emptyGrade = (span: Span): PrintedGrade => ({
  span: { ...span, to: span.from },
  printed: '',
  code: null,
});

/** The number right of the grades is the page of the sheet. */
function pageOf({ source }: FormReading, cells: readonly SourceCell[], labels: Span[]): number | null {
  const last = cells.at(-1);
  const printed = last && textOf(source, last.span).trim().normalize('NFKC');
  if (!last || !printed || !/^[0-9]{1,3}$/u.test(printed)) return null;
  labels.push(last.span);
  return Number(printed);
}
