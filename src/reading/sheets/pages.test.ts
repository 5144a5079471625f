import { expect, test } from 'vitest';
import { sourceOfText } from '../../../test/kit/source-of-text.ts';
import { contentOf, readPages } from './pages.ts';

const shapeOf = (text: string, pageStart: { blankLines: number; indented: boolean }) =>
  readPages(sourceOfText(text), pageStart).map(({ blocks }) => blocks.map((block) => block.length));

test.each([
  [
    'blank lines part blocks, more of them pages',
    'a\nb\n\nc\n\n\n\nd',
    { blankLines: 3, indented: false },
    [[2, 1], [1]],
  ],
  [
    'an indented line begins a page where the profile says so',
    'a\n b\nc',
    { blankLines: 3, indented: true },
    [[1], [2]],
  ],
  ['and none where it does not', 'a\n b\nc', { blankLines: 3, indented: false }, [[3]]],
  ['a form feed always does', 'a\n\fb', { blankLines: 3, indented: false }, [[1], [1]]],
  ['blank lines alone are no page', '\n\n\n\n', { blankLines: 3, indented: true }, []],
])('%s', (_, text, pageStart, expected) => {
  expect(shapeOf(text, pageStart)).toEqual(expected);
});

test('two pages with the same blocks in another order say the same', () => {
  const source = sourceOfText('花壇\n\n苗 2本\n\n\n\n苗　2本\n\n花壇\n\n\n\n苗 3本\n\n花壇');
  const [one, same, other] = readPages(source, { blankLines: 3, indented: false }).map((page) =>
    contentOf(source, page),
  );
  expect(same).toBe(one);
  expect(other).not.toBe(one);
});
