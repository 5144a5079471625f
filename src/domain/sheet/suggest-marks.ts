import { squeeze } from '../text/fold.ts';
import type { MarkedPlace } from './template-mark.ts';

/** A cell of the office's own form as it lies on paper, counted from 0. */
export type TemplateCell = {
  place: string;
  row: number;
  column: number;
  rows: number;
  columns: number;
  text: string;
};

/** What can be marked, and the words that an office prints over it. */
export type MarkOption = { entry: string; labels: readonly string[] };

const ENDINGS = /[:：※*＊\s]+$/u;
const REMARK = /(?<=.)[（(][^（()）]*[）)]$/u;
const AROUND = /^[【（(「［[○●■□◎◆・※\p{Nd}①-⑳.．、）)】\]］\s]+|[】」］\]）)]+$/gu;

/** A label without what stands around it: 【課題】, （１）課題, ○課題：, 課題（200字程度）. */
const bare = (text: string) => squeeze(text.replace(ENDINGS, '').replace(REMARK, '').replace(AROUND, ''));

/**
 * Which places of the form hold what, as far as its labels tell? The place of a label is the blank cell to the right of it, or else the
 * one below. Each option is suggested once, at the first label that names it; a person looks at all of them.
 */
export function suggestMarks(cells: readonly TemplateCell[], options: readonly MarkOption[]): MarkedPlace[] {
  const byLabel = new Map<string, string>();
  for (const { entry, labels } of options)
    for (const label of labels) if (!byLabel.has(bare(label))) byLabel.set(bare(label), entry);
  const taken = new Set<string>();
  const given = new Set<string>();
  return cells.flatMap((label) => {
    const entry = label.text.trim() === '' ? undefined : byLabel.get(bare(label.text));
    if (entry === undefined || given.has(entry)) return [];
    const place = [...rightOf(cells, label), ...below(cells, label)].find(
      (cell) => cell.text.trim() === '' && !taken.has(cell.place),
    )?.place;
    if (place === undefined) return [];
    taken.add(place);
    given.add(entry);
    return [{ place, entry }];
  });
}

const rightOf = (cells: readonly TemplateCell[], { row, column, columns }: TemplateCell) =>
  cells.filter((cell) => cell.row === row && cell.column === column + columns);

const below = (cells: readonly TemplateCell[], { row, rows, column }: TemplateCell) =>
  cells.filter((cell) => cell.column === column && cell.row === row + rows);
