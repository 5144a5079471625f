import { describe, expect, it } from 'vitest';
import type { Block, Booklet, ReadBlock } from '../blocks.ts';
import { readPdf } from './read-book.ts';
import { writePdf } from './write-booklet.ts';

const PROSE =
  '地域の支え合いを広げるため、民生委員・児童委員と連携し、見守り訪問を延べ174件（前年度比105%）実施した。髙橋①㈱など、Ayumi system for welfare plans も使う。';

async function read(blocks: readonly Block[]): Promise<ReadBlock[]> {
  const booklet: Booklet = {
    title: '進行管理シート集',
    subtitle: [],
    author: 'ほしのもり町',
    date: '令和8年11月21日',
    hasCover: false,
    hasContents: false,
    chapters: [{ id: 'a', name: '見守り', paper: { size: 'A4', orientation: 'portrait' }, blocks }],
  };
  const reading = await readPdf(await writePdf(booklet));
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.book.chapters.flatMap((chapter) => chapter.blocks);
}
const tablesOf = (blocks: readonly ReadBlock[]) =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
const shape = (block: ReadBlock | undefined) =>
  block?.kind === 'table'
    ? block.rows.flat().map(({ row, column, rows, columns, text }) => [row, column, rows, columns, text])
    : [];

describe('what was printed here is read again', () => {
  it('headings and paragraphs, wrapped or broken', async () => {
    const blocks = await read([
      { kind: 'heading', level: 2, text: '見守り訪問' },
      { kind: 'paragraph', text: `${PROSE.repeat(3)}\n二行目はこちら。` },
    ]);
    const written = blocks.filter(({ kind }) => kind !== 'table') as Extract<ReadBlock, { text: string }>[];
    const text = written.map((block) => block.text).join('\n');
    expect(text).toContain(`見守り訪問\n${PROSE.repeat(3)}\n二行目はこちら。`);
    expect(written.some((block) => block.kind === 'heading' && block.text === '見守り訪問')).toBe(true);
  });

  it('a form: spans, lines, empty cells', async () => {
    const [grid] = tablesOf(
      await read([
        {
          kind: 'grid',
          label: '様式',
          columns: 12,
          cells: [
            { row: 1, column: 1, columns: 2, text: '事業名', isHeader: true },
            { row: 1, column: 3, columns: 5, text: '見守り訪問事業' },
            { row: 1, column: 8, columns: 2, text: '担当課', isHeader: true },
            { row: 1, column: 10, columns: 3, text: '福祉課' },
            { row: 2, column: 1, columns: 2, rows: 2, text: '目標\n（令和5年度）', isHeader: true },
            { row: 2, column: 3, columns: 10, text: '延べ174件\n1,234人' },
            { row: 3, column: 3, columns: 10, text: `${PROSE}${PROSE}\n\n${PROSE}\n\n\n終` },
            { row: 4, column: 1, columns: 2, text: '備考', isHeader: true },
            { row: 4, column: 3, columns: 10, text: '' },
          ],
        },
      ]),
    );
    expect(shape(grid)).toEqual([
      [0, 0, 1, 1, '事業名'],
      [0, 1, 1, 1, '見守り訪問事業'],
      [0, 2, 1, 1, '担当課'],
      [0, 3, 1, 1, '福祉課'],
      [1, 0, 2, 1, '目標\n（令和5年度）'],
      [1, 1, 1, 3, '延べ174件\n1,234人'],
      [2, 1, 1, 3, `${PROSE}${PROSE}\n\n${PROSE}\n\n\n終`],
      [3, 0, 1, 1, '備考'],
      [3, 1, 1, 3, ''],
    ]);
    expect(grid?.rows[0]?.map(({ isHeader }) => isHeader)).toEqual([true, false, true, false]);
    expect(grid?.rows[0]?.[0]?.place).toMatchObject({ kind: 'page', page: 1 });
  });

  it('a table that goes on over pages is one, without its repeated head', async () => {
    const texts = Array.from({ length: 90 }, (_, i) => [`${i + 1}`, i % 7 === 0 ? PROSE : `事業${i}`, '']);
    const tables = tablesOf(
      await read([
        {
          kind: 'table',
          caption: '総括表',
          columns: [{ width: 1 }, { width: 4 }, { width: 1 }],
          head: [['番号', '事業', '評価'].map((text) => ({ text }))],
          rows: texts.map((row) => row.map((text) => ({ text }))),
        },
      ]),
    );
    expect(tables).toHaveLength(1);
    expect(tables[0]!.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['番号', '事業', '評価'],
      ...texts,
    ]);
    const pages = tables[0]!.rows.map(([first]) => (first?.place.kind === 'page' ? first.place.page : 0));
    expect(Math.max(...pages)).toBeGreaterThan(1);
  });
});
