import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTags, tagsOf, textOf } from '../../../test/kit/pdf-tags.ts';
import type { Booklet } from '../blocks.ts';
import { printable } from './printable.ts';
import { writePdf } from './write-booklet.ts';

const book = (texts: string[]): Booklet => ({
  title: 'x',
  subtitle: [],
  author: '',
  date: '',
  hasCover: false,
  hasContents: false,
  chapters: [
    {
      id: 'c',
      name: 'c',
      paper: { size: 'A3', orientation: 'landscape' },
      blocks: texts.map((text) => ({ kind: 'paragraph', text })),
    },
  ],
});

async function printed(texts: string[]): Promise<string[]> {
  const read = await readTags(await writePdf(book(texts)));
  const found = read.pages.flatMap(({ tag }) => tagsOf(tag, 'P')).map(textOf);
  await read.close();
  return found;
}

const solid = (text: string) => text.replace(/\s/g, '');

describe('a text in a PDF', () => {
  it('is printed as it is: no sign of it is markup', async () => {
    const texts = [
      '#set page(width: 1pt)',
      '#panic("x")',
      '$x^2$',
      '*強* _斜_',
      '@ref <label>',
      String.raw`\ \u{41} \#`,
      '`code` ```raw```',
      '// 注 /* 注 */',
      '= 見出し',
      '- 項目',
      '"引用" \'引用\'',
      '-- --- ...',
      'https://example.lg.jp/',
      '髙﨑①㈱㍻Ⅳ～𠮷―‐−ー',
      '496件（前年度比105%）ＡＢＣ１２３ｱｲｳ',
    ];
    expect((await printed(texts)).map(solid)).toEqual(texts.map(solid));
  });

  it('comes out again, whatever it is', async () => {
    const mixed = fc.oneof(
      fc.constantFrom(...'#$*_@<>\\`/=-+~"\'[](){}|&%^;:,.…―「」、。ーっゃァッ々①㈱髙﨑'),
      fc.integer({ min: 0x3041, max: 0x30ff }).map((point) => String.fromCodePoint(point)),
      fc.integer({ min: 0x4e00, max: 0x9fa0 }).map((point) => String.fromCodePoint(point)),
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
    );
    const text = fc.array(mixed, { minLength: 1, maxLength: 150 }).map((parts) => `${parts.join('')}。`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          text.map((one) => one.replace(/[\r\n]/g, '')),
          { minLength: 1, maxLength: 30 },
        ),
        async (texts) => {
          expect((await printed(texts)).map(solid)).toEqual(texts.map((one) => solid(printable(one))));
        },
      ),
      { numRuns: 6 },
    );
  });

  it.each([
    ['an emoji and an office’s own character', '花😀火\u{e000}', '花〓火〓'],
    ['marks without a shape', '左\u200f右\u00ad葛\u{e0100}\u0007', '左右葛'],
    ['a tab', 'あ\tい', 'あ い'],
  ])('holds %s as it can be printed', (_, text, expected) => {
    expect(printable(text)).toBe(expected);
  });
});
