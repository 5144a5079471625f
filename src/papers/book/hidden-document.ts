import type { ExportRequest } from '#domain/publication/export-request.ts';
import { canonicalJson } from '#exchange/canonical.ts';
import { HIDDEN } from '../book-words.ts';
import type { ExportMaterial } from '../export-material.ts';

/** A cell holds 32,767 characters; some of a text take more than one place in the file. */
const PIECE = 16_000;

/** The whole document, as a workbook keeps it beside what it shows: with ids and what no page prints; and which year was printed. */
export function hiddenDocument(
  { plan, municipality }: ExportMaterial,
  { year }: Pick<ExportRequest, 'year'>,
): Record<string, string> {
  const text = canonicalJson({ format: 'ayumi/1', municipality, plans: [plan], problems: [], leftovers: [] });
  const pieces: Record<string, string> = { [HIDDEN.year]: year === null ? '' : `${year}` };
  for (let from = 0; from < text.length; from += PIECE)
    pieces[`${HIDDEN.document}${from / PIECE + 1}`] = text.slice(from, from + PIECE);
  return pieces;
}
