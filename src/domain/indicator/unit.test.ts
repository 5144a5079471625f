import { expect, it } from 'vitest';
import { isSameUnit } from './unit.ts';

it.each([
  ['件', '件', true],
  ['人', '名', true],
  ['か所', '箇所', true],
  ['ヶ所', 'カ所', true],
  ['', '件', true],
  ['', '', true],
  ['件', '回', false],
  ['団体', '人', false],
  ['', '%', false],
  ['円', '', false],
  ['%', 'ポイント', false],
])('%j and %j', (one, other, same) => {
  expect(isSameUnit(one, other)).toBe(same);
  expect(isSameUnit(other, one)).toBe(same);
});
