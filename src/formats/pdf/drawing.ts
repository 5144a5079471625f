import { ERA_NAMES, findEra, firstYearOf } from '#domain/calendar/era.ts';
import type { Block, Booklet, Chapter, Paper } from '../blocks.ts';
import { type Band, type CellContext, type PlacedCell, placeGrid, placeRows } from './placed-cells.ts';
import { printable } from './printable.ts';
import { bandsOfRows } from './rows-over.ts';

/** A booklet as the layout (typst/booklet.typ) draws it: cells at their places, targets as numbers, levels without gaps. */
export type Drawing = {
  title: string;
  author: string;
  date: { year: number; month: number; day: number } | null;
  /** Of the cover and the contents. */
  paper: Paper;
  cover: { subtitle: string[]; author: string; date: string } | null;
  contents: { level: number; text: string; target: number }[] | null;
  chapters: DrawnChapter[];
};

export type DrawnChapter = { paper: Paper; header: string; blocks: DrawnBlock[] };

type DrawnBlock =
  | { kind: 'heading'; level: number; text: string; target: number }
  | { kind: 'paragraph'; text: string[]; look: 'plain' | 'lead' | 'note' }
  | {
      kind: 'table';
      caption: string;
      showsCaption: boolean;
      isSmall: boolean;
      columns: number[];
      head: PlacedCell[];
      bands: Band[];
    }
  | { kind: 'grid'; widths: number[]; bands: Band[] }
  | { kind: 'page-break' };

/** What the layout draws of a booklet. */
export function drawingOf(booklet: Booklet): Drawing {
  const targets = targetsOf(booklet.chapters);
  const context = { linesOf, targetOf: (id: string | undefined) => targets.ids.get(id ?? '') };
  const chapters = booklet.chapters.map((chapter) => ({
    paper: chapter.paper,
    header: oneLine(chapter.header ?? ''),
    blocks: blocksOf(chapter, targets.starts.get(chapter)!, context),
  }));
  const [author, date] = [oneLine(booklet.author), oneLine(booklet.date)];
  return {
    title: named(booklet.title || (booklet.chapters[0]?.name ?? '')),
    author,
    date: dayOf(booklet.date),
    paper: mostUsed(booklet.chapters.map((chapter) => chapter.paper)),
    cover: booklet.hasCover ? { subtitle: booklet.subtitle.map(oneLine), author, date } : null,
    contents: booklet.hasContents
      ? chapters.flatMap(({ blocks }, i) =>
          booklet.chapters[i]!.isInContents === false ? [] : blocks.flatMap(contentsEntry),
        )
      : null,
    chapters,
  };
}

function contentsEntry(block: DrawnBlock) {
  return block.kind === 'heading' && block.level <= 2 ? [block] : [];
}

/** A chapter that does not begin with a heading of its own begins with its name. */
function blocksOf(chapter: Chapter, start: number, context: CellContext): DrawnBlock[] {
  const first = ownHeading(chapter);
  let level = 1;
  let target = start;
  return [
    { kind: 'heading', level: 1, text: named(first?.text ?? chapter.name), target },
    ...(first ? chapter.blocks.slice(1) : chapter.blocks).map((block): DrawnBlock => {
      if (block.kind !== 'heading') return blockOf(block, context);
      // A level that skips one would be a hole in the outline for who hears it.
      level = Math.min(block.level, level + 1);
      return { kind: 'heading', level, text: named(block.text), target: ++target };
    }),
  ];
}

function ownHeading({ blocks: [first] }: Chapter) {
  return first?.kind === 'heading' && first.level === 1 ? first : null;
}

