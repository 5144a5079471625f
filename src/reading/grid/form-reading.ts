import type { Labelled } from '#profiles/sheets-profile.ts';
import type { SheetForm } from '../sheets/patterns.ts';
import type { Source, SourceCell } from '../source.ts';
import { type CellSense, senseOf } from './form-cells.ts';
import { endOf, Grid } from './grid.ts';

export type LabelCell = SourceCell & { of: Labelled };

/** One form while it is read: what each cell is, and which of them some label has taken as its value. */
export class FormReading {
  readonly source: Source;
  readonly form: SheetForm;
  readonly grid: Grid;
  readonly labels: LabelCell[] = [];
  readonly years: (SourceCell & { year: number })[] = [];
  readonly #senses = new Map<SourceCell, CellSense>();
  readonly #taken = new Set<SourceCell>();

  constructor(source: Source, form: SheetForm, cells: readonly SourceCell[]) {
    this.source = source;
    this.form = form;
    this.grid = new Grid(cells);
    for (const cell of cells) {
      const sense = senseOf(source, cell.span, form);
      this.#senses.set(cell, sense);
      if (sense.kind === 'label' && sense.of) this.labels.push({ ...cell, of: sense.of });
      if (sense.kind === 'year') this.years.push({ ...cell, year: sense.year });
    }
  }

  senseOf(cell: SourceCell): CellSense {
    return this.#senses.get(cell)!;
  }

  take(cell: SourceCell): void {
    this.#taken.add(cell);
  }

  isFree(cell: SourceCell): boolean {
    return this.senseOf(cell).kind === 'text' && !this.#taken.has(cell);
  }

  /** Cells of these kinds, in the order of the form. */
  cellsOf(kind: CellSense['kind']): SourceCell[] {
    return this.grid.cells.filter((cell) => this.senseOf(cell).kind === kind);
  }

  /** What is filled in right of a label, up to the next word of the form. */
  rightOf(label: SourceCell): SourceCell[] {
    return this.grid.rightOf(label).flatMap((row) => {
      const end = row.findIndex((cell) => this.senseOf(cell).kind !== 'text');
      return row.slice(0, end < 0 ? row.length : end).filter((cell) => this.isFree(cell));
    });
  }

  /**
   * What goes on in the rows under the value beside a label, where nobody merged them: rows that leave the label's own
   * place empty and hold no word of the form.
   */
  goingOn(label: SourceCell): SourceCell[] {
    const found: SourceCell[] = [];
    for (let row = label.row + label.rows; ; row += 1) {
      const cells = this.grid.row(row);
      const isOther = (cell: SourceCell) =>
        cell.column < endOf(label) || cell.block !== label.block || !this.isFree(cell);
      if (cells.length === 0 || cells.some(isOther)) return found;
      found.push(...cells);
    }
  }

  /**
   * What is filled in under a label, within its width and without a gap, up to the next word of the form: in its own table,
   * or, where the label is a paragraph, in what follows it.
   */
  below(label: SourceCell): SourceCell[] {
    const found: SourceCell[] = [];
    let last = label.row + label.rows + 1;
    for (const row of this.grid.below(label)) {
      const isApart = row.some(({ block, kind }) =>
        label.kind === 'cell' ? block !== label.block : kind === 'heading',
      );
      if (isApart || row[0]!.row > last || row.some((cell) => !this.isFree(cell))) break;
      found.push(...row);
      last = Math.max(...row.map((cell) => cell.row + cell.rows));
    }
    return found;
  }

  /** The years over a cell, in the nearest row of years above or beside it: each that it stands under. */
  yearsOver(cell: SourceCell): number[] {
    const over = this.years.filter(
      (year) => year.row <= cell.row && year.column < endOf(cell) && cell.column < endOf(year),
    );
    const nearest = Math.max(...over.map(({ row }) => row));
    return over.filter(({ row }) => row === nearest).map(({ year }) => year);
  }
}
