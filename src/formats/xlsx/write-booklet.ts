import type { Booklet } from '../blocks.ts';

/** A booklet as a workbook: a tab for each chapter, with the look of paper. */
export async function writeXlsx(_booklet: Booklet): Promise<Uint8Array> {
  return new Uint8Array();
}
