import type { FieldKey } from '#exchange/values.ts';
import { fold } from '../fold.ts';
import { printedYear } from '../printed-year.ts';
import type {
  ReadFields,
  ReadIndicator,
  ReadPlan,
  ReadProject,
  ReadSheet,
  Span,
  Traced,
} from '../read-plan.ts';
import type { Source, SourceCell } from '../source.ts';
import { trace } from '../traced.ts';
import { codeOf } from './list-grades.ts';
import type { HeadedColumn, ListHead } from './list-head.ts';
import type { ListRow } from './list-rows.ts';

type Under = { head: ListHead; graded: ReadonlySet<HeadedColumn>; year: number | null; isFirstRow: boolean };

/** What the projects of a list have in common: the plan that they are read into, and the codes that it uses. */
type List = { plan: ReadPlan; takeCode(code: Traced): void };

/** What the rows of one project say of it. */
export class ProjectNotes {
  readonly project: ReadProject;
  readonly #source: Source;
  readonly #list: List;
  readonly #sheets = new Map<number, ReadSheet>();
  #indicator: ReadIndicator | null = null;

  constructor(source: Source, list: List, project: ReadProject) {
    this.#source = source;
    this.#list = list;
    this.project = project;
  }

  read({ cells }: ListRow, under: Under): void {
    const yearCell = cells.find(({ head }) => head.column.is === 'year');
    const printed = yearCell && printedYear(fold(this.#source, yearCell.cell.span).text);
    if (yearCell?.isOwn && printed) this.#list.plan.labels.push(yearCell.cell.span);
    const rowYear = printed ?? under.year;
    const own = cells.filter(({ isOwn }) => isOwn);
    const name = own.find(({ head }) => head.column.is === 'indicator')?.cell ?? null;
    if (name || under.isFirstRow) this.#indicator = null;
    if (name) this.#addIndicator(trace(this.#source, name.span));
    for (const { head, cell } of own) {
      const { column } = head;
      const year = head.year ?? rowYear;
      if (column.is === 'field') {
        if (column.of === 'project') this.#addText(this.project.fields, column.key, cell, under.isFirstRow);
        else this.#addSheetText(column.key, cell, year, under.isFirstRow);
      } else if (column.is === 'value')
        this.#addValue(column.kind, cell, column.kind === 'baseline' ? head.year : year);
      else if (column.is === 'rating' && !under.graded.has(head))
        this.#addSheetText(column.otherwise, cell, year, under.isFirstRow);
    }
    for (const head of under.graded) {
      const cell = own.find((one) => one.head === head)?.cell ?? null;
      this.#addRating(head, cell, head.year ?? rowYear, under);
    }
  }

  #addText(fields: ReadFields, key: FieldKey, cell: SourceCell, isFirstRow: boolean): void {
    const text = trace(this.#source, cell.span);
    const known = fields[key];
    if (!known) fields[key] = text;
    else if (known.text === text.text) this.#list.plan.labels.push(...text.spans);
    else if (!isFirstRow)
      fields[key] = {
        text: `${known.text}\n${text.text}`,
        spans: [...known.spans, ...text.spans],
        confidence: 0.7,
      };
  }

  /** What nobody can date stands with the project, and the person is told. */
  #addSheetText(key: FieldKey, cell: SourceCell, year: number | null, isFirstRow: boolean): void {
    if (year === null) this.#problem('year-uncertain', trace(this.#source, cell.span));
    this.#addText(year === null ? this.project.fields : this.#sheetOf(year).fields, key, cell, isFirstRow);
  }

  #sheetOf(year: number): ReadSheet {
    const known = this.#sheets.get(year);
    if (known) return known;
    const sheet: ReadSheet = { project: this.project, year, page: null, fields: {}, ratings: [] };
    this.#sheets.set(year, sheet);
    this.#list.plan.sheets.push(sheet);
    return sheet;
  }

  #addIndicator(name: Traced | null): ReadIndicator {
    const indicator = { of: this.project, name, breakdown: null, values: [], undated: [] };
    this.#list.plan.indicators.push(indicator);
    this.#indicator = indicator;
    return indicator;
  }

  #addValue(kind: 'baseline' | 'target' | 'actual', cell: SourceCell, year: number | null): void {
    const text = trace(this.#source, cell.span);
    const isKnown = this.#indicator?.values.some((one) => one.kind === kind && one.year === year);
    const indicator = this.#indicator && !isKnown ? this.#indicator : this.#addIndicator(null);
    if (year !== null) indicator.values.push({ kind, year, text });
    else {
      indicator.undated.push({ kind, text });
      this.#problem('year-uncertain', text);
    }
  }

  /** Grades of several years are those of a summary; the one of a list is the sheet's. */
  #addRating({ column }: HeadedColumn, cell: SourceCell | null, year: number | null, under: Under): void {
    if (column.is !== 'rating') return;
    const { layer } = column;
    const isSummary = [...under.graded].filter((one) => one.column === column).length > 1;
    const code = cell && codeOf(this.#source, cell);
    if (!code) {
      if (cell) this.#list.plan.labels.push(cell.span);
      if (under.isFirstRow && !isSummary)
        this.#problem('rating-missing', { ...this.project.title, text: '' });
    } else if (year === null) this.#problem('year-uncertain', code);
    else {
      const rating = { layer, department: null, code };
      const { ratings } = this.#list.plan;
      const isSame = (one: { layer: string }) => one.layer === layer;
      const isTaken = isSummary
        ? ratings.some((one) => one.project === this.project && one.year === year && isSame(one))
        : this.#sheetOf(year).ratings.some(isSame);
      if (isTaken) return;
      this.#list.takeCode(code);
      if (isSummary) ratings.push({ ...rating, project: this.project, year });
      else this.#sheetOf(year).ratings.push(rating);
    }
  }

  #problem(code: 'year-uncertain' | 'rating-missing', { text, spans }: Traced): void {
    const span: Span | null = spans[0] ?? null;
    const { problems } = this.#list.plan;
    if (problems.some((one) => one.code === code && one.about === this.project)) return;
    problems.push({ code, severity: 'error', span, text, about: this.project });
  }
}
