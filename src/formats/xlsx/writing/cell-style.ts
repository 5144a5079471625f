import type { CellStyle } from 'hucre/xlsx';
import { type DrawnCell, type Look, SIZES } from './drawing.ts';

export const FONT = '游ゴシック';
const LINE = { style: 'thin', color: { rgb: '000000' } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;
const LABEL = fill('E7EDF5');
/** Where something is to be written. */
const INPUT = fill('FFFBE6');

const BOLD = new Set<Look>(['title', 'heading-1', 'heading-2', 'heading-3', 'caption', 'strong', 'label']);
const BOXED = new Set<Look>(['cell', 'strong', 'muted', 'label']);
const HORIZONTAL = { start: 'left', center: 'center', end: 'right' } as const;

/** How a cell looks; cells that look the same share one style. `numFmt` where its text is kept as a number. */
export class CellStyles {
  readonly #styles = new Map<string, CellStyle>();

  of(cell: DrawnCell, isLink: boolean, numFmt?: string): CellStyle {
    const key = `${cell.look} ${cell.align} ${isLink} ${cell.input !== undefined} ${isProse(cell)} ${numFmt}`;
    const known = this.#styles.get(key);
    if (known) return known;
    const style = styleOf(cell, isLink, numFmt);
    this.#styles.set(key, style);
    return style;
  }
}

/** Read from its top; a word or a number stands in the middle. */
const isProse = ({ text, input, look }: DrawnCell) =>
  look !== 'label' && (input?.kind === 'text' || text.length > 40);

function styleOf(cell: DrawnCell, isLink: boolean, numFmt?: string): CellStyle {
  const { look, align, input } = cell;
  const color = isLink ? '0563C1' : look === 'muted' || look === 'note' ? '595959' : undefined;
  const isBoxed = BOXED.has(look);
  return {
    font: {
      name: FONT,
      size: SIZES[look],
      ...(BOLD.has(look) && { bold: true }),
      ...(color && { color: { rgb: color } }),
      ...(isLink && { underline: true }),
    },
    alignment: {
      wrapText: true,
      vertical: isProse(cell) ? 'top' : 'center',
      ...(align && { horizontal: HORIZONTAL[align] }),
      ...(look === 'title' && { horizontal: 'center' }),
    },
    ...(isBoxed && { border: BORDER }),
    ...(look === 'label' && { fill: LABEL }),
    // Text stays what was typed: 1-2 is no day, 007 no number.
    ...(input && { fill: INPUT, numFmt: '@', protection: { locked: false } }),
    ...(!input && numFmt !== undefined && { numFmt }),
  };
}
