import type { OutlineProfile } from '#profiles/outline-profile.ts';
import { fold, foldText, matchFolded } from '../fold.ts';
import type { ReadPlan, Span } from '../read-plan.ts';
import { type Source, textOf } from '../source.ts';
import { NOTHING } from '../traced.ts';
import { type CompiledProfile, compileProfile } from './compiled-profile.ts';
import { type Applied, applyHeading, openColumn } from './headings.ts';
import { isRuinedLabelledRow, recogniseLabelledRow } from './labelled-row.ts';
import { filledCells, layoutOfLine } from './layout-line.ts';
import { isLegend } from './legend.ts';
import { findSheetYear, isProjectTableBelow } from './look-ahead.ts';
import { OutlineReading } from './outline-reading.ts';
import { RunningText } from './running-text.ts';
import { type OpenTable, readTableHeader, tableWithoutHeader, takeYearRow } from './table-header.ts';
import { readTableRow } from './table-rows.ts';

const LONGEST_COLUMN_TITLE = 60;
/** A line that begins so is an item of its own, also without a list dash. */
const LIST_NUMBER = /^[①-⑳・○〇◎●]/u;

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
    if (isRuinedLabelledRow(this.#reading, cells, above !== null)) return;
    this.#open ??= this.#tableThatGoesOn();
    if (this.#open) readTableRow(this.#reading, this.#open, cells);
    else if (this.#text.kind === 'column') for (const cell of filled) this.#text.add(cell, true);
  }

  #openTable(header: OpenTable, cells: readonly Span[]): void {
    this.#text.close();
    this.#reading.label(filledCells(this.#source, cells));
    if (this.#open?.table === header.table) this.#reading.pageTurned = true;
    header.sheetYear ??= this.#reading.sheetYear;
    this.#reading.sheetYear = header.sheetYear;
    this.#open = header;
    this.#reading.takeBodyOfTable(header.table.body);
  }

  #tableThatGoesOn(): OpenTable | null {
    const table = this.#compiled.tables.find(({ goesOn }) => goesOn);
    return table ? tableWithoutHeader(table, this.#reading.sheetYear) : null;
  }

  #readLabelledRow(cells: readonly Span[], above: number | null, line: number): boolean {
    const found = recogniseLabelledRow(this.#reading, cells, above, line);
    if (!found) return false;
    this.#reading.label([found.label]);
    this.#afterHeading(applyHeading(this.#reading, this.#text, found.means, found));
    return true;
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
      if (isWeak && this.#text.kind === 'column' && !isProjectTableBelow(this.#source, line, this.#compiled))
        continue;
      this.#afterHeading(applyHeading(this.#reading, this.#text, means, { span, groups, rest: [] }));
      return true;
    }
    return false;
  }

  #afterHeading({ level, moves }: Applied): void {
    this.#justBelow = level;
    if (moves && this.#open && !this.#open.table.goesOn) this.#open = null;
  }

  #readText(span: Span, isListItem: boolean, line: number): void {
    if (span.to - span.from <= 400 && this.#readHeading(span, line)) return;
    const { tree, compiled } = this.#reading;
    if (!compiled.profile.prose) return;
    const isItem = isListItem || LIST_NUMBER.test(textOf(this.#reading.source, span));
    const goesOn = isItem || this.#text.isInParagraph;
    if (this.#text.kind === 'list' && !goesOn && this.#isColumnTitle(span)) {
      openColumn(this.#reading, this.#text, span);
      return;
    }
    if (this.#open && !this.#open.table.goesOn) this.#open = null;
    if (this.#text.kind === null && tree.deepest) this.#text.open(tree.deepest, NOTHING);
    if (this.#text.kind !== null) this.#text.add(span, isItem);
  }

  /** After the lists that end a chapter, a short line that is no sentence heads an explanatory column. */
  #isColumnTitle(span: Span): boolean {
    const text = foldText(textOf(this.#source, span));
    return text.length <= LONGEST_COLUMN_TITLE && !/[。．]$/u.test(text);
  }
}
