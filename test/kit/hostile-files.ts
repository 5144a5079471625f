import { archives } from './hostile/archives.ts';
import { flipped, spliced, truncated } from './hostile/damage.ts';
import { type HostileFile, harmless } from './hostile/hostile-file.ts';
import { wordFile, workbook } from './hostile/office-parts.ts';
import { disguised, texts } from './hostile/others.ts';
import { endless, pdfs } from './hostile/pdfs.ts';
import { pdfOfPages, words } from './hostile/raw-pdf.ts';
import { zipOfParts } from './hostile/raw-zip.ts';
import { wordFiles } from './hostile/word-files.ts';
import { workbooks } from './hostile/workbooks.ts';
import { xmlParts } from './hostile/xml-parts.ts';

export type { HostileFile };

const WHOLE: readonly [extension: string, make: () => Uint8Array][] = [
  ['xlsx', () => zipOfParts(workbook())],
  ['docx', () => zipOfParts(wordFile())],
  ['pdf', () => pdfOfPages([words('Progress 2023'), words('Target 174')])],
];
const WAYS = [truncated, flipped, spliced];
const SEEDS = 20;

/** Whole files, damaged in three ways. */
const damaged: readonly HostileFile[] = WHOLE.flatMap(([extension, make]) =>
  WAYS.flatMap((way) =>
    Array.from({ length: SEEDS }, (_, seed) =>
      harmless(`${way.name}-${seed + 1}.${extension}`, () => way(make(), seed)),
    ),
  ),
);

/** Office files, PDFs and archives that are damaged or meant to do harm: what readBook must stand. */
export const hostileBooks: readonly HostileFile[] = [
  ...archives,
  ...xmlParts,
  ...workbooks,
  ...wordFiles,
  ...pdfs,
  ...disguised,
  ...damaged,
];

/** Everything that somebody might upload; the same files every time. */
export const hostileFiles: readonly HostileFile[] = [...hostileBooks, ...texts, ...endless];
