import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localPath } from './local-path.ts';

it.each([
  ['/', '/'],
  ['/plans/1?year=2025#sheet', '/plans/1?year=2025#sheet'],
  ['/検索', '/%E6%A4%9C%E7%B4%A2'],
  ['//evil.example/', null],
  ['/.//evil.example', null],
  ['/..//evil.example', null],
  ['/\\evil.example', null],
  ['\\/evil.example', null],
  ['/\t/evil.example', null],
  ['https://evil.example/', null],
  ['javascript:alert(1)', null],
  ['plans', null],
  ['', null],
  [undefined, null],
])('%j is %j', (text, path) => expect(localPath(text)).toBe(path));

it('never leaves the origin of the page', () => {
  const parts = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '\t',
    '\n',
    '@',
    ':',
    '//',
    'evil.example',
    'http:',
    '%2f',
    '?',
    '#',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
      const path = localPath(pieces.join(''));
      if (path !== null) expect(new URL(path, 'https://ayumi.example').origin).toBe('https://ayumi.example');
    }),
    { numRuns: 5_000 },
  );
});
