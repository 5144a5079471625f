import { eraYear } from '#exchange/names.ts';
import type { Booklet, Chapter } from '#formats/blocks.ts';
import { editionMark, editionProof } from '#messages/exports.ja.ts';
import { HIDDEN } from './book-words.ts';
import type { ExportMaterial } from './export-material.ts';

/**
 * A booklet of a sealed year: cover and every page say so, and the end tells the number by which anybody can check that it was
 * made from what was sealed. A workbook keeps that number hidden, too. Without an edition: the booklet as it is.
 */
export function asEdition(booklet: Booklet, edition: ExportMaterial['edition']): Booklet {
  if (!edition) return booklet;
  const mark = `${eraYear(edition.year)} ${editionMark}`;
  const last = booklet.chapters.length - 1;
  const proof = { kind: 'paragraph', look: 'note', text: editionProof(edition.sha256) } as const;
  return {
    ...booklet,
    subtitle: [...booklet.subtitle, mark],
    chapters: booklet.chapters.map(
      (chapter, at): Chapter => ({
        ...chapter,
        header: [chapter.header ?? '', mark].filter((line) => line !== '').join('　'),
        blocks: at === last ? [...chapter.blocks, proof] : chapter.blocks,
      }),
    ),
    hidden: { ...booklet.hidden, [HIDDEN.edition]: edition.sha256 },
  };
}
