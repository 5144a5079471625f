import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { arbitraryBooklet } from '../../../test/kit/arbitrary-booklet.ts';
import type { Booklet, Chapter } from '../blocks.ts';
import { attributeOf, elementsIn, elementsWithin, parseTree } from '../xml/tree.ts';
import { writeXlsx } from './write-booklet.ts';

/** In the order that the format's schema demands; Excel offers to repair a file in another order. */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'drawing',
];

const PAPER = { size: 'A4', orientation: 'portrait' } as const;
const booklet = (chapters: Chapter[], more: Partial<Booklet> = {}): Booklet => ({
  title: '令和5年度 進捗 & 管理シート',
  subtitle: ['第4期計画'],
  author: 'あゆみ市',
  date: '令和8年11月21日',
  hasCover: false,
  hasContents: false,
  chapters,
  ...more,
});
async function parts(wanted: Booklet): Promise<Map<string, string>> {
  const files = unzipSync(await writeXlsx(wanted));
  return new Map(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
const attributes = (xml: string, tag: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${tag}\\s[^>]*?\\b${name}="([^"]*)"`, 'gu'))].map((match) => match[1]!);

describe('a workbook', () => {
  it('is made of parts that are well-formed, their elements in the order of the schema, no area over another', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryBooklet, async (wanted) => {
        for (const [name, xml] of await parts(wanted)) {
          const root = parseTree(xml, {});
          expect(root, name).not.toBeNull();
          if (!name.startsWith('xl/worksheets/sheet')) continue;
          const elements = elementsIn(root!).map((one) => ORDER.indexOf(one.name.slice(1)));
          expect(elements, name).not.toContain(-1);
          expect(elements).toEqual([...elements].sort((a, b) => a - b));
          expect(new Set(elements).size).toBe(elements.length);
          expect(isFreeOfOverlaps(attributes(xml, 'mergeCell', 'ref'))).toBe(true);
          const cells = attributes(xml, 'c', 'r');
          expect(new Set(cells).size).toBe(cells.length);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has names for its tabs that every spreadsheet takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'grapheme', maxLength: 50 }),
            fc.constantFrom(
              '',
              "'",
              'History',
              '総括表',
              '総括表',
              'ABC',
              'ａｂｃ',
              'a:b',
              '表紙',
              '目次',
              'ayumi',
              '𠮷'.repeat(40),
            ),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        async (names) => {
          const chapters = names.map((name, at) => ({ id: `${at}`, name, paper: PAPER, blocks: [] }));
          const book = (await parts(booklet(chapters, { hasCover: true, hasContents: true }))).get(
            'xl/workbook.xml',
          )!;
          const sheets = elementsWithin(parseTree(book, {})!, '?sheet').map(
            (one) => attributeOf(one, 'name')!,
          );
          expect(sheets.length).toBe(names.length + 3);
          expect(new Set(sheets.map((name) => name.toLowerCase())).size).toBe(sheets.length);
          for (const name of sheets)
            expect(name).toMatch(/^(?!history$)(?!')[^[\]:*?/\\\p{Cc}\p{Cs}]{1,31}(?<!')$/iu);
          for (const name of sheets) expect(name.length).toBeLessThanOrEqual(31);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('of plain tables holds nothing but them: numbers as numbers, a filter, no hidden columns', async () => {
    const table: Chapter = {
      id: 'data',
      name: '指標',
      paper: PAPER,
      blocks: [
        {
          kind: 'table',
          caption: '指標',
          isCaptionHidden: true,
          columns: [{ width: 1 }, { width: 1, align: 'end' }],
          head: [[{ text: '名前' }, { text: '値' }]],
          rows: [[{ text: '007' }, { text: '1,234' }]],
        },
      ],
    };
    const xml = (await parts(booklet([table]))).get('xl/worksheets/sheet1.xml')!;
    expect(attributes(xml, 'dimension', 'ref')).toEqual(['A1:B2']);
    expect(attributes(xml, 'autoFilter', 'ref')).toEqual(['A1:B2']);
    expect(attributes(xml, 'col', 'hidden')).toEqual([]);
    expect(xml).toMatch(/<c r="A2" t="s"/u);
    expect(xml).toMatch(/<c r="B2"(?: s="\d+")?><v>1234<\/v>/u);
    expect(xml).not.toContain('sheetProtection');
  });

  it('is printed one page wide, and a form that is hardly longer than a page on one', async () => {
    const lines = async (count: number) => {
      const cells = Array.from({ length: count }, (_, row) => ({ row: row + 1, column: 1, text: '項目' }));
      const chapter: Chapter = {
        id: 'a',
        name: 'a',
        paper: PAPER,
        blocks: [{ kind: 'grid', label: 'a', columns: 1, cells }],
      };
      const xml = (await parts(booklet([chapter]))).get('xl/worksheets/sheet1.xml')!;
      return [attributes(xml, 'pageSetup', 'fitToWidth'), attributes(xml, 'pageSetup', 'fitToHeight')].flat();
    };
    expect(await lines(20)).toEqual(['1', '1']);
    expect(await lines(43)).toEqual(['1', '1']);
    expect(await lines(60)).toEqual(['1', '0']);
  });

  it('gives a text rows that are high enough, of which none is higher than a spreadsheet has', async () => {
    const grid = (text: string): Chapter => ({
      id: 'a',
      name: 'a',
      paper: PAPER,
      blocks: [
        { kind: 'grid', label: 'a', columns: 12, cells: [{ row: 1, column: 1, columns: 12, rows: 2, text }] },
      ],
    });
    const heights = async (text: string) =>
      attributes((await parts(booklet([grid(text)]))).get('xl/worksheets/sheet1.xml')!, 'row', 'ht').map(
        Number,
      );
    const short = await heights('短い');
    const long = await heights('計画を進める。'.repeat(1_000));
    expect(short).toEqual([18, 18]);
    // 7,000 square characters of 10 points on a page of 180 mm.
    const sum = long.reduce((a, b) => a + b, 0);
    expect(sum).toBeGreaterThan((7_000 / 51) * 13);
    expect(sum).toBeLessThan((7_000 / 51) * 20);
    expect(Math.max(...long)).toBeLessThanOrEqual(409);
  });
});

function isFreeOfOverlaps(refs: readonly string[]): boolean {
  const taken = new Set<string>();
  for (const ref of refs) {
    const [, left, top, right, bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(ref)!;
    for (let row = Number(top); row <= Number(bottom); row++)
      for (let column = number(left!); column <= number(right!); column++) {
        if (taken.has(`${row} ${column}`)) return false;
        taken.add(`${row} ${column}`);
      }
  }
  return true;
}
const number = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
