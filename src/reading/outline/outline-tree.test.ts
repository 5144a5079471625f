import { expect, test } from 'vitest';
import { sourceOfText } from '../../../test/kit/source-of-text.ts';
import type { Span } from '../read-plan.ts';
import { OutlineTree } from './outline-tree.ts';

/** Enters headings printed as `level number title`, and says which nodes there are then. */
function enter(repeats: 'exactly' | 'damaged' | 'never', ...headings: string[]): string[] {
  const tree = new OutlineTree(sourceOfText(headings.join('\n')));
  headings.forEach((heading, line) => {
    const [level, number, title] = heading.split(' ') as [string, string, string];
    const span = (from: number, text: string): Span | null =>
      text === '' ? null : { line, from, to: from + text.length };
    const titleFrom = level.length + number.length + 2;
    tree.enter({
      level: Number(level),
      number: span(level.length + 1, number),
      title: [span(titleFrom, title)].filter((piece) => piece !== null),
      body: null,
      repeats,
    });
  });
  return tree.nodes.map((node) => `${node.number.text} ${node.title.text}`.trim());
}

test.each([
  ['the same heading again', ['0 1 花を育てる', '0 1 花を育てる'], ['1 花を育てる']],
  ['a number read as a letter', ['0 1 花を育てる', '0 I 花を育てる'], ['1 花を育てる']],
  ['a number lost', ['0 1 花を育てる', '0  花を育てる'], ['1 花を育てる']],
  ['a title damaged', ['0 1 花や緑を育てるまち', '0 1 花ゃ緑を育てるま5'], ['1 花や緑を育てるまち']],
  [
    'number lost and title damaged',
    ['0 1 花や緑を育てるまちの輪', '0  花や緑を育てるま5の輪'],
    ['1 花や緑を育てるまちの輪'],
  ],
  ['another number', ['0 1 花を育てる', '0 2 花を育てる'], ['1 花を育てる', '2 花を育てる']],
  ['the same number, another title', ['0 1 花を育てる', '0 1 川で遊ぶ'], ['1 花を育てる', '1 川で遊ぶ']],
  [
    'titles that never had a number',
    ['0  花や緑を育てる人', '0  花や緑を育てる会'],
    ['花や緑を育てる人', '花や緑を育てる会'],
  ],
])('damaged repetition: %s', (_, headings, nodes) => {
  expect(enter('damaged', ...headings)).toEqual(nodes);
});

test('a repetition word for word joins only what is printed alike', () => {
  expect(enter('exactly', '0 1 花を育てる', '0 1 花を育てる', '0 1 花を育てた')).toEqual([
    '1 花を育てる',
    '1 花を育てた',
  ]);
});

test('headings that do not repeat are nodes each time', () => {
  expect(enter('never', '0  花壇', '0  花壇')).toEqual(['花壇', '花壇']);
});

test('a page that prints the headings above again leaves the place below as it was', () => {
  const source = sourceOfText('目標\n施策\n目標');
  const tree = new OutlineTree(source);
  const heading = (line: number, level: number) =>
    ({ level, number: null, title: [{ line, from: 0, to: 2 }], body: null, repeats: 'damaged' }) as const;
  tree.enter(heading(0, 0));
  tree.enter(heading(1, 1));
  tree.enter(heading(2, 0));
  expect(tree.deepest?.title.text).toBe('施策');
});
