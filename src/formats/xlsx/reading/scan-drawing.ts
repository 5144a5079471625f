import { scanXml } from '../../xml/scan.ts';
import type { Parts } from './open-parts.ts';
import { readRelations } from './relations.ts';
import { TooLarge } from './scan-tab.ts';

/** More than anybody draws over a tab. */
const MOST_DRAWN = 5_000;

/** What lies over the cells of a tab, from the cell on in which its upper left corner is. */
export type Drawn = { row: number; column: number } & ({ kind: 'text'; text: string } | { kind: 'picture' });

/** The text boxes and pictures of a tab. */
export function scanDrawings(parts: Parts, tab: string): Drawn[] {
  return [...readRelations(parts, tab).values()].flatMap(({ type, part }) =>
    type === 'drawing' && parts.has(part) ? scanDrawing(parts.text(part)) : [],
  );
}

function scanDrawing(xml: string): Drawn[] {
  const drawn: Drawn[] = [];
  let place = { row: 0, column: 0 };
  let text = '';
  /** Where the words go that are read now. */
  let into: 'row' | 'col' | 't' | null = null;
  let isFrom = false;
  /** What older programs are to draw instead says the same again. */
  let isFallback = false;
  scanXml(xml, {
    open({ name }) {
      if (name === 'Fallback') isFallback = true;
      else if (name === 'from') isFrom = true;
      else if (name === 'txBody') text = '';
      else if (name === 'br') text += '\n';
      else if (name === 'pic' && !isFallback) drawn.push({ ...place, kind: 'picture' });
      if (name === 't' || (isFrom && (name === 'row' || name === 'col'))) into = name;
      if (name.endsWith('Anchor')) place = { row: 0, column: 0 };
    },
    text(more) {
      if (into === 't') text += more;
      else if (into === 'row') place.row = Math.max(0, Math.trunc(Number(more)) || 0);
      else if (into === 'col') place.column = Math.max(0, Math.trunc(Number(more)) || 0);
    },
    close(name) {
      if (drawn.length > MOST_DRAWN) throw new TooLarge();
      if (name === into) into = null;
      if (name === 'Fallback') isFallback = false;
      else if (name === 'from') isFrom = false;
      else if (name === 'p') text += '\n';
      else if (name === 'txBody' && text.trim() !== '' && !isFallback)
        drawn.push({ ...place, kind: 'text', text: text.replace(/\n$/u, '') });
    },
  });
  return drawn;
}
