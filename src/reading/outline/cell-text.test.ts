import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourceOfText } from '../../../test/kit/source-of-text.ts';
import { traceCell, withoutTags } from './cell-text.ts';

const read = (cell: string) => {
  const source = sourceOfText(cell);
  return traceCell(source, withoutTags(source, { line: 0, from: 0, to: cell.length }).pieces).text;
};

test.each([
  ['○畑を耕す ○苗を植える', '○畑を耕す\n○苗を植える'],
  ['○畑を耕す○苗を植える', '○畑を耕す\n○苗を植える'],
  ['畑○枚を耕す', '畑○枚を耕す'],
  ['畑を耕し、 水をまく', '畑を耕し、 水をまく'],
  ['道具・肥料を配る ・鍬 ・鎌', '道具・肥料を配る\n・鍬\n・鎌'],
  ['【みどり課】 植える。 【まちなみ室】 守る。', '【みどり課】 植える。\n【まちなみ室】 守る。'],
  ['<p>植える。</p> <p>守る。</p>', '植える。\n守る。'],
  ['○○公園で遊ぶ', '○○公園で遊ぶ'],
])('%s is read as %j', (cell, text) => {
  expect(read(cell)).toBe(text);
});

test('no character is lost or added but blanks', () => {
  const unit = fc.constantFrom('○', '・', '①', '【', '】', ' ', '　', '木', '<p>', '</p>', '<', 'p', '>');
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
      const cell = units.join('');
      const expected = cell.replace(/<\/?p>/gu, '').replace(/\s/gu, '');
      expect(read(cell).replace(/\s/gu, '')).toBe(expected);
    }),
  );
});
