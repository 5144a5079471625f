import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  askOpenpyxl,
  hasLibreOffice,
  hasOpenpyxl,
  saveByLibreOffice,
} from '../../../test/kit/office-tools.ts';
import type { Booklet, Chapter, GridCell, ReadBook } from '../blocks.ts';
import { readXlsx } from './read-book.ts';
import { parseRef, printRef } from './reading/scan-tab.ts';
import { writeXlsx } from './write-booklet.ts';

const ROWS = 8;
const COLUMNS = 6;
/** Row by row: a label, and two fields. */
const sheet = (id: string): Chapter => ({
  id,
  name: `${id}（高齢/障がい）`,
  paper: { size: 'A4', orientation: 'portrait' },
  blocks: [
    {
      kind: 'grid',
      label: '様式',
      columns: COLUMNS,
      cells: Array.from({ length: ROWS }, (_, row): GridCell[] => [
        { row: row + 1, column: 1, columns: 2, text: `項目${row}`, isHeader: true },
        field(`${id}/${row}/a`, row + 1, 3, 2),
        field(`${id}/${row}/b`, row + 1, 5, 2),
      ]).flat(),
    },
  ],
});
const field = (id: string, row: number, column: number, columns: number): GridCell => ({
  row,
  column,
  columns,
  text: `値 ${id}`,
  input: { id, kind: 'choice', choices: ['A', `値 ${id}`, 'い,ろ'], hint: '選んでください。' },
});
const long = '地域福祉を進める。'.repeat(4_000);
const plain: Chapter = {
  id: 'notes',
  name: '要領',
  paper: { size: 'A3', orientation: 'landscape' },
  blocks: [
    { kind: 'paragraph', text: long },
    {
      kind: 'table',
      caption: '一覧',
      columns: [{ width: 2 }, { width: 5 }],
      head: [[{ text: '番号' }, { text: '事業' }]],
      rows: [[{ text: '007' }, { text: '=連携', link: 's1' }]],
    },
  ],
};
const BOOK: Booklet = {
  title: '令和5年度 "進捗" & 管理',
  subtitle: ['第4期'],
  author: 'あゆみ市',
  date: '令和8年11月21日',
  hasCover: true,
  hasContents: true,
  chapters: [plain, sheet('s1'), sheet('s2')],
  hidden: { edition: 'e-1', sealed: 'あ'.repeat(40_000) },
};
const written = await writeXlsx(BOOK);

async function read(bytes: Uint8Array): Promise<ReadBook> {
  const reading = await readXlsx(bytes);
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.book;
}
/** Ids with the text and the place of their cells, tab by tab. */
const found = (book: ReadBook) =>
  book.chapters.map(({ blocks }) =>
    blocks
      .flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []))
      .filter(({ id }) => id !== undefined)
      .map(({ id, text, place }) => ({ id: id!, text, cell: place.kind === 'cell' ? place.cell : '' })),
  );
const allIds = (chapter: string) =>
  Array.from({ length: ROWS }, (_, row) => [`${chapter}/${row}/a`, `${chapter}/${row}/b`]).flat();

type Move = { row: (row: number) => number | null; column: (column: number) => number | null };

/** A tab edited as a spreadsheet does it: whole rows and columns go elsewhere, their merged cells with them. */
function edit(bytes: Uint8Array, part: string, move: Move): Uint8Array {
  const files = unzipSync(bytes);
  const to = (ref: string): string | null => {
    const at = parseRef(ref)!;
    const [row, column] = [move.row(at.row), move.column(at.column)];
    return row === null || column === null ? null : printRef(row, column);
  };
  const rows: { at: number; xml: string }[] = [];
  const xml = strFromU8(files[part]!)
    .replace(/<row r="(\d+)"([^>]*?)(?:\/>|>(.*?)<\/row>)/gu, (_, r: string, more: string, cells = '') => {
      const at = move.row(Number(r) - 1);
      const moved: [number, string][] = [];
      for (const [whole, ref] of cells.matchAll(/<c r="([A-Z]+\d+)".*?(?:\/>|<\/c>)/gu)) {
        const place = to(ref);
        if (place) moved.push([parseRef(place)!.column, whole.replace(ref, place)]);
      }
      const inOrder = moved.sort((a, b) => a[0] - b[0]).map(([, cell]) => cell);
      if (at !== null) rows.push({ at, xml: `<row r="${at + 1}"${more}>${inOrder.join('')}</row>` });
      return '';
    })
    .replace(/<mergeCell ref="(\w+):(\w+)"\/>/gu, (_, from: string, end: string) => {
      const [a, b] = [to(from), to(end)];
      return a && b ? `<mergeCell ref="${a}:${b}"/>` : '';
    })
    .replace(
      '<sheetData>',
      () =>
        `<sheetData>${rows
          .sort((a, b) => a.at - b.at)
          .map((row) => row.xml)
          .join('')}`,
    );
  return zipSync({ ...files, [part]: strToU8(xml) });
}
const S1 = 'xl/worksheets/sheet4.xml';
const stay = (at: number) => at;

