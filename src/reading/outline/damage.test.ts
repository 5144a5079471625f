import { expect, test } from 'vitest';
import { findScanningLoop, isGarbledTitle } from './damage.ts';

test.each([
  ['花壇でででででででで', 'でででででででで'],
  ['花壇では、では、では、では、と', 'では、では、では、では、'],
  ['花壇の手入れを毎月行い、苗を配った。', null],
  ['ああ、そう…………………………', null],
  ['1,000,000,000,000円', null],
])('%s loops: %j', (text, loop) => {
  expect(findScanningLoop(text)).toBe(loop);
});

test.each([
  ['花いっぱい運動', false],
  ['SDGs', false],
  ['1 TAKO / PULL 7-20', true],
  ['', false],
])('%j is garbled: %s', (title, garbled) => {
  expect(isGarbledTitle(title)).toBe(garbled);
});
