import { expect, test } from 'vitest';
import { sourceOfText } from '../../../test/kit/source-of-text.ts';
import { textOf } from '../source.ts';
import { cellsOf, repeatedNameRow } from './cells.ts';
import { printLine } from './printed-line.ts';

function cells(text: string) {
  const source = sourceOfText(text);
  const read = cellsOf(source, printLine(source, { line: 0, from: 0, to: text.length }));
  return { read, texts: read.map(({ span }) => textOf(source, span)) };
}

test.each([
  ['one cell', '検討', ['検討']],
  ['a cell for each blank', '１回 2回　3回', ['１回', '2回', '3回']],
  ['a blank between a Latin word and kana parts nothing', 'NPO の設立 NPO法人', ['NPO の設立', 'NPO法人']],
  [
    'a blank inside brackets parts nothing',
    '講座（春 秋） 「花 PR」の配布',
    ['講座（春 秋）', '「花 PR」の配布'],
  ],
  ['an open bracket without its pair parts as usual', '講座（春 秋', ['講座（春', '秋']],
])('%s', (_, text, expected) => {
  expect(cells(text).texts).toEqual(expected);
});

test.each([
  ['a name in every column', '春 1回 春 2回 春', 3, [true, true, false]],
  ['fewer names than columns is no such row', '春 1回 春 2回', 3, null],
  ['values that happen to repeat are no names', '1回 1回 2回', 3, null],
  ['names without a value are no row', '春 春 春', 3, null],
])('%s', (_, text, columns, filled) => {
  const row = repeatedNameRow(cells(text).read, columns);
  expect(row?.values.map((value) => value !== null) ?? null).toEqual(filled);
});