describe('a workbook that people edited', () => {
  it('keeps every id with its text, wherever whole rows went', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(Array.from({ length: ROWS }, (_, row) => row)),
        fc.array(fc.nat(2), { minLength: ROWS, maxLength: ROWS }),
        async (kept, gaps) => {
          // The order in which the rows lie now, with empty ones between them.
          const places = new Map(
            kept.map((row, at) => [row, at + gaps.slice(0, at + 1).reduce((a, b) => a + b)]),
          );
          const row = (at: number) => (at < ROWS ? (places.get(at) ?? null) : at + 2 * ROWS);
          const tab = found(await read(edit(written, S1, { row, column: stay })))[3]!;
          expect(tab.map(({ id, cell }) => `${id} ${cell}`).sort()).toEqual(
            kept
              .flatMap((at) => [`s1/${at}/a ${printRef(row(at)!, 2)}`, `s1/${at}/b ${printRef(row(at)!, 4)}`])
              .sort(),
          );
          for (const { id, text } of tab) expect(text).toBe(`値 ${id}`);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['two columns put in before', (at: number) => at + 2, ['a', 'b']],
    ['a column put in between', (at: number) => (at < 4 ? at : at + 1), ['a', 'b']],
    [
      'the column of the first field taken out',
      (at: number) => (at === 2 ? null : at > 2 ? at - 1 : at),
      ['b'],
    ],
    ['the columns of the labels taken out', (at: number) => (at < 2 ? null : at - 2), ['a', 'b']],
  ])('keeps every id of a tab with %s', async (_name, column, left) => {
    const tab = found(await read(edit(written, S1, { row: stay, column })))[3]!;
    expect(tab.map(({ id }) => id)).toEqual(
      allIds('s1').filter((id) => left.some((one) => id.endsWith(one))),
    );
    for (const { id, text } of tab) expect(text).toBe(`値 ${id}`);
  });

  it('knows the columns without the row at the foot only while nothing was moved left of the ids', async () => {
    const withoutFoot = (at: number) => (at === ROWS ? null : at);
    const cut = found(await read(edit(written, S1, { row: withoutFoot, column: stay })))[3]!;
    expect(cut.map(({ id, text }) => [id, text])).toEqual(allIds('s1').map((id) => [id, `値 ${id}`]));
    const moved = await read(edit(written, S1, { row: withoutFoot, column: (at) => at + 1 }));
    expect(found(moved)[3]).toEqual([]);
    expect(JSON.stringify(moved)).toContain('値 s1/0/a');
  });

  it('gives no id where a column is there twice', async () => {
    const files = unzipSync(written);
    const xml = strFromU8(files[S1]!);
    // Column D, below the merged field, says what column C says.
    const mark = xml.match(/<c r="C9"[^>]*><v>\d+<\/v>/u)![0].replace('C9', 'D9');
    const doubled = xml.replace(/<c r="D9"[^>]*><v>\d+<\/v>/u, mark);
    const tab = found(await read(zipSync({ ...files, [S1]: strToU8(doubled) })))[3]!;
    expect(tab.map(({ id }) => id)).toEqual(allIds('s1').filter((id) => id.endsWith('b')));
  });

  it('reports both of two rows, and both of two tabs, that say the same', async () => {
    const files = unzipSync(written);
    const twoRows = strFromU8(files[S1]!).replace(
      /<row r="3".*?<\/row>/u,
      (row) => row + row.replaceAll(/r="([A-Z]*)3"/gu, 'r="$120"'),
    );
    const tab = found(await read(zipSync({ ...files, [S1]: strToU8(twoRows) })))[3]!;
    expect(tab.filter(({ id }) => id === 's1/2/a').map(({ cell }) => cell)).toEqual(['C3', 'C20']);
    const twoTabs = await read(zipSync({ ...files, 'xl/worksheets/sheet5.xml': files[S1]! }));
    expect(found(twoTabs)[4]!.map(({ id }) => id)).toEqual(found(twoTabs)[3]!.map(({ id }) => id));
  });

  it('gives a cell that is claimed by two ids to none', async () => {
    const files = unzipSync(written);
    const more = '<c r="H1" t="inlineStr"><is><t>ayumi {"at":7,"ids":{"c2":"other"},"rest":[]}</t></is></c>';
    const claimed = strFromU8(files[S1]!).replace('</row>', `${more}</row>`);
    const tab = found(await read(zipSync({ ...files, [S1]: strToU8(claimed) })))[3]!;
    expect(tab.map(({ id }) => id)).toEqual(allIds('s1').filter((id) => id !== 's1/0/a'));
  });
});

const OPENPYXL_EDITS = `
import sys, json, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
book._sheets.reverse()
tab = book[next(name for name in book.sheetnames if name.startswith('s1'))]
tab['C2'] = '書き直した'
tab.insert_rows(3, 2)
tab.delete_rows(7, 1)
copy = book.copy_worksheet(tab)
copy.title = '写し'
tab.title = '名前を変えた'
del book[next(name for name in book.sheetnames if name.startswith('s2'))]
book.save(sys.argv[2])
print(json.dumps(book.sheetnames))
`;

describe('a workbook that other programs saved', () => {
  it.skipIf(!hasLibreOffice)('is the same after LibreOffice', async () => {
    const before = await read(written);
    const after = await read(saveByLibreOffice(written, 'xlsx', 'xlsx'));
    expect(after).toEqual(before);
  });

  it.skipIf(!hasOpenpyxl)(
    'keeps its ids after rows and tabs were moved by openpyxl, and tells a copied tab',
    async () => {
      const { said, saved } = askOpenpyxl<string[]>(written, OPENPYXL_EDITS);
      const book = await read(saved!);
      expect(book.chapters.map(({ name, id }) => [name, id])).toEqual([
        ['名前を変えた', 's1'],
        ['要領', 'notes'],
        ['目次', null],
        ['表紙', null],
        ['写し', 's1'],
      ]);
      expect(said).toContain('写し');
      expect(book.hidden).toEqual(BOOK.hidden);
      const [tab, , , , copy] = found(book);
      // Row 7, where the row with number 4 had come, is gone.
      const left = allIds('s1').filter((id) => !id.startsWith('s1/4'));
      expect(tab!.map(({ id }) => id)).toEqual(left);
      expect(copy).toEqual(tab);
      for (const { id, text } of tab!) expect(text).toBe(id === 's1/1/a' ? '書き直した' : `値 ${id}`);
    },
  );
});
