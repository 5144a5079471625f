import type { OutlineProfile } from '#profiles/outline-profile.ts';
import type { ReadPlan, Span } from '../read-plan.ts';
import { type Source, textOf, trimSpan } from '../source.ts';
import { NOTHING } from '../traced.ts';
import { type CompiledProfile, compileProfile } from './compiled-profile.ts';
import { type Folded, fold, foldText, matchFolded } from './fold.ts';
import { applyHeading, openColumn } from './headings.ts';
import { filledCells, layoutOfLine } from './layout-line.ts';
import { isLegend } from './legend.ts';
import { OutlineReading } from './outline-reading.ts';
import { RunningText } from './running-text.ts';
import { type OpenTable, readTableHeader, tableWithoutHeader, takeYearRow } from './table-header.ts';
import { readTableRow } from './table-rows.ts';

/** How far below a heading its table of projects is looked for. */
const TABLE_WITHIN_LINES = 20;
const LONGEST_COLUMN_TITLE = 60;
/** A damaged label is about as short as the label was; a longer first cell is a row of a table. */
const LONGEST_LOST_LABEL = 6;
/** Into so many more cells a heading may be torn by the columns of the table below it. */
const MOST_TORN_PIECES = 3;

/**
 * Reads a document that is headings, prose and tables in reading order, in one pass: each line is a heading, a label,
 * a row of the table in hand, or prose of the heading in force. What is none of these stays unclaimed and is shown as
 * left over.
 */
export function readOutline(source: Source, profile: OutlineProfile): ReadPlan {
  const compiled = compileProfile(profile);
  const walk = new Walk(source, compiled);
  for (let line = 0; line < source.lines.length; line += 1) walk.readLine(line);
  return walk.finish();
}

class Walk {
  readonly #source: Source;
  readonly #compiled: CompiledProfile;
  readonly #reading: OutlineReading;
  readonly #text: RunningText;
  #open: OpenTable | null = null;
  /** The level of the heading that the line before was; null otherwise. */
  #justBelow: number | null = null;

  constructor(source: Source, compiled: CompiledProfile) {
    this.#source = source;
    this.#compiled = compiled;
    this.#reading = new OutlineReading(source, compiled);
    this.#reading.sheetYear = findSheetYear(source, compiled);
    this.#text = new RunningText(this.#reading);
  }

  finish(): ReadPlan {
    this.#text.close();
    return this.#reading.finish();
  }

