import { HIDDEN_SIGN } from '../hidden-marks.ts';
import type { ScannedTab } from './scan-tab.ts';

export type KeptChapter = { id: string; tab: string; name: string };
export type Kept = { hidden: Record<string, string>; chapters: KeptChapter[] };

/** What a workbook keeps for itself on a hidden tab; null where the tab is another's. */
export function readHiddenTab({ cells }: ScannedTab): Kept | null {
  const rows = new Map<number, string[]>();
  for (const { row, column, text } of cells) {
    const texts = rows.get(row) ?? [];
    rows.set(row, texts);
    texts[column] = text;
  }
  if (rows.get(0)?.[0] !== HIDDEN_SIGN) return null;
  const hidden = new Map<string, string>();
  const chapters: KeptChapter[] = [];
  for (const [word, first = '', ...more] of rows.values()) {
    if (word === 'value') hidden.set(first, more.join(''));
    if (word === 'chapter') chapters.push({ id: first, tab: more[0] ?? '', name: more[1] ?? '' });
  }
  return { hidden: Object.fromEntries(hidden), chapters };
}
