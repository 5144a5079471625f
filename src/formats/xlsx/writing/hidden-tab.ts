import type { WriteSheet } from 'hucre/xlsx';
import type { Booklet } from '../../blocks.ts';
import { HIDDEN_SIGN } from '../hidden-marks.ts';
import { cleanText, escapeCodes, piecesOf } from './cell-text.ts';
import type { Tab } from './drawing.ts';
import { quoted } from './tab-name.ts';

/** What a workbook keeps for itself on a tab that nobody sees: row by row a word, and what belongs to it. */
export class HiddenTab {
  readonly #rows: string[][] = [[HIDDEN_SIGN]];
  readonly #lists = new Map<string, string>();

  constructor(readonly name: string) {}

  /** {@link Booklet.hidden}; long texts go on in the next cell. */
  keep(hidden: NonNullable<Booklet['hidden']>): void {
    for (const [key, value] of Object.entries(hidden)) {
      this.#rows.push(['value', cleanText(key), ...piecesOf(cleanText(value))]);
    }
  }

  /** Which chapter a tab is, for whom its own mark is lost; the chapter's name, which a tab may not be able to have. */
  keepChapter(tab: Tab): void {
    if (tab.chapter !== null)
      this.#rows.push(['chapter', cleanText(tab.chapter), tab.name, cleanText(tab.title)]);
  }

  /** Where the texts of a drop-down stand, as formulas write it. */
  keepChoices(choices: readonly string[]): string {
    const key = JSON.stringify(choices);
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const row = this.#rows.push(['choices', ...choices.map(cleanText)]);
    const place = `${quoted(this.name)}!$B$${row}:$${letters(choices.length + 1)}$${row}`;
    this.#lists.set(key, place);
    return place;
  }

  sheet(): WriteSheet {
    return { name: this.name, veryHidden: true, rows: this.#rows.map((row) => row.map(escapeCodes)) };
  }
}

const letters = (column: number): string =>
  column <= 0 ? '' : letters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));
