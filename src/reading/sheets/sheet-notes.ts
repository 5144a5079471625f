import { FIELD_KEYS, type FieldKey } from '#exchange/values.ts';
import type { Labelled } from '#profiles/sheets-profile.ts';
import type { ReadFields, ReadOwner, Span, Traced } from '../read-plan.ts';
import type { Source } from '../source.ts';
import { cellsOf, repeatedNameRow } from './cells.ts';
import type { PrintedGrade } from './grades.ts';
import { ANY_HEADING, type Heading, readHeading, unmark } from './headings.ts';
import { joinOwners, readNames } from './owners.ts';
import type { SheetForm } from './patterns.ts';
import type { TextPiece } from './pieces.ts';
import { readField } from './prose.ts';
import { readRows, type SheetIndicator, type ValueRow } from './yearly-values.ts';

/** What one sheet says, before it is known which project it is of. */
export type SheetPage = {
  planTitle: Traced | null;
  year: number | null;
  /** The page number that is printed on the sheet itself. */
  printedPage: number | null;
  /** By level; null where none is printed. */
  levels: (Heading | null)[];
  title: Heading | null;
  owners: ReadOwner[];
  grades: PrintedGrade[];
  fields: ReadFields;
  indicators: SheetIndicator[];
  /** The years of its tables. */
  columns: number[];
  labels: Span[];
};

/** What has been read of a sheet so far, and which of its blocks that has used up. */
export class SheetNotes {
  readonly source: Source;
  readonly form: SheetForm;
  readonly columns: number[];
  readonly labels: Span[] = [];
  readonly grades: PrintedGrade[] = [];
  readonly levels: (Heading | null)[];
  readonly cellIndicators: SheetIndicator[] = [];
  planTitle: Traced | null = null;
  year: number | null = null;
  printedPage: number | null = null;
  title: Heading | null = null;
  indicatorName: Traced | null = null;
  readonly #taken = new Map<TextPiece, Labelled | 'other'>();
  readonly #texts = new Map<FieldKey, TextPiece[]>();
  readonly #departments: Traced[] = [];
  readonly #subsections: Traced[] = [];
  readonly #rows: ValueRow[] = [];

  constructor(source: Source, form: SheetForm, columns: number[]) {
    this.source = source;
    this.form = form;
    this.columns = columns;
    this.levels = form.profile.levels.map(() => null);
  }

  take(piece: TextPiece, as: Labelled | 'other'): void {
    this.#taken.set(piece, as);
  }

  takenAs(piece: TextPiece): Labelled | 'other' | undefined {
    return this.#taken.get(piece);
  }

  isFilled(of: Labelled): boolean {
    if (of === 'title') return this.title !== null;
    if (of === 'indicator') return this.indicatorName !== null;
    return isField(of) && this.#texts.has(of);
  }

  get hasOwner(): boolean {
    return this.#departments.length + this.#subsections.length > 0;
  }

  takeOwners(piece: TextPiece, of: 'department' | 'subsection'): void {
    const names = of === 'department' ? this.#departments : this.#subsections;
    for (const name of readNames(this.source, piece.lines)) names.push(name);
    this.take(piece, of);
  }

  takeLevel(piece: TextPiece, level: number, shape: RegExp): boolean {
    const heading = this.levels[level] ? null : readHeading(this.source, piece.lines, shape);
    if (!heading) return false;
    this.levels[level] = heading;
    this.take(piece, `level:${level}`);
    return true;
  }

  takeTitle(piece: TextPiece, shape: RegExp = ANY_HEADING): boolean {
    const heading = this.title ? null : readHeading(this.source, piece.lines, shape);
    if (!heading) return false;
    this.title = heading;
    if (heading.mark) this.labels.push(heading.mark);
    this.take(piece, 'title');
    return true;
  }

  takeIndicatorName(piece: TextPiece): void {
    const spans = piece.lines.map((line) => line.span);
    this.indicatorName = unmark(this.source, spans).title;
    this.take(piece, 'indicator');
  }

  takeText(piece: TextPiece, key: FieldKey): void {
    const pieces = this.#texts.get(key);
    if (pieces) pieces.push(piece);
    else this.#texts.set(key, [piece]);
    this.take(piece, key);
  }

  takeRow(piece: TextPiece, kind: 'target' | 'actual' | null): void {
    for (const line of piece.lines) {
      const cells = cellsOf(this.source, line);
      const named = repeatedNameRow(cells, this.columns.length);
      const values = cells.map((cell) => cell.span);
      this.#rows.push(named ? { kind, ...named } : { kind, names: [], values });
    }
    this.take(piece, 'other');
  }

  toPage(): SheetPage {
    const rows = readRows(this.source, this.#rows, this.columns, this.year);
    const indicators = [...rows.indicators, ...this.cellIndicators];
    for (const indicator of indicators) indicator.name = this.indicatorName;
    const fields: ReadFields = {};
    for (const [key, pieces] of this.#texts) {
      fields[key] = readField(this.source, key, pieces, this.#edgeOf(key));
    }
    const { planTitle, year, printedPage, levels, title, grades, columns } = this;
    const owners = joinOwners(this.#departments, this.#subsections);
    const labels = [...this.labels, ...rows.labels];
    return {
      planTitle,
      year,
      printedPage,
      levels,
      title,
      owners,
      grades,
      fields,
      indicators,
      columns,
      labels,
    };
  }

  #edgeOf(key: FieldKey): number | null {
    const slot = this.form.slots.find(({ of }) => of === key);
    return slot?.list && slot.width ? slot.width[1] : null;
  }
}

export function isField(of: Labelled): of is FieldKey & Labelled {
  return of.startsWith('x-') || FIELD_KEYS.some((key) => key === of);
}
