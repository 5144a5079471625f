/** Marks on a ruler over the width of the page, fine enough for 60 columns of a form. */
const FINEST = 2_000;
const COARSEST = 96;

export type ColumnPlan = {
  /** Of the tab's columns, as parts of 1. */
  widths: number[];
  /** For each list of widths: where each of its columns begins in the tab, and after the last where it ends. */
  edges: number[][];
};

/**
 * A tab has one row of columns, but its blocks have each their own. The tab gets a column at every edge of any block; edges
 * that lie so close that nobody sees them as two become one.
 */
export function planColumns(lists: readonly (readonly number[])[]): ColumnPlan {
  const parts = lists.map(partsOf);
  const narrowest = Math.min(1, ...parts.flat());
  const ruler = Math.min(FINEST, Math.max(COARSEST, Math.ceil(1 / narrowest)));
  const marks = parts.map((list) => marksOf(list, ruler));
  const all = [...new Set([0, ...marks.flat()])].sort((a, b) => a - b);
  const at = new Map(all.map((mark, index) => [mark, index]));
  const end = all.at(-1) || 1;
  return {
    widths: all.length === 1 ? [1] : all.slice(1).map((mark, index) => (mark - all[index]!) / end),
    edges: marks.map((list) => list.map((mark) => at.get(mark)!)),
  };
}

function partsOf(widths: readonly number[]): number[] {
  const sane = widths.map((width) => (width > 0 && Number.isFinite(width) ? width : 1));
  const sum = sane.reduce((a, b) => a + b, 0);
  const least = sane.map((width) => Math.max(width / sum, 1 / FINEST));
  const whole = least.reduce((a, b) => a + b, 0);
  return least.map((width) => width / whole);
}

/** Rising marks from 0 to the end of the ruler, at least one apart. */
function marksOf(parts: readonly number[], ruler: number): number[] {
  const marks = [0];
  let sum = 0;
  for (const [index, part] of parts.entries()) {
    sum += part;
    const isLast = index === parts.length - 1;
    const mark = isLast ? ruler : Math.round(sum * ruler);
    const room = ruler - (parts.length - 1 - index);
    marks.push(Math.max(Math.min(mark, room), marks[index]! + 1));
  }
  return marks;
}
