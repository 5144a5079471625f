import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Booklet, GridCell } from '../blocks.ts';
import { linesByOrder } from './reading/lines.ts';
import { openDocument } from './reading/open-document.ts';
import type { Glyph } from './reading/page-content.ts';
import { readDrawing } from './reading/read-drawing.ts';
import { writePdf } from './write-booklet.ts';

type SeenLine = { text: string; bottom: number };

/** The lines that the eye sees on each page, by where each character stands. */
async function seenLines(chapters: readonly Block[][]): Promise<SeenLine[][]> {
  const booklet: Booklet = {
    title: 'x',
    subtitle: [],
    author: '',
    date: '',
    hasCover: false,
    hasContents: false,
    chapters: chapters.map((blocks, i) => ({
      ...{ id: `c${i}`, name: `章${i}`, paper: { size: 'A4', orientation: 'portrait' }, blocks },
    })),
  };
  const opened = await openDocument(await writePdf(booklet));
  if (!opened.ok) throw new Error(opened.refusal.code);
  const pages: SeenLine[][] = [];
  for (let number = 1; number <= opened.open.document.numPages; number += 1) {
    const drawing = await readDrawing(await opened.open.document.getPage(number));
    const marked = new Map<number | null, Glyph[]>();
    for (const glyph of drawing!.glyphs.filter(({ isArtifact }) => !isArtifact))
      marked.set(glyph.mark, [...(marked.get(glyph.mark) ?? []), glyph]);
    pages.push(
      [...marked.values()]
        .flatMap((glyphs) => linesByOrder(glyphs))
        .map(({ glyphs, box }) => ({
          text: glyphs
            .map(({ text }) => text)
            .join('')
            .trim(),
          bottom: box[3],
        }))
        .filter(({ text }) => text !== ''),
    );
  }
  await opened.open.close();
  return pages;
}

const NOT_FIRST =
  /^[、。，．,.・：；！？!?）)」』】〕］｝》〉ー々ゝヽぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％]/u;
const NOT_LAST = /[（(「『【〔［｛《〈]$/u;

/** Sentences as offices write them, all of their signs close together. */
const word = fc.constantFrom(
  ...[
    '地域福祉',
    '見守り',
    '担い手',
    '相談',
    '人々',
    'サービス',
    'コーディネーター',
    'ちょっと',
    'きっかけ',
    'ボランティア',
  ],
  ...[
    '１２件',
    '105％',
    '2,340部',
    'いっしょに',
    'つながりノート',
    'しょっちゅう',
    'ティッシュ',
    '佐々木',
    'センター・',
    '前年度比',
  ],
);
const bracketed = fc
  .tuple(fc.constantFrom('（）', '「」', '『』', '【】', '〔〕', '（「」）'), word)
  .map(([pair, inner]) => pair.slice(0, pair.length / 2) + inner + pair.slice(pair.length / 2));
const clause = fc
  .tuple(
    word,
    fc.oneof(word, bracketed),
    fc.constantFrom('、', '。', '，', '．', '！', '？', '：', 'は、', 'を'),
  )
  .map((parts) => parts.join(''));
const prose = fc
  .array(clause, { minLength: 12, maxLength: 30 })
  .map((clauses) => `${clauses.join('')}した。`);

describe('the lines of a printed text', () => {
  it('begin and end as Japanese lines may (禁則), in wide and narrow cells', async () => {
    const texts = fc.sample(prose, { seed: 1, numRuns: 48 });
    const narrow = [5, 5, 6, 6, 8, 8].map((columns, i): Block => {
      let column = 1;
      const cells = texts.slice(i * 6, i * 6 + 3).map((text): GridCell => {
        column += columns;
        return { row: 1, column: column - columns, columns, text };
      });
      return { kind: 'grid', label: '', columns: 24, cells };
    });
    const table: Block = {
      kind: 'table',
      caption: texts[40]!,
      columns: [{ width: 2 }, { width: 2, align: 'center' }, { width: 3 }, { width: 4, align: 'end' }],
      head: [texts.slice(41, 45).map((text) => ({ text: text.split('、')[0]! }))],
      rows: [0, 4, 8].map((from) => texts.slice(from, from + 4).map((text) => ({ text }))),
    };
    const paragraphs = texts.map((text): Block => ({ kind: 'paragraph', text }));
    const lines = (await seenLines([paragraphs, narrow, [table]])).flat().map(({ text }) => text);
    expect(lines.length).toBeGreaterThan(500);
    expect(lines.filter((line) => NOT_FIRST.test(line) || NOT_LAST.test(line))).toEqual([]);
  });
});

describe('a page of a form', () => {
  it('does not end with a heading or captions whose text stands on the next', async () => {
    const form = (lines: number): Block[] => [
      {
        kind: 'grid',
        label: '',
        columns: 12,
        cells: [
          { row: 1, column: 1, columns: 12, text: '', lines },
          { row: 2, column: 1, columns: 12, text: '節の見出し', isHeader: true },
          { row: 3, column: 1, columns: 6, text: '課題の見出し', isHeader: true },
          { row: 3, column: 7, columns: 6, text: '方針の見出し', isHeader: true },
          { row: 4, column: 1, columns: 6, text: '続く文章。'.repeat(30) },
          { row: 4, column: 7, columns: 6, text: '続く文章。'.repeat(50) },
          { row: 5, column: 1, columns: 12, text: '次の節の見出し', isHeader: true },
          { row: 6, column: 1, columns: 12, text: '続く文章。'.repeat(300) },
          { row: 7, column: 1, columns: 12, text: '見出しだけの節', isHeader: true },
        ],
      },
    ];
    const pages = await seenLines(Array.from({ length: 30 }, (_, i) => form(20 + i)));
    expect(pages.length).toBeGreaterThanOrEqual(60);
    const lowest = pages.map((lines) => lines.reduce((a, b) => (b.bottom > a.bottom ? b : a)).text);
    expect(lowest.filter((text) => text.endsWith('の見出し'))).toEqual([]);
    expect(lowest.filter((text) => text === '見出しだけの節').length).toBeGreaterThan(0);
  });
});
