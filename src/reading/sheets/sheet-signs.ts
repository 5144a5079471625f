import type { Labelled } from '#profiles/sheets-profile.ts';
import type { Piece } from './pieces.ts';

/** What a page bears of the form. */
export type SheetSigns = { hasHeading: boolean; labels: Set<Labelled> };

export function signsOf(pieces: readonly Piece[]): SheetSigns {
  const labels = new Set(
    pieces.flatMap((piece) => (piece.kind === 'label' && piece.label.of ? [piece.label.of] : [])),
  );
  return { hasHeading: pieces.some((piece) => piece.kind === 'heading'), labels };
}

/** A page without the form's head is a sheet if it has the labels of at least this many values. */
const LEAST_LABELS = 3;

export function isSheet({ hasHeading, labels }: SheetSigns): boolean {
  return hasHeading || labels.size >= LEAST_LABELS;
}

/** Are two pages that follow one another one sheet? Only one has the form's head, and no label stands on both. */
export function areOneSheet(a: SheetSigns, b: SheetSigns): boolean {
  const isApart = [...b.labels].every((label) => !a.labels.has(label));
  return a.hasHeading !== b.hasHeading && isApart && b.labels.size > 0 && a.labels.size > 0;
}
