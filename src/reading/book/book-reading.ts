import type { ExchangePlan } from '#exchange/schema.ts';
import { untold } from '#papers/book-words.ts';
import type { ReadIndicator, ReadNode, ReadPlan, ReadProject, ReadSheet, Traced } from '../read-plan.ts';
import { type BookCell, type BookRow, inOneLine, partOf } from './book-rows.ts';

/**
 * What has been read of a book. `numbers` are those that the book prints: records stay the same ones when a row is missing.
 * `further` puts what only Ayumi keeps into the plan once its records have ids.
 */
export class BookReading {
  readonly plan: ReadPlan = {
    title: null,
    years: { from: null, to: null },
    philosophies: [],
    levels: [],
    ratingScales: [],
    nodes: [],
    projects: [],
    indicators: [],
    sheets: [],
    ratings: [],
    outlook: [],
    problems: [],
    labels: [],
  };
  municipality: { name: string | null; code: string | null } = { name: null, code: null };
  readonly nodes = new Map<number, ReadNode>();
  readonly projects = new Map<number, ReadProject>();
  readonly indicators = new Map<number, ReadIndicator>();
  readonly sheets: { sheet: ReadSheet; number: number }[] = [];
  readonly further: ((plan: ExchangePlan, idOf: (record: object) => string) => void)[] = [];

  /** Read, but no value: a label, or a repetition of what stands elsewhere. */
  label(...cells: readonly (BookCell | undefined)[]): void {
    for (const cell of cells) if (cell) this.plan.labels.push(...cell.spans);
  }

  labelRows(rows: readonly BookRow[]): void {
    for (const row of rows) this.label(...row.cells);
  }

  /** A name or number; null where the book says that there is none. */
  short(cell: BookCell | undefined): Traced | null {
    return cell ? this.value(inOneLine(cell)) : null;
  }

  prose(cell: BookCell | undefined): Traced | null {
    return cell ? this.value({ text: cell.text, spans: cell.spans, confidence: cell.confidence }) : null;
  }

  /** A part of a text; what stands beside it is the book's. */
  part(whole: Traced, from: number, to?: number): Traced {
    const { value, beside } = partOf(whole, from, to);
    this.plan.labels.push(...beside);
    return value;
  }

  /** Where it is no value of the plan but a word of the book. */
  word(cell: BookCell | undefined): string {
    this.label(cell);
    return cell ? untold(inOneLine(cell).text) : '';
  }

  value(traced: Traced): Traced | null {
    const text = untold(traced.text);
    if (text === traced.text) return traced;
    this.plan.labels.push(...traced.spans);
    return text === '' ? null : { ...traced, text, spans: [] };
  }
}

export const NO_TEXT: Traced = { text: '', spans: [], confidence: 1 };
