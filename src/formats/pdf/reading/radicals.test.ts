import { expect, it } from 'vitest';
import { withoutRadicals } from './radicals.ts';

it('puts characters in place of radicals', () => {
  expect(withoutRadicals('⼈が⽴つ⺠⽣委員、⻑⻘⻄⺟')).toBe('人が立つ民生委員、長青西母');
});

it('leaves no radical of Kangxi, and changes nothing else', () => {
  for (let code = 0x2f00; code <= 0x2fd5; code += 1)
    expect(withoutRadicals(String.fromCodePoint(code))).not.toMatch(/[\u2e80-\u2fdf]/u);
  const kept = '①㈱㍻Ⅳ～髙﨑ｶﾞが１２３人立民';
  expect(withoutRadicals(kept)).toBe(kept);
});
