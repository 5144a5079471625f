import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { readTags, tagsOf, textOf } from '../../../test/kit/pdf-tags.ts';
import type { Block, Booklet } from '../blocks.ts';
import { drawParts } from './draw-parts.ts';
import { drawingOf } from './drawing.ts';
import { writePdf } from './write-booklet.ts';

const A4 = { size: 'A4', orientation: 'portrait' } as const;
const bookOf = (chapters: Block[][], more: Partial<Booklet> = {}): Booklet => ({
  title: '計画書',
  subtitle: [],
  author: '',
  date: '',
  hasCover: false,
  hasContents: false,
  ...more,
  chapters: chapters.map((blocks, i) => ({ id: `c${i}`, name: `章${i}`, paper: A4, blocks })),
});

const told = async (bytes: Uint8Array) => {
  const read = await readTags(bytes);
  const links = read.pages.flatMap(({ links }) => links);
  const found = {
    pages: read.pages.map(({ tag, untagged }) => [textOf(tag), untagged]),
    tags: read.pages.flatMap(({ tag }) =>
      tagsOf(tag, 'H1', 'H2', 'TH', 'TD', 'TOCI', 'Caption').map(({ role }) => role),
    ),
    links: await Promise.all(links.map(read.pageOf)),
    bookmarks: read.outline?.map(({ title, items }) => [title, items.map((item) => item.title)]) ?? [],
    pageOfBookmarks: await Promise.all(
      (read.outline ?? []).map(({ dest }) => read.pageOf(dest as string)).map((p) => p.catch(() => null)),
    ),
  };
  await read.close();
  return found;
};

describe('a book drawn in parts', () => {
  it('is the same as drawn in one go', async () => {
    const names = Array.from({ length: 5 }, (_, i) => i);
    const drawing = drawingOf(
      bookOf(
        names.map((i) => [
          { kind: 'paragraph', text: 'あいうえお（12 0 R）'.repeat(150 * (i % 3)) },
          { kind: 'heading', level: 2, text: `Plain (heading ${i}, 5 0 R`, id: `h${i}` },
          {
            kind: 'table',
            caption: '一覧',
            columns: [{ width: 1 }, { width: 1 }],
            head: [[{ text: '名' }, { text: '頁' }]],
            rows: names.map((n) => [
              { text: `章${n}`, isHeader: true, link: `c${n}` },
              { text: '', pageOf: `h${n}` },
            ]),
          },
        ]),
        { hasCover: true, hasContents: true },
      ),
    );
    const [whole, joined] = [await told(drawParts(drawing)), await told(drawParts(drawing, { size: 1 }))];
    expect(joined).toEqual(whole);
    expect(whole.links.length).toBe(2 * 5 + 2 * 5 * 5);
    expect(whole.bookmarks).toHaveLength(1 + 5);
  });
});

describe('a booklet is drawn whatever it holds', () => {
  const cell = (text: string) => ({ text });
  const table = (head: string[][], rows: string[][]): Block => ({
    kind: 'table',
    caption: '',
    columns: [],
    head: head.map((row) => row.map(cell)),
    rows: rows.map((row) => row.map(cell)),
  });
  const long = 'とても長い文章です。'.repeat(300);
  it.each<[string, Booklet]>([
    ['nothing', bookOf([], { title: '' })],
    [
      'nothing but its cover',
      bookOf([], { hasCover: true, hasContents: true, title: ' \n ', date: '令和8年2月30日' }),
    ],
    ['chapters without blocks', bookOf([[], []], { hasContents: true })],
    [
      'empty headings, texts and tables',
      bookOf(
        [
          [
            { kind: 'heading', level: 3, text: '' },
            { kind: 'paragraph', text: '' },
            table([], []),
            table([[]], [[]]),
            { kind: 'page-break' },
            { kind: 'grid', label: '', columns: 0, cells: [] },
          ],
        ],
        { hasContents: true },
      ),
    ],
    ['a table of nothing but heads', bookOf([[table([['a', 'b'], ['c']], [])]])],
    [
      'a cell longer than pages, in a narrow column',
      bookOf([
        [
          {
            ...table([['a', 'b']], [['', 'x']]),
            columns: [{ width: 1 }, { width: 20 }],
            rows: [[cell(long), cell('x')]],
          } as Block,
        ],
      ]),
    ],
    ...[1, 2, 3, 7, 40].map((levels): [string, Booklet] => [
      `${levels} goals over a project, below a head that is repeated`,
      bookOf([[goals(levels, '目標'), goals(levels, '長い目標'.repeat(25))]]),
    ]),
    ['a head higher than a page', bookOf([[table([[long]], [['a'], ['b']])]])],
    [
      'a form higher than a page',
      bookOf([
        [
          {
            kind: 'grid',
            label: '',
            columns: 3,
            cells: [
              { row: 1, column: 1, rows: 2, text: long, isHeader: true },
              { row: 1, column: 2, text: 'x', lines: 90 },
              { row: 5, column: 3, text: 'y', rows: 3 },
            ],
          },
        ],
      ]),
    ],
    [
      'a word longer than a line',
      bookOf([
        [
          { kind: 'paragraph', text: 'https://example.lg.jp/'.repeat(40) },
          table([], [['A'.repeat(900), 'b']]),
        ],
      ]),
    ],
    [
      'ids that are empty, twice there or nowhere',
      bookOf([
        [
          { kind: 'heading', level: 2, text: 'a', id: '' },
          { kind: 'heading', level: 2, text: 'b', id: 'c0' },
          {
            kind: 'table',
            caption: 'x',
            columns: [],
            head: [],
            rows: [
              [
                { text: 'x', link: '', pageOf: 'gone' },
                { text: '', link: 'c0', pageOf: 'c0' },
              ],
            ],
          },
        ],
      ]),
    ],
  ])('%s', async (_, booklet) => {
    const { pages } = await told(await writePdf(booklet));
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.map(([, untagged]) => untagged).join('')).toBe('');
  });
});

/** A table of two projects, below so many goals. */
const goals = (levels: number, title: string): Block => {
  const over = Array.from({ length: levels }, () => [{ text: title, columns: 3, look: 'strong' as const }]);
  const row = ['1', '2', '3'].map((text) => ({ text }));
  return {
    ...{ kind: 'table', caption: '表', columns: [{ width: 1 }, { width: 1 }, { width: 1 }] },
    ...{ head: [row], rows: [...over, row, ...over.slice(1), row] },
  };
};

describe('a thread of its own', () => {
  it('draws from the bundle, with the layout beside it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ayumi-pdf-'));
    try {
      const from = import.meta.dirname;
      symlinkSync(join(from, '../../../node_modules'), join(folder, 'node_modules'));
      cpSync(join(from, 'typst'), join(folder, 'typst'), { recursive: true });
      const code = `import { writePdf } from './write-booklet.ts'; import { parentPort, workerData } from 'node:worker_threads';
        parentPort.postMessage(await writePdf(workerData));`;
      const outfile = join(folder, 'thread.mjs');
      buildSync({
        stdin: { contents: code, resolveDir: from },
        bundle: true,
        platform: 'node',
        format: 'esm',
        packages: 'external',
        outfile,
      });
      const draw = () =>
        new Promise<Uint8Array>((resolve, reject) => {
          const thread = new Worker(outfile, { workerData: bookOf([[{ kind: 'paragraph', text: '本文' }]]) });
          thread.once('message', resolve).once('error', reject);
        });
      const drawn = await Promise.all([draw(), draw()]);
      for (const bytes of drawn) expect((await told(bytes)).pages).toEqual([['章0本文', '']]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
