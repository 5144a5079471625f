import { printedYear } from '../printed-year.ts';
import type { Span } from '../read-plan.ts';
import type { Source } from '../source.ts';
import type { Block } from './pages.ts';
import { type FormLabel, type SheetForm, YEAR_CELL } from './patterns.ts';
import { followsBlank, type PrintedLine, partOf, printLine } from './printed-line.ts';

/** A label of the form where it stands. `rank` counts the labels of one line from 0. */
export type LabelPiece = {
  kind: 'label';
  label: FormLabel;
  spans: Span[];
  year: number | null;
  rank: number;
};

/** Years of a table's head. */
export type YearsPiece = { kind: 'years'; years: number[]; spans: Span[] };

/** Text under, beside or away from its label; `own` is the label right above or before it in the same block. */
export type TextPiece = { kind: 'text'; lines: PrintedLine[]; own: LabelPiece | null; isBeside: boolean };

/** The head of a sheet, the scale's explanation: known, without a value. */
export type KnownPiece = { kind: 'heading' | 'legend'; spans: Span[]; line: PrintedLine };

export type Piece = LabelPiece | YearsPiece | TextPiece | KnownPiece;

export type PiecesOf = (block: Block) => readonly Piece[];

/** The pieces of each block, read once however often they are asked for. */
export function piecesReader(source: Source, form: SheetForm): PiecesOf {
  const known = new WeakMap<Block, readonly Piece[]>();
  return (block) => {
    const pieces = known.get(block) ?? readPieces(source, block, form);
    known.set(block, pieces);
    return pieces;
  };
}

/** What a block is made of, in its order: labels of the form, rows of years, and the text between them. */
function readPieces(source: Source, spans: Block, form: SheetForm): Piece[] {
  const block = spans.map((span) => printLine(source, span));
  const pieces: Piece[] = [];
  const last = () => pieces.at(-1);
  let index = 0;
  while (index < block.length) {
    const line = block[index]!;
    const known =
      knownLine(line, form) ??
      labelOverLines(block, index, form) ??
      labelLine(line, form) ??
      labelsBeside(source, line, form);
    if (known) {
      const [first, ...rest] = known.pieces;
      const before = last();
      if (first?.kind === 'text' && before?.kind === 'text') before.lines.push(...first.lines);
      else if (first) pieces.push(first);
      pieces.push(...rest);
      index += known.lines;
      continue;
    }
    const before = last();
    if (before?.kind === 'text') before.lines.push(line);
    else
      pieces.push({
        kind: 'text',
        lines: [line],
        own: before?.kind === 'label' ? before : null,
        isBeside: false,
      });
    index += 1;
  }
  return pieces;
}

type Known = { pieces: Piece[]; lines: number };

function knownLine(line: PrintedLine, form: SheetForm): Known | null {
  if (line.isCut) return null;
  const kind = form.heading.test(line.bare.text)
    ? 'heading'
    : form.legend.test(line.bare.text)
      ? 'legend'
      : null;
  return kind && { pieces: [{ kind, spans: [line.span], line }], lines: 1 };
}

function labelOverLines(block: readonly PrintedLine[], index: number, form: SheetForm): Known | null {
  for (const label of form.labels) {
    if (label.lines.length === 1 || index + label.lines.length > block.length) continue;
    const lines = block.slice(index, index + label.lines.length);
    const matches = lines.map((line, i) => (line.isCut ? null : label.lines[i]!.exec(line.bare.text)));
    if (matches.some((match) => match === null)) continue;
    const year = matches.find((match) => match?.groups?.year)?.groups?.year;
    const piece = labelPiece(
      label,
      lines.map((line) => line.span),
      year,
      0,
    );
    return { pieces: [piece], lines: lines.length };
  }
  return null;
}

/** A line of nothing but labels and years (自己評価 今後の方針 · 年度 R3年度 R4年度). */
function labelLine(line: PrintedLine, form: SheetForm): Known | null {
  if (line.isCut) return null;
  const { text, from, to } = line.bare;
  const pieces: Piece[] = [];
  let rank = 0;
  let at = 0;
  while (at < text.length) {
    const found = labelAt(text, at, form.labels);
    const end = found ? at + found.length : yearEnd(text, at);
    if (end === null) return null;
    const span = { line: line.span.line, from: from[at]!, to: to[end - 1]! };
    const before = pieces.at(-1);
    if (found) pieces.push(labelPiece(found.label, [span], found.year, rank++));
    else {
      const year = printedYear(text.slice(at, end));
      if (year === null) return null;
      if (before?.kind === 'years') {
        before.years.push(year);
        before.spans.push(span);
      } else pieces.push({ kind: 'years', years: [year], spans: [span] });
    }
    at = end;
  }
  return pieces.length > 0 ? { pieces, lines: 1 } : null;
}

/** Labels with their values beside them (課題 …, 部局名 課名 … 係名 …). */
function labelsBeside(source: Source, line: PrintedLine, form: SheetForm): Known | null {
  const { text } = line.bare;
  const pieces: Piece[] = [];
  let own: LabelPiece | null = null;
  let valueFrom = 0;
  const endValue = (to: number) => {
    if (to <= valueFrom) return;
    const part = partOf(source, line, line.bare, valueFrom, to);
    pieces.push({ kind: 'text', lines: [part], own, isBeside: own !== null });
  };
  for (let at = 0; at < text.length; at += 1) {
    if (at > 0 && !followsBlank(line, at)) continue;
    const found = labelAt(
      text,
      at,
      form.labels.filter((label) => (at === 0 ? label.beside || label.inside : label.inside)),
    );
    const end = found ? at + found.length : 0;
    if (!found || (end < text.length && !followsBlank(line, end))) continue;
    endValue(at);
    const span = { line: line.span.line, from: line.bare.from[at]!, to: line.bare.to[end - 1]! };
    own = labelPiece(found.label, [span], found.year, 0);
    pieces.push(own);
    valueFrom = end;
    at = end - 1;
  }
  if (pieces.length === 0) return null;
  endValue(text.length);
  return { pieces, lines: 1 };
}

/** The longest label that begins at this unit of a folded text. */
export function labelAt(text: string, at: number, labels: readonly FormLabel[]) {
  let best: { label: FormLabel; length: number; year: string | undefined } | null = null;
  for (const label of labels) {
    label.atOnce.lastIndex = at;
    const match = label.atOnce.exec(text);
    if (match && match[0].length > (best?.length ?? 0))
      best = { label, length: match[0].length, year: match.groups?.year };
  }
  return best;
}

/** Where the year that begins at this unit ends; null where none begins. */
export function yearEnd(text: string, at: number): number | null {
  YEAR_CELL.lastIndex = at;
  const match = YEAR_CELL.exec(text);
  return match ? at + match[0].length : null;
}

function labelPiece(label: FormLabel, spans: Span[], year: string | undefined, rank: number): LabelPiece {
  return { kind: 'label', label, spans, year: year ? printedYear(year) : null, rank };
}
