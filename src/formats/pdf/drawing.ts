import type { Block, Booklet, Chapter, Paper } from '../blocks.ts';
import { type CellContext, type PlacedCell, placeGrid, placeRows } from './placed-cells.ts';
import { printable } from './printable.ts';

/** A booklet as the layout (typst/booklet.typ) draws it: cells at their places, targets as numbers, levels without gaps. */
export type Drawing = {
  title: string;
  author: string;
  date: { year: number; month: number; day: number } | null;
  /** Of the cover and the contents. */
  paper: Paper;
  cover: { subtitle: string[]; author: string; date: string } | null;
  hasContents: boolean;
  chapters: { paper: Paper; header: string; isInContents: boolean; blocks: DrawnBlock[] }[];
};

type DrawnBlock =
  | { kind: 'heading'; level: number; text: string; target?: number }
  | { kind: 'paragraph'; text: string[]; look: 'plain' | 'lead' | 'note' }
  | {
      kind: 'table';
      caption: string;
      showsCaption: boolean;
      columns: number[];
      head: PlacedCell[];
      rows: PlacedCell[];
    }
  | { kind: 'grid'; columns: number; cells: PlacedCell[] }
  | { kind: 'page-break' };

/** What the layout draws of a booklet. */
export function drawingOf(booklet: Booklet): Drawing {
  const targets = targetsOf(booklet.chapters);
  const context: CellContext = {
    linesOf,
    targetOf: (id) => (id === undefined ? undefined : targets.get(id)),
  };
  const [author, date] = [oneLine(booklet.author), oneLine(booklet.date)];
  return {
    // A document without a title is not accessible, and is not drawn.
    title: oneLine(booklet.title).trim() || oneLine(booklet.chapters[0]?.name ?? '').trim() || '無題',
    author,
    date: dayOf(booklet.date),
    paper: mostUsed(booklet.chapters.map((chapter) => chapter.paper)),
    cover: booklet.hasCover ? { subtitle: booklet.subtitle.map(oneLine), author, date } : null,
    hasContents: booklet.hasContents,
    chapters: booklet.chapters.map((chapter) => ({
      paper: chapter.paper,
      header: oneLine(chapter.header ?? ''),
      isInContents: chapter.isInContents !== false,
      blocks: blocksOf(chapter, context),
    })),
  };
}

/** A chapter that does not begin with a heading of its own begins with its name. */
function blocksOf(chapter: Chapter, context: CellContext): DrawnBlock[] {
  const [first, ...rest] = chapter.blocks;
  const own = first?.kind === 'heading' && first.level === 1 ? first.text : null;
  const title = { kind: 'heading', level: 1, text: oneLine(own ?? chapter.name) } as const;
  const target = context.targetOf(chapter.id);
  let level = 1;
  return [
    { ...title, ...(target === undefined ? {} : { target }) },
    ...(own === null ? chapter.blocks : rest).map((block) => {
      // A level that skips one would be a hole in the outline for who hears it.
      if (block.kind === 'heading') level = Math.min(block.level, level + 1);
      return blockOf(block, level, context);
    }),
  ];
}

function blockOf(block: Block, level: number, context: CellContext): DrawnBlock {
  switch (block.kind) {
    case 'heading': {
      const target = context.targetOf(block.id);
      return {
        kind: 'heading',
        level,
        text: oneLine(block.text),
        ...(target === undefined ? {} : { target }),
      };
    }
    case 'paragraph':
      return { kind: 'paragraph', text: linesOf(block.text), look: block.look ?? 'plain' };
    case 'table': {
      const aligns = block.columns.map((column) => column.align);
      const head = placeRows(block.head, aligns, context);
      const rows = placeRows(block.rows, aligns, context);
      const count = Math.max(block.columns.length, head.columns, rows.columns);
      return {
        kind: 'table',
        caption: oneLine(block.caption),
        showsCaption: !block.isCaptionHidden && block.caption.trim() !== '',
        columns: Array.from({ length: count }, (_, i) => Math.max(block.columns[i]?.width ?? 1, 0.01)),
        head: head.cells,
        rows: rows.cells.map((cell) => ({ ...cell, y: cell.y + block.head.length })),
      };
    }
    case 'grid':
      return { kind: 'grid', ...placeGrid(block, context) };
    case 'page-break':
      return { kind: 'page-break' };
  }
}

/** Numbers for the ids that can be led to. A chapter's first heading stands where the chapter begins: one place, two ids. */
function targetsOf(chapters: readonly Chapter[]): Map<string, number> {
  const targets = new Map<string, number>();
  let next = 0;
  for (const { id, blocks } of chapters) {
    const start = next++;
    if (!targets.has(id)) targets.set(id, start);
    for (const [i, block] of blocks.entries()) {
      if (block.kind !== 'heading' || block.id === undefined || targets.has(block.id)) continue;
      targets.set(block.id, i === 0 && block.level === 1 ? start : next++);
    }
  }
  return targets;
}

const linesOf = (text: string) => text.split(/\r\n?|\n/).map(printable);
const oneLine = (text: string) => printable(text.replace(/\s*[\r\n]+\s*/g, '\u3000'));

function mostUsed(papers: readonly Paper[]): Paper {
  const counts = new Map<string, number>();
  for (const { size, orientation } of papers) {
    counts.set(`${size} ${orientation}`, (counts.get(`${size} ${orientation}`) ?? 0) + 1);
  }
  const [most = 'A4 portrait'] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  const [size, orientation] = most.split(' ') as [Paper['size'], Paper['orientation']];
  return { size, orientation };
}

/** The day that is printed, for the properties of the file; null where it is written otherwise. */
function dayOf(printed: string): Drawing['date'] {
  const read = printed
    .normalize('NFKC')
    .match(/(?:(令和)(元|\d{1,2})|(\d{4}))年\s*(\d{1,2})月\s*(\d{1,2})日/);
  if (!read) return null;
  const [, era, year, western, month, day] = read;
  const date = {
    year: era ? 2018 + (year === '元' ? 1 : Number(year)) : Number(western),
    month: Number(month),
    day: Number(day),
  };
  const exists = new Date(Date.UTC(date.year, date.month - 1, date.day));
  return exists.getUTCMonth() + 1 === date.month && exists.getUTCDate() === date.day ? date : null;
}
