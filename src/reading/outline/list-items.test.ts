import { expect, test } from 'vitest';
import { sourceOfText } from '../../../test/kit/source-of-text.ts';
import { textOf } from '../source.ts';
import { splitListItems } from './list-items.ts';

test.each([
  ['1. 声をかける 2. 見守る', ['1.|声をかける', '2.|見守る']],
  ['１．声をかける ２．見守る 10. 続ける', ['１．|声をかける', '２．|見守る 10. 続ける']],
  ['3. 続ける 4. 広げる', ['3.|続ける', '4.|広げる']],
  ['声をかける、見守る', ['|声をかける、見守る']],
  ['声をかける 1. 見守る', ['|声をかける 1. 見守る']],
  ['1. 参加者を1.5倍にする 2. 1.5人に一人', ['1.|参加者を1.5倍にする', '2.|1.5人に一人']],
  ['① 声をかける ② 見守る', ['①|声をかける', '②|見守る']],
  ['（１） 声をかける （２） 見守る', ['（１）|声をかける', '（２）|見守る']],
  ['1. 声をかける ② 見守る （2） 続ける', ['1.|声をかける ② 見守る （2） 続ける']],
  ['', []],
])('%s is %j', (cell, items) => {
  const source = sourceOfText(cell);
  const read = splitListItems(source, { line: 0, from: 0, to: cell.length });
  expect(
    read.map(({ number, title }) => `${number ? textOf(source, number) : ''}|${textOf(source, title)}`),
  ).toEqual(items);
});
