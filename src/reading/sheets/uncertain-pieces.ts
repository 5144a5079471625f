import { cellsOf } from './cells.ts';
import { listedTitleKey, unmark } from './headings.ts';
import type { Candidate } from './neighbourhoods.ts';
import { areOwners } from './owners.ts';
import type { TextPiece } from './pieces.ts';
import { isField, type SheetNotes } from './sheet-notes.ts';
import { assignSlots } from './slots.ts';
import { groupTargetCells } from './target-cells.ts';
import { readTargetCells } from './yearly-values.ts';

/** What is told only by where it stands and how it looks, in an order in which each step leaves less to doubt. */
export function takeUncertain(
  notes: SheetNotes,
  all: readonly Candidate[],
  knownTitles: ReadonlySet<string>,
): void {
  const free = () => all.filter(({ piece }) => !notes.takenAs(piece));
  takeOwnersAway(notes, free());
  takeRowsAtLabels(notes, free());
  takeSlots(notes, free(), knownTitles);
}

/** A block of names right after the label of owners; without one, any such block if no owner has been read. */
function takeOwnersAway(notes: SheetNotes, candidates: readonly Candidate[]): void {
  const named = candidates.filter(({ piece }) => areOwners(piece.lines, notes.form.profile.ownerEndings));
  const atLabel = named.find((candidate) => labelBefore(candidate) === 'department');
  const chosen = atLabel ?? (notes.hasOwner ? undefined : named[0]);
  if (chosen) notes.takeOwners(chosen.piece, 'department');
}

/** A row of values in the block after its label, in a form that does not take its rows apart. */
function takeRowsAtLabels(notes: SheetNotes, candidates: readonly Candidate[]): void {
  if (notes.form.slots.some((slot) => slot.of === 'target')) return;
  for (const candidate of candidates) {
    const { piece } = candidate;
    const of = labelBefore(candidate);
    const isRow = piece.lines.length === 1 && cellsOf(notes.source, piece.lines[0]!).length > 1;
    if (isRow && (of === 'target' || of === 'actual')) notes.takeRow(piece, of);
  }
}

function labelBefore({ labels, offset }: Candidate) {
  return offset === 0 ? labels.at(-1)?.label.of : undefined;
}

function takeSlots(
  notes: SheetNotes,
  candidates: readonly Candidate[],
  knownTitles: ReadonlySet<string>,
): void {
  const { source, form, columns } = notes;
  const isKnownTitle = (piece: TextPiece) => {
    const spans = piece.lines.map((line) => line.span);
    return knownTitles.has(listedTitleKey(unmark(source, spans).title));
  };
  const assigned = assignSlots(
    source,
    candidates,
    form.slots,
    (piece) => notes.takenAs(piece),
    (of) => notes.isFilled(of),
    (piece) => (isKnownTitle(piece) ? 'title' : null),
  );
  const isTarget = (piece: TextPiece) => assigned.get(piece)?.of === 'target';
  const { cells, plan } = groupTargetCells(source, candidates, isTarget, columns.length);
  if (cells.length > 0) notes.cellIndicators.push(readTargetCells(source, cells, columns));
  for (const cell of cells) for (const piece of cell.pieces) notes.take(piece, 'target');
  for (const piece of plan) notes.takeText(piece, 'annualPlan');
  for (const { piece, previous } of candidates) {
    if (notes.takenAs(piece)) continue;
    const of = assigned.get(piece)?.of;
    if (of === undefined) continueText(notes, piece, previous);
    else if (of === 'title') notes.takeTitle(piece);
    else if (of === 'indicator') notes.takeIndicatorName(piece);
    else if (isField(of)) notes.takeText(piece, of);
  }
}

/** A paragraph right after the text of a field, with no label between them, belongs to it, if it fits its box. */
function continueText(notes: SheetNotes, piece: TextPiece, previous: TextPiece | null): void {
  const of = previous && notes.takenAs(previous);
  if (!of || of === 'other' || !isField(of)) return;
  const edge = notes.form.slots.find((slot) => slot.of === of)?.width?.[1] ?? Number.POSITIVE_INFINITY;
  if (piece.lines.every((line) => line.width <= edge)) notes.takeText(piece, of);
}
