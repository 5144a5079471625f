import { expect, it } from 'vitest';
import { levelBefore } from '#exchange/names.ts';
import { nodeHeading } from './book-words.ts';

const LEVELS = ['基本目標', '施策の方向'];

it.each([
  ['１', 'つながる地域', '基本目標１　つながる地域', '基本目標'],
  ['基本目標１', 'つながる地域', '基本目標１　つながる地域', ''],
  ['', '基本目標１　つながる地域', '基本目標１　つながる地域', ''],
  ['', 'つながる地域', '基本目標　つながる地域', '基本目標'],
])(
  'a node %j %j is called after its level once: on paper %j, on a page led by %j',
  (number, title, paper, page) => {
    expect(nodeHeading(LEVELS, 0, number, title)).toBe(paper);
    expect(levelBefore(LEVELS, { level: 0, number, title })).toBe(page);
  },
);
