import type { Labelled } from '#profiles/sheets-profile.ts';
import type { Span } from '../read-plan.ts';
import type { Source } from '../source.ts';
import { trace } from '../traced.ts';
import { cellsOf, repeatedNameRow } from './cells.ts';
import { type PrintedGrade, readGrade } from './grades.ts';
import { ANY_HEADING } from './headings.ts';
import type { SheetForm } from './patterns.ts';
import type { KnownPiece, LabelPiece, Piece, TextPiece } from './pieces.ts';
import { type PrintedLine, partOf } from './printed-line.ts';
import { isField, type SheetNotes } from './sheet-notes.ts';

/** A piece of a sheet; a grade on a line of its own is one. */
export type SheetPiece = Exclude<Piece, TextPiece> | (TextPiece & { grade?: PrintedGrade });

/**
 * A grade on a line of its own is parted from the text below it, which belongs to the field that the profile names; on
 * a page without one, so is a grade that stands on one line with that text.
 */
export function partGrades(
  source: Source,
  blocks: readonly (readonly Piece[])[],
  form: SheetForm,
): SheetPiece[][] {
  const { below } = form.profile.rating;
  const label = form.labels.find(({ of }) => of !== null && of === below);
  const own: LabelPiece | null = label ? { kind: 'label', label, spans: [], year: null, rank: 0 } : null;
  const part = (piece: Piece, grade: PrintedGrade | null, line: PrintedLine, rest: PrintedLine[]) => {
    if (!grade || piece.kind !== 'text') return [piece];
    const graded: SheetPiece = { ...piece, lines: [line], grade };
    return rest.length > 0
      ? [graded, { kind: 'text' as const, lines: rest, own, isBeside: false }]
      : [graded];
  };
  const parted = blocks.map((pieces) =>
    pieces.flatMap((piece): SheetPiece[] => {
      if (piece.kind !== 'text' || piece.isBeside) return [piece];
      const [line, ...rest] = piece.lines as [PrintedLine, ...PrintedLine[]];
      return part(piece, readGrade(line, form.scales), line, rest);
    }),
  );
  const isGraded = parted.some((pieces) => pieces.some((piece) => piece.kind === 'text' && piece.grade));
  if (isGraded || !own) return parted;
  return blocks.map((pieces) =>
    pieces.flatMap((piece): SheetPiece[] => {
      if (piece.kind !== 'text' || piece.isBeside) return [piece];
      const [first, ...rest] = piece.lines as [PrintedLine, ...PrintedLine[]];
      if (first.spaced.text[1] !== ' ') return [piece];
      const line = partOf(source, first, first.spaced, 0, 1);
      const text = partOf(source, first, first.spaced, 2, first.spaced.text.length);
      return part(piece, readGrade(line, form.scales), line, [text, ...rest]);
    }),
  );
}

/** Labels, the legend and the form's head; the year that a label names is the sheet's. */
export function takeLabels(notes: SheetNotes, pieces: readonly SheetPiece[]): void {
  for (const piece of pieces) {
    if (piece.kind === 'text') continue;
    if (piece.kind === 'heading') takeFormHead(notes, piece);
    else for (const span of piece.spans) notes.labels.push(span);
    if (piece.kind === 'label') notes.year ??= piece.year;
  }
}

function takeFormHead(notes: SheetNotes, { line, spans }: KnownPiece): void {
  const range = notes.form.heading.exec(line.bare.text)?.indices?.groups?.plan;
  if (!range || notes.planTitle) {
    notes.labels.push(...spans);
    return;
  }
  const span: Span = {
    line: line.span.line,
    from: line.bare.from[range[0]]!,
    to: line.bare.to[range[1] - 1]!,
  };
  notes.planTitle = trace(notes.source, span);
  if (span.to < line.span.to) notes.labels.push({ ...line.span, from: span.to });
}

/** A number alone at the head or the foot of the page is the page's. */
export function takePageNumber(notes: SheetNotes, blocks: readonly (readonly SheetPiece[])[]): void {
  for (const block of [blocks[0], blocks.at(-1)]) {
    const [piece] = block ?? [];
    if (block?.length !== 1 || piece?.kind !== 'text' || piece.lines.length !== 1) continue;
    const line = piece.lines[0]!;
    if (!/^[0-9]{1,3}$/u.test(line.bare.text)) continue;
    notes.printedPage = Number(line.bare.text);
    notes.labels.push(line.span);
    notes.take(piece, 'other');
  }
}

/** What is told by its own label in the same block, or by a shape that nothing else on the form has. */
export function takeCertain(notes: SheetNotes, pieces: readonly SheetPiece[]): void {
  for (const piece of pieces) {
    if (piece.kind !== 'text' || notes.takenAs(piece)) continue;
    if (piece.grade) {
      notes.grades.push(piece.grade);
      notes.take(piece, 'other');
    } else if (piece.own?.label.of) takeLabelled(notes, piece, piece.own.label.of);
    else takeShaped(notes, piece);
  }
}

function takeLabelled(notes: SheetNotes, piece: TextPiece, of: Labelled): void {
  if (of === 'department' || of === 'subsection') notes.takeOwners(piece, of);
  else if (of.startsWith('level:')) notes.takeLevel(piece, Number(of.slice('level:'.length)), ANY_HEADING);
  else if (of === 'title') notes.takeTitle(piece);
  else if (of === 'indicator') notes.takeIndicatorName(piece);
  else if (isField(of)) notes.takeText(piece, of);
  else if ((of === 'target' || of === 'actual') && piece.isBeside) notes.takeRow(piece, of);
}

const MOST_TITLE_LINES = 3;

/** Numbered items one below the other are no heading that goes on. */
function isList(lines: readonly PrintedLine[]): boolean {
  return lines.filter(({ bare }) => /^(?:[①-⑳㉑-㉟]|\([0-9]{1,2}\))/u.test(bare.text)).length > 1;
}

function takeShaped(notes: SheetNotes, piece: TextPiece): void {
  const { source, form, columns } = notes;
  const isSentence = piece.lines.some((line) => line.bare.text.endsWith('。'));
  if (piece.lines.length <= MOST_TITLE_LINES && !isSentence && !isList(piece.lines)) {
    if (form.titleShape && notes.takeTitle(piece, form.titleShape)) return;
    if (form.levelShapes.some((shape, level) => shape && notes.takeLevel(piece, level, shape))) return;
  }
  const isNamedRow = piece.lines.every((line) => repeatedNameRow(cellsOf(source, line), columns.length));
  if (isNamedRow) notes.takeRow(piece, null);
}
