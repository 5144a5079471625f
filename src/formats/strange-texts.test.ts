import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Booklet, ReadBook } from './blocks.ts';
import { writeDocx } from './docx/write-booklet.ts';
import { writePdf } from './pdf/write-booklet.ts';
import { readBook } from './read-book.ts';
import { writeXlsx } from './xlsx/write-booklet.ts';

/** What means something in one of the formats, and what a text cannot hold. */
const MARKUP = [
  ...['=1+1', '＝SUM(A1)', '@x', '+81', '-5', '=HYPERLINK("http://example.jp")', '_x0041_'],
  ...['#import "x.typ": *', '$x^2$ *太字* `raw` @ref <label> \\ #sys.inputs', '{{__proto__}}', '__proto__'],
  ...['<b>&amp;</b>', ']]>', '&G&"Arial"&P', '%s'],
];
const UNSPEAKABLE = ['a\0b', '半\ud842分', '\udfb7', '\ufffe\uffff', '\u0008'];

const paper = { size: 'A4', orientation: 'portrait' } as const;
const booklet: Booklet = {
  title: [...MARKUP, ...UNSPEAKABLE].join(' '),
  subtitle: UNSPEAKABLE,
  author: UNSPEAKABLE.join(''),
  date: '=1',
  hasCover: true,
  hasContents: true,
  hidden: Object.fromEntries([
    ['__proto__', 'x'],
    ['k', 'a\0\ud800'],
  ]),
  chapters: [...MARKUP, ...UNSPEAKABLE, '長'.repeat(5_000)].map((text, at) => ({
    ...{ id: `c-${at}`, name: text, header: text, paper },
    blocks: [
      { kind: 'heading', level: 1, text },
      { kind: 'paragraph', text },
      {
        ...{ kind: 'table', caption: text, columns: [{ width: 1 }], head: [[{ text: '見出し' }]] },
        rows: [[{ text, link: `c-${at}`, pageOf: '__proto__' }]],
      },
      {
        ...{ kind: 'grid', label: text, columns: 1 },
        cells: [
          {
            ...{ text, row: 1, column: 1 },
            input: { id: `i-${at}`, kind: 'choice', choices: [text, '=1'], hint: text },
          },
        ],
      },
    ],
  })),
};

const textsOf = ({ chapters }: ReadBook) =>
  chapters.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flat().map(({ text }) => text) : [block.text],
    ),
  );

describe('texts that mean something elsewhere', () => {
  it.each([
    ['xlsx', writeXlsx],
    ['docx', writeDocx],
    ['pdf', writePdf],
  ] as const)('are only texts in %s', async (format, write) => {
    const bytes = await write(booklet);
    const read = await readBook(bytes);
    const texts = new Set(read.ok ? textsOf(read.book) : []);
    expect(MARKUP.filter((text) => !texts.has(text))).toEqual([]);
    if (format === 'pdf') return;
    for (const [name, part] of Object.entries(unzipSync(bytes))) {
      const xml = strFromU8(part);
      expect(xml, name).not.toMatch(/<f[ >]|TargetMode="External"/u);
      expect(xml, name).not.toMatch(/&#(?:0|x0|xd8..);/iu);
    }
  });
});
