import { type Line, linesByPlace } from './lines.ts';
import { around, type Glyph } from './page-content.ts';

/** A gap of so many letters parts two columns. */
const APART = 1.6;

/** What stands at one height, as the pieces that wide gaps part. */
export type Row = { pieces: Line[]; top: number; bottom: number };

export function rowsOfPieces(glyphs: readonly Glyph[]): Row[] {
  return linesByPlace(glyphs).flatMap((line) => {
    const pieces = piecesOf(line);
    return pieces.length === 0 ? [] : [{ pieces, top: line.box[1], bottom: line.box[3] }];
  });
}

function piecesOf(line: Line): Line[] {
  const pieces: Glyph[][] = [];
  for (const glyph of line.glyphs) {
    if (glyph.text.trim() === '' && glyph.text !== '　') continue;
    const last = pieces.at(-1)?.at(-1);
    if (last && glyph.box[0] - last.box[2] <= APART * Math.max(line.size, glyph.size))
      pieces.at(-1)!.push(glyph);
    else pieces.push([glyph]);
  }
  const written = pieces.length === 1 ? [line.glyphs] : withBlanks(line, pieces);
  return written.map((part) => ({ glyphs: part, box: around(part.map(({ box }) => box)), size: line.size }));
}

/** Blanks within a piece are its own; those between pieces are gaps. */
function withBlanks(line: Line, pieces: readonly Glyph[][]): Glyph[][] {
  return pieces.map((piece) => {
    const [from, to] = [line.glyphs.indexOf(piece[0]!), line.glyphs.indexOf(piece.at(-1)!)];
    return line.glyphs.slice(from, to + 1);
  });
}
