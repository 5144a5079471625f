/** No spreadsheet has a higher row. What needs more is spread over several rows of the tab. */
const HIGHEST = 400;
/** Points of space above and below a text. */
const PADDING = 4;
/** Pixels of a column of width 1, and of the space beside a text. */
const PIXELS_PER_UNIT = 8;
const BESIDE = 8;

export type Need = { row: number; rows: number; height: number };

/** Points that a text needs, printed in this size over so many units of width. Full-width characters are square. */
export function heightOf(text: string, width: number, size: number, lines = 1): number {
  const room = Math.max(1, width * PIXELS_PER_UNIT - BESIDE) * 0.75;
  let count = 0;
  for (const line of text.split('\n')) {
    let length = 0;
    for (const char of line) length += isNarrow(char) ? 0.55 : 1;
    count += Math.max(1, Math.ceil((length * size) / room));
  }
  return Math.max(count, lines) * size * 1.6 + PADDING;
}

const isNarrow = (char: string) => (char >= ' ' && char <= '~') || (char >= '｡' && char <= 'ﾟ');

export type RowPlan = {
  /** Points of the tab's rows. */
  heights: number[];
  /** Where each of the block's rows begins, and after the last where it ends. */
  edges: number[];
};

/** Rows of a tab for rows of a block: spreadsheets do not let merged cells grow, so that each is given what it needs. */
export function planRows(count: number, least: number, needs: readonly Need[]): RowPlan {
  const wanted = new Array<number>(count).fill(least);
  for (const need of [...needs].sort((a, b) => a.rows - b.rows)) {
    let sum = 0;
    for (let row = need.row; row < need.row + need.rows; row++) sum += wanted[row]!;
    const more = (need.height - sum) / need.rows;
    if (more > 0) for (let row = need.row; row < need.row + need.rows; row++) wanted[row]! += more;
  }
  const heights: number[] = [];
  const edges = [0];
  for (const height of wanted) {
    const rows = Math.ceil(height / HIGHEST);
    for (let row = 0; row < rows; row++) heights.push(Math.round((height / rows) * 4) / 4);
    edges.push(heights.length);
  }
  return { heights, edges };
}
