import { cut } from './cell-text.ts';

/** Excel keeps this name for itself. */
const RESERVED = 'history';
const MOST = 31;

/** Names for tabs that every spreadsheet takes: as wished where that can be, numbered where two would be the same. */
export class TabNames {
  readonly #taken = new Set([RESERVED]);

  take(wish: string): string {
    const legal = legalName(wish);
    for (let number = 1; ; number++) {
      const mark = number === 1 ? '' : `（${number}）`;
      const name = cut(legal, MOST - mark.length).trimEnd() + mark;
      const key = name.normalize('NFKC').toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return name;
    }
  }
}

/** Characters that no tab may have become full-width ones that look the same. */
function legalName(wish: string): string {
  const name = wish
    .replace(/[[\]:*?/\\]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff ]+/gu, ' ')
    .replace(/^['\s]+|['\s]+$/gu, '');
  return cut(name, MOST).replace(/['\s]+$/u, '') || 'シート';
}

/** A tab's name as formulas and links write it. */
export const quoted = (name: string) => `'${name.replaceAll("'", "''")}'`;
