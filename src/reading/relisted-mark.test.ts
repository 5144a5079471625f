import { expect, test } from 'vitest';
import { sourceOfText } from '../../test/kit/source-of-text.ts';
import { splitRelistedMark } from './relisted-mark.ts';
import { textOf } from './source.ts';

test.each([
  ['花いっぱい運動（再掲）', '花いっぱい運動', '（再掲）'],
  ['花いっぱい運動 【再掲】', '花いっぱい運動', '【再掲】'],
  ['花いっぱい運動※再掲', '花いっぱい運動', '※再掲'],
  ['<再掲>花いっぱい運動', '花いっぱい運動', '<再掲>'],
  ['花いっぱい運動 再掲', '花いっぱい運動', '再掲'],
  ['花いっぱい運動（ 再 掲 ）', '花いっぱい運動', '（ 再 掲 ）'],
  ['花いっぱい運動（秋）', '花いっぱい運動（秋）', null],
  ['再掲示板の設置', '再掲示板の設置', null],
  ['広報への再掲', '広報への再掲', null],
  ['花いっぱい運動（再掲', '花いっぱい運動', '（再掲'],
])('%s', (cell, title, mark) => {
  const source = sourceOfText(cell);
  const read = splitRelistedMark(source, { line: 0, from: 0, to: cell.length });
  expect(read.title && textOf(source, read.title)).toBe(title);
  expect(read.mark && textOf(source, read.mark)).toBe(mark);
});
