import { printedYear } from '../printed-year.ts';
import type { ReadRatingScale, Span } from '../read-plan.ts';
import type { Source } from '../source.ts';
import { NOTHING } from '../traced.ts';
import { cellsOf } from './cells.ts';
import { type PrintedGrade, readGrade } from './grades.ts';
import { ANY_HEADING, type Heading, readHeading } from './headings.ts';
import type { Page } from './pages.ts';
import { type SheetForm, whole, YEAR_CELL } from './patterns.ts';
import { type PrintedLine, partOf, printLine } from './printed-line.ts';

/** A heading of the tree in the table; its lines may be the narrow ones of a column. */
export type SummaryHeading = { level: number; lines: PrintedLine[]; shape: RegExp };

/** One row: a project with its grades. `heading`: the one whose block the row stands in, or that stands before it. */
export type SummaryRow = {
  span: Span;
  heading: SummaryHeading | null;
  /** No title where it was taken apart from its row (a merged cell of two rows stands between them). */
  title: Heading | null;
  grades: PrintedGrade[];
  page: number | null;
};

export type SummaryPage = {
  headings: SummaryHeading[];
  rows: SummaryRow[];
  /** Titles without a row. */
  strays: Heading[];
  /** Rows of nothing but a number. */
  empty: { span: Span; printed: string; heading: SummaryHeading | null }[];
  columns: number[];
  labels: Span[];
};

const STARTS_WITH_NUMBER = /^[①-⑳㉑-㉟]/u;
const NUMBER = /(?:^| )(?=[①-⑳㉑-㉟])/u;

/** Is this a page of the summary table (projects in rows, a grade for each year)? Null if it has no such row. */
export function readSummaryPage(source: Source, page: Page, form: SheetForm): SummaryPage | null {
  const summary = form.profile.summary;
  if (!summary) return null;
  const shapes = summary.headings.map((heading) => new RegExp(heading, 'du'));
  const known = summary.labels.map(whole);
  const found: SummaryPage = { headings: [], rows: [], strays: [], empty: [], columns: [], labels: [] };
  const years = new Set<number>();
  const explanations = summary.explanations.map(whole);
  const fits = (line: PrintedLine, patterns: readonly RegExp[]) =>
    !line.isCut && patterns.some((p) => p.test(line.bare.text));
  let before: SummaryHeading | null = null;
  let isExplained = false;
  for (const block of page.blocks) {
    let open: SummaryHeading | null = null;
    for (const line of block.map((span) => printLine(source, span))) {
      const header = line.isCut ? null : yearsOf(line.bare.text);
      const row = header ? null : readRow(source, line, form.scales);
      if (header) {
        for (const year of header) years.add(year);
        found.labels.push(line.span);
      } else if (row) {
        if (row.lead && open) open.lines.push(row.lead);
        const heading = summary.headingsStand === 'before' ? before : row.lead ? open : null;
        found.rows.push({ span: line.span, heading, title: row.title, grades: row.grades, page: row.page });
        found.labels.push(...row.labels);
        open = null;
        isExplained = false;
      } else if (fits(line, [form.legend])) found.labels.push(line.span);
      else if (fits(line, known)) {
        found.labels.push(line.span);
        isExplained = false;
      } else if (isExplained || fits(line, explanations)) {
        found.labels.push(line.span);
        isExplained = true;
      } else if (/^[①-⑳㉑-㉟]$/u.test(line.bare.text))
        found.empty.push({ span: line.span, printed: line.bare.text, heading: before });
      else {
        const level = shapes.findIndex((shape) => !line.isCut && shape.test(line.spaced.text));
        const stray = STARTS_WITH_NUMBER.test(line.bare.text)
          ? readHeading(source, [line], ANY_HEADING)
          : null;
        if (level >= 0) {
          open = { level, lines: [line], shape: shapes[level]! };
          before = open;
          found.headings.push(open);
          const title = readHeading(source, [line], shapes[level]!);
          const first = title?.number.spans[0] ?? title?.title.spans[0];
          if (first && first.from > line.span.from) found.labels.push({ ...line.span, to: first.from });
        } else if (stray) {
          found.strays.push(stray);
          if (stray.mark) found.labels.push(stray.mark);
        } else if (open && line.width <= WIDEST_COLUMN) open.lines.push(line);
      }
    }
  }
  found.columns = [...years].sort((a, b) => a - b);
  return found.rows.length > 0 ? found : null;
}

/** A heading goes on in the next line only in a narrow column; anything wider is a note. */
const WIDEST_COLUMN = 16;

function yearsOf(text: string): number[] | null {
  const years: number[] = [];
  let at = 0;
  while (at < text.length) {
    YEAR_CELL.lastIndex = at;
    const match = YEAR_CELL.exec(text);
    const year = match ? printedYear(match[0]) : null;
    if (!match || year === null) return null;
    years.push(year);
    at += match[0].length;
  }
  return years.length > 1 ? years : null;
}

/** Reads a row from its end: page, grades, and before them number and title. `lead` is what stands before the number. */
function readRow(source: Source, line: PrintedLine, scales: readonly ReadRatingScale[]) {
  if (line.isCut) return null;
  const cells = cellsOf(source, line);
  const labels: Span[] = [];
  let page: number | null = null;
  const isPaged = cells.length > 1 && /^[0-9]{1,3}$/u.test(cells.at(-1)!.bare.text);
  if (isPaged && gradeOf(cells.at(-2)!, scales)) {
    const cell = cells.pop()!;
    page = Number(cell.bare.text);
    labels.push(cell.span);
  }
  const grades: PrintedGrade[] = [];
  while (cells.length > 0) {
    const grade = gradeOf(cells.at(-1)!, scales);
    if (!grade) break;
    grades.unshift(grade);
    cells.pop();
  }
  const end = cells.at(-1)?.span.to;
  const rest = end === undefined ? null : { ...line.span, to: end };
  const at = rest ? line.spaced.text.search(NUMBER) : -1;
  const isRow = grades.length > 0 && (rest ? at >= 0 : grades.length > 1 || page !== null);
  if (!isRow) return null;
  if (!rest) return { title: null, lead: null, grades, page, labels };
  const units = line.spaced.to.filter((to) => to <= rest.to).length;
  const from = at === 0 ? 0 : at + 1;
  const titled = partOf(source, line, line.spaced, from, units);
  const title = readHeading(source, [{ ...titled }], ANY_HEADING) ?? {
    number: NOTHING,
    title: NOTHING,
    mark: null,
  };
  if (title.mark) labels.push(title.mark);
  const lead = at > 0 ? partOf(source, line, line.spaced, 0, at) : null;
  return { title, lead, grades, page, labels };
}

/** A grade, or the dash that stands for none. */
function gradeOf(cell: PrintedLine, scales: readonly ReadRatingScale[]): PrintedGrade | null {
  const { text } = cell.bare;
  return /^[-―ー−]$/u.test(text) ? { span: cell.span, printed: text, code: null } : readGrade(cell, scales);
}
