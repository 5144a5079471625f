import { expect, test } from 'vitest';
import { sourceOfText } from '../../../test/kit/source-of-text.ts';
import { textOf } from '../source.ts';
import { layoutOfLine } from './layout-line.ts';

function read(line: string) {
  const source = sourceOfText(line);
  const layout = layoutOfLine(source, 0);
  if (layout.kind === 'row') return layout.cells.map((cell) => textOf(source, cell).trim());
  if (layout.kind === 'text') return `${layout.isListItem ? '- ' : ''}${textOf(source, layout.span)}`;
  return layout.kind;
}

test.each([
  ['', 'blank'],
  [' 　', 'blank'],
  ['---', 'rule'],
  ['----\t---\t--', 'rule'],
  ['|---|:--:|', 'rule'],
  ['花\t\t苗', ['花', '', '苗']],
  ['| 花 | | 苗 |', ['花', '', '苗']],
  ['## 花を育てる', '花を育てる'],
  ['- ① 水をやる', '- ① 水をやる'],
  ['　花を育てる。', '花を育てる。'],
  ['-5度の朝', '-5度の朝'],
  ['|', '|'],
])('%j is %j', (line, layout) => {
  expect(read(line)).toEqual(layout);
});
