import type { Paper } from '../blocks.ts';

/** In twentieths of a point, upright. */
const SIZES = { A4: { width: 11906, height: 16838 }, A3: { width: 16838, height: 23811 } };
export const MARGINS = { top: 1304, bottom: 1134, left: 1077, right: 1077, header: 624, footer: 510 };

/** Upright: Word turns the paper by its orientation. */
export const uprightSize = (paper: Paper) => SIZES[paper.size];

/** The table of contents, whose page numbers the package sets for Word's own margins. */
export const CONTENTS_MARGINS = { ...MARGINS, left: 1440, right: 1440 };

/** The room for text on a page. */
export function textArea(paper: Paper, margins = MARGINS): { width: number; height: number } {
  const { width, height } = uprightSize(paper);
  const [across, down] = paper.orientation === 'portrait' ? [width, height] : [height, width];
  return {
    width: across - margins.left - margins.right,
    height: down - margins.top - margins.bottom,
  };
}
