import type { Align, Input, Paper } from '../../blocks.ts';

export type Look =
  | 'title'
  | 'heading-1'
  | 'heading-2'
  | 'heading-3'
  | 'plain'
  | 'lead'
  | 'note'
  | 'caption'
  | 'cell'
  | 'strong'
  | 'muted'
  | 'label';

/** A cell as it lies in a tab; rows and columns count from 0 and are those of the tab. */
export type DrawnCell = {
  row: number;
  column: number;
  rows: number;
  columns: number;
  text: string;
  look: Look;
  align?: Align;
  /** The id that it leads to. */
  link?: string;
  input?: Input;
};

/** A tab with everything at its place, before it is known where the others lie. */
export type Tab = {
  /** The chapter's id; null for the cover and the contents. */
  chapter: string | null;
  name: string;
  title: string;
  paper: Paper;
  header: string;
  /** In units of a column's width. */
  widths: number[];
  /** In points. */
  heights: number[];
  cells: DrawnCell[];
  /** Rows before which a page begins. */
  breaks: number[];
  /** First and last row of the head that repeats on each page. */
  head: readonly [number, number] | null;
  /** The rows that a filter is for, its head the first. */
  filter: readonly [number, number] | null;
  /** Where headings with an id stand. */
  anchors: Map<string, number>;
};

/** Sizes of the letters, in points. */
export const SIZES: Record<Look, number> = {
  title: 22,
  'heading-1': 16,
  'heading-2': 14,
  'heading-3': 12,
  plain: 10.5,
  lead: 12,
  note: 9,
  caption: 10.5,
  cell: 10,
  strong: 10,
  muted: 9,
  label: 10,
};

/** Of the sheet of paper, in millimetres. */
export function pageSides({ size, orientation }: Paper): { width: number; height: number } {
  const [short, long] = size === 'A4' ? [210, 297] : [297, 420];
  return orientation === 'portrait' ? { width: short, height: long } : { width: long, height: short };
}

/** Units of a column's width that lie between the margins of the page. */
export const pageWidth = (paper: Paper) => Math.floor((pageSides(paper).width / 25.4 - 2 * SIDE_MARGIN) * 12);

/** Inches. */
export const SIDE_MARGIN = 0.6;