  readLine(line: number): void {
    const layout = layoutOfLine(this.#source, line);
    if (layout.kind === 'blank') {
      this.#text.endParagraph();
      return;
    }
    this.#reading.label(layout.marks);
    if (layout.kind === 'rule') return;
    const above = this.#justBelow;
    this.#justBelow = null;
    if (layout.kind === 'text') this.#readText(layout.span, layout.isListItem, line);
    else this.#readRow(layout.cells, above, line);
  }

  #readRow(cells: readonly Span[], above: number | null, line: number): void {
    const header = readTableHeader(this.#source, cells, this.#compiled.tables);
    if (header) {
      this.#openTable(header, cells);
      return;
    }
    if (this.#readLabelledRow(cells, above, line)) return;
    if (this.#open?.rows === 0 && takeYearRow(this.#source, cells, this.#open)) {
      this.#reading.label(filledCells(this.#source, cells));
      return;
    }
    const filled = filledCells(this.#source, cells);
    if (filled.length === 1 && this.#readHeading(filled[0]!, line)) return;
    this.#open ??= this.#tableThatGoesOn();
    if (this.#open) readTableRow(this.#reading, this.#open, cells);
    else if (this.#text.kind === 'column') for (const cell of filled) this.#text.add(cell, true);
  }

  #openTable(header: OpenTable, cells: readonly Span[]): void {
    this.#text.close();
    this.#reading.label(filledCells(this.#source, cells));
    header.sheetYear ??= this.#reading.sheetYear;
    this.#reading.sheetYear = header.sheetYear;
    this.#open = header;
    this.#reading.takeBodyOfTable(header.table.body);
  }

  #tableThatGoesOn(): OpenTable | null {
    const table = this.#compiled.tables.find(({ goesOn }) => goesOn);
    return table ? tableWithoutHeader(table, this.#reading.sheetYear) : null;
  }

  /** A label and what it labels, in one row. */
  #readLabelledRow(cells: readonly Span[], above: number | null, line: number): boolean {
    const filled = filledCells(this.#source, cells);
    const hasLabel = trimSpan(this.#source, cells[0]!) !== null;
    const label = hasLabel ? filled[0]! : null;
    const [value, ...rest] = hasLabel ? filled.slice(1) : filled;
    if (!value) return false;
    const foldedLabel = label && fold(this.#source, label);
    const foldedValue = fold(this.#source, value);
    const byLabel = this.#compiled.rows.find((row) => foldedLabel && matchFolded(foldedLabel, row.label));
    const mayHaveLostLabel =
      rest.length <= MOST_TORN_PIECES && (foldedLabel?.text.length ?? 0) <= LONGEST_LOST_LABEL;
    const rule =
      byLabel ?? (mayHaveLostLabel ? this.#ruleWithoutLabel(foldedValue, rest, above, line) : undefined);
    const groups = rule ? matchFolded(foldedValue, rule.value) : null;
    if (!rule || !groups) return false;
    this.#reading.label([label]);
    this.#afterHeading(applyHeading(this.#reading, this.#text, rule.means, { span: value, groups, rest }));
    return true;
  }

  /** Scanning has damaged the label of a row: what its value looks like, and where it stands, may still tell what it is. */
  #ruleWithoutLabel(value: Folded, rest: readonly Span[], above: number | null, line: number) {
    const { rows, tables } = this.#compiled;
    const overTable = rows.find(({ directlyOverTable }) => directlyOverTable);
    const isOverTable = overTable && isHeaderNext(this.#source, line, tables);
    if (rest.length > 0) return isOverTable ? overTable : undefined;
    const bySelf = rows.find(({ value: pattern, means, unmistakable }) => {
      if (unmistakable && matchFolded(value, unmistakable)) return true;
      const title = means.is === 'level' ? matchFolded(value, pattern)?.title : null;
      return (
        means.is === 'level' && title && this.#reading.tree.hasTitle(means.level, textOf(this.#source, title))
      );
    });
    const byPlace = rows.find(({ directlyBelow }) => above !== null && directlyBelow === above);
    return bySelf ?? byPlace ?? (isOverTable ? overTable : undefined);
  }

  /** A line of running text that is a heading or a label of the profile. */
  #readHeading(span: Span, line: number): boolean {
    const folded = fold(this.#source, span);
    if (isLegend(folded.text, this.#compiled.legends)) {
      this.#reading.label([span]);
      return true;
    }
    for (const { pattern, means } of this.#compiled.lines) {
      const groups = matchFolded(folded, pattern);
      if (!groups) continue;
      const isWeak = means.is === 'level' && !groups.number;
      if (isWeak && this.#text.kind === 'column' && !this.#hasTableBelow(line)) continue;
      this.#afterHeading(
        applyHeading(this.#reading, this.#text, means, { span, groups, rest: [] }),
        means.is !== 'label',
      );
      return true;
    }
    return false;
  }

  #afterHeading(level: number | null, endsTable = true): void {
    this.#justBelow = level;
    if (endsTable && this.#open && !this.#open.table.goesOn) this.#open = null;
  }

  #readText(span: Span, isListItem: boolean, line: number): void {
    if (span.to - span.from <= 400 && this.#readHeading(span, line)) return;
    const { tree, compiled } = this.#reading;
    if (!compiled.profile.prose) return;
    const isItem = isListItem || this.#text.isInParagraph;
    if (this.#text.kind === 'list' && !isItem && this.#isColumnTitle(span)) {
      openColumn(this.#reading, this.#text, span);
      return;
    }
    if (this.#open && !this.#open.table.goesOn) this.#open = null;
    if (this.#text.kind === null && tree.deepest) this.#text.open(tree.deepest, NOTHING);
    if (this.#text.kind !== null) this.#text.add(span, isListItem);
  }

  /** After the lists that end a chapter, a short line that is no sentence heads an explanatory column. */
  #isColumnTitle(span: Span): boolean {
    const text = foldText(textOf(this.#source, span));
    return text.length <= LONGEST_COLUMN_TITLE && !/[。．]$/u.test(text);
  }

  /** Inside an explanatory column, 【…】 heads a measure only where a table of projects follows before any other heading. */
  #hasTableBelow(line: number): boolean {
    for (
      let next = line + 1;
      next < Math.min(line + TABLE_WITHIN_LINES, this.#source.lines.length);
      next += 1
    ) {
      const layout = layoutOfLine(this.#source, next);
      if (layout.kind === 'row') {
        const header = readTableHeader(this.#source, layout.cells, this.#compiled.tables);
        return header?.table.columns.some(({ is }) => is === 'title') ?? false;
      }
      if (layout.kind !== 'text') continue;
      const folded = fold(this.#source, layout.span);
      const isHeading = this.#compiled.lines.some(
        ({ pattern, means }) => means.is !== 'label' && matchFolded(folded, pattern),
      );
      if (isHeading) return false;
    }
    return false;
  }
}

/** The fiscal year that the first table header of the source names for its sheets, for tables that have lost theirs. */
function findSheetYear(source: Source, { tables }: CompiledProfile): number | null {
  if (!tables.some((table) => table.columns.some((column) => column.is === 'field' && column.of === 'sheet')))
    return null;
  for (let line = 0; line < source.lines.length; line += 1) {
    const layout = layoutOfLine(source, line);
    const header = layout.kind === 'row' ? readTableHeader(source, layout.cells, tables) : null;
    if (header?.sheetYear) return header.sheetYear;
  }
  return null;
}

/** Is the next line that is not blank the header of a table? */
function isHeaderNext(source: Source, line: number, tables: CompiledProfile['tables']): boolean {
  for (let next = line + 1; next < Math.min(line + TABLE_WITHIN_LINES, source.lines.length); next += 1) {
    const layout = layoutOfLine(source, next);
    if (layout.kind === 'row') return readTableHeader(source, layout.cells, tables) !== null;
    if (layout.kind === 'text') return false;
  }
  return false;
}