function blockOf(block: Exclude<Block, { kind: 'heading' }>, context: CellContext): DrawnBlock {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', text: linesOf(block.text), look: block.look ?? 'plain' };
    case 'table': {
      const aligns = block.columns.map((column) => column.align);
      const head = placeRows(block.head, aligns, context);
      const rows = placeRows(block.rows, aligns, context);
      const count = Math.max(block.columns.length, head.columns, rows.columns);
      const columns = Array.from({ length: count }, (_, i) => Math.max(block.columns[i]?.width ?? 1, 0.01));
      const below = rows.cells.map((cell) => ({ ...cell, y: cell.y + block.head.length }));
      const isRepeated = headFits(head.cells, columns);
      const ownHead = head.cells.map((cell) => ({ ...cell, labels: 'column' as const }));
      return {
        kind: 'table',
        caption: oneLine(block.caption),
        showsCaption: !block.isCaptionHidden && block.caption.trim() !== '',
        isSmall: block.look === 'note',
        columns,
        head: isRepeated ? head.cells : [],
        bands: bandsOfRows(isRepeated ? below : [...ownHead, ...below], count),
      };
    }
    case 'grid':
      return { kind: 'grid', ...placeGrid(block, context) };
    case 'page-break':
      return { kind: 'page-break' };
  }
}

/**
 * Whether a head leaves room for rows below it, by a rough count of its lines on the narrowest paper: one that does not would
 * be repeated without end, and stands among the rows.
 */
function headFits(cells: readonly PlacedCell[], columns: readonly number[]): boolean {
  const all = columns.reduce((sum, width) => sum + width, 0);
  const lines = new Map<number, number>();
  for (const { x, y, columns: wide = 1, rows = 1, text } of cells) {
    const share = columns.slice(x, x + wide).reduce((sum, width) => sum + width, 0) / all;
    const characters = Math.max(1, (share * 490 - 8) / 9.5);
    const needed = text.reduce((sum, line) => sum + Math.ceil((line.length + 1) / characters), 0) / rows;
    lines.set(y, Math.max(lines.get(y) ?? 1, needed));
  }
  return [...lines.values()].reduce((sum, needed) => sum + needed + 1, 0) < 24;
}

/**
 * Numbers for all that can be led to: each chapter's first heading and, counted on from there, its others. The first heading
 * stands where the chapter begins: one place, two ids.
 */
function targetsOf(chapters: readonly Chapter[]) {
  const ids = new Map<string, number>();
  const starts = new Map<Chapter, number>();
  let next = 0;
  for (const chapter of chapters) {
    starts.set(chapter, next);
    if (!ids.has(chapter.id)) ids.set(chapter.id, next);
    const headings = chapter.blocks.filter((block) => block.kind === 'heading');
    if (!ownHeading(chapter)) next++;
    for (const { id } of headings) {
      if (id !== undefined && !ids.has(id)) ids.set(id, next);
      next++;
    }
  }
  return { ids, starts };
}

const linesOf = (text: string) => text.split(/\r\n?|\n/).map(printable);
const oneLine = (text: string) => printable(text.replace(/\s*[\r\n]+\s*/g, '\u3000'));

/** A document or heading without a name is not accessible, and is not drawn. */
const named = (text: string) => oneLine(text).trim() || '（無題）';

function mostUsed(papers: readonly Paper[]): Paper {
  const counts = new Map<string, number>();
  for (const { size, orientation } of papers) {
    counts.set(`${size} ${orientation}`, (counts.get(`${size} ${orientation}`) ?? 0) + 1);
  }
  const [most = 'A4 portrait'] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  const [size, orientation] = most.split(' ') as [Paper['size'], Paper['orientation']];
  return { size, orientation };
}

const PRINTED_DAY = new RegExp(`(?:(${ERA_NAMES})(元|\\d{1,2})|(\\d{4}))年\\s*(\\d{1,2})月\\s*(\\d{1,2})日`);

/** The day that is printed, for the properties of the file; null where it is written otherwise. */
function dayOf(printed: string): Drawing['date'] {
  const read = printed.normalize('NFKC').match(PRINTED_DAY);
  if (!read) return null;
  const [, name, year, western, month, day] = read;
  const era = name === undefined ? undefined : findEra(name);
  const date = {
    year: era ? firstYearOf(era) - 1 + (year === '元' ? 1 : Number(year)) : Number(western),
    month: Number(month),
    day: Number(day),
  };
  const exists = new Date(Date.UTC(date.year, date.month - 1, date.day));
  return exists.getUTCMonth() + 1 === date.month && exists.getUTCDate() === date.day ? date : null;
}
