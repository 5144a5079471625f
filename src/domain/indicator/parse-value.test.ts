import { describe, expect, it } from 'vitest';
import { parseValue } from './parse-value.ts';
import type { Qualifier } from './value.ts';

const meaning = (text: string, steps?: readonly string[]) => {
  const { text: printed, ...rest } = parseValue(text, steps);
  expect(printed).toBe(text);
  return rest;
};
const quantity = (amount: number, unit = '', ...qualifiers: Qualifier[]) => ({ amount, unit, qualifiers });

describe('a number', () => {
  it.each([
    ['80件', quantity(80, '件')],
    ['８０件', quantity(80, '件')],
    ['80 件', quantity(80, '件')],
    ['150 団体', quantity(150, '団体')],
    ['0件', quantity(0, '件')],
    ['０', quantity(0)],
    ['4０名', quantity(40, '名')],
    ['1,006件', quantity(1006, '件')],
    ['１，００６件', quantity(1006, '件')],
    ['1、006件', quantity(1006, '件')],
    ['1006件', quantity(1006, '件')],
    ['1,234,567人', quantity(1234567, '人')],
    ['12.5日', quantity(12.5, '日')],
    ['1万人', quantity(10000, '人')],
    ['3万5千人', quantity(35000, '人')],
    ['1.2万世帯', quantity(12000, '世帯')],
    ['36か所', quantity(36, 'か所')],
    ['36ヶ所', quantity(36, 'ヶ所')],
    ['17メニュー', quantity(17, 'メニュー')],
    ['5サークル', quantity(5, 'サークル')],
    ['6地区', quantity(6, '地区')],
    ['延べ１７４件', quantity(174, '件', 'total')],
    ['延123人', quantity(123, '人', 'total')],
    ['（延べ44名）', quantity(44, '名', 'total')],
    ['約50人', quantity(50, '人', 'about')],
    ['30人程度', quantity(30, '人', 'around')],
    ['30人前後', quantity(30, '人', 'around')],
    ['年間65件', quantity(65, '件', 'perYear')],
    ['年12回', quantity(12, '回', 'perYear')],
    ['12回/年', quantity(12, '回', 'perYear')],
    ['12回（年間）', quantity(12, '回', 'perYear')],
    ['月1回', quantity(1, '回', 'perMonth')],
    ['月平均3.5件', quantity(3.5, '件', 'perMonth', 'average')],
    ['週2回', quantity(2, '回', 'perWeek')],
    ['年間延べ約300人', quantity(300, '人', 'perYear', 'total', 'about')],
    ['累計1,200人', quantity(1200, '人', 'cumulative')],
    ['△5件', quantity(-5, '件')],
    ['▲５件', quantity(-5, '件')],
    ['−5件', quantity(-5, '件')],
    ['-5', quantity(-5)],
    ['△0', quantity(0)],
    ['8割', quantity(8, '割')],
    ['①3回', quantity(3, '回')],
    ['⑴ 3回', quantity(3, '回')],
    ['200人を維持', quantity(200, '人', 'kept')],
    ['現状維持（21か所）', quantity(21, 'か所', 'kept')],
    ['12件（国の基準による）', quantity(12, '件')],
    ['0件（中止）', quantity(0, '件')],
  ])('%s', (text, expected) => {
    expect(meaning(text)).toEqual({ kind: 'number', ...expected });
  });
});

describe('a percentage and money', () => {
  it.each([
    ['1.34%', 'percent', quantity(1.34, '%')],
    ['８０％', 'percent', quantity(80, '%')],
    ['100パーセント', 'percent', quantity(100, '%')],
    ['▲3.5％', 'percent', quantity(-3.5, '%')],
    ['100%維持', 'percent', quantity(100, '%', 'kept')],
    ['10,004,000円', 'money', quantity(10004000, '円')],
    ['5,000千円', 'money', quantity(5000000, '円')],
    ['350万円', 'money', quantity(3500000, '円')],
    ['12百万円', 'money', quantity(12000000, '円')],
    ['1.2億円', 'money', quantity(120000000, '円')],
    ['1億2,000万円', 'money', quantity(120000000, '円')],
    ['約３万5千円', 'money', quantity(35000, '円', 'about')],
    ['￥3,000', 'money', quantity(3000, '円')],
  ])('%s', (text, kind, expected) => {
    expect(meaning(text)).toEqual({ kind, ...expected });
  });
});

describe('a range', () => {
  const end = (amount: number, inclusive = true) => ({ amount, inclusive });
  it.each([
    ['10〜20件', end(10), end(20), '件', []],
    ['10～20件', end(10), end(20), '件', []],
    ['10件〜20件', end(10), end(20), '件', []],
    ['10件から20件', end(10), end(20), '件', []],
    ['10-20件', end(10), end(20), '件', []],
    ['10件以上20件未満', end(10), end(20, false), '件', []],
    ['10件以上、20件以下', end(10), end(20), '件', []],
    ['105%以上', end(105), null, '%', []],
    ['50人以上', end(50), null, '人', []],
    ['50人超', end(50, false), null, '人', []],
    ['50人を超える', end(50, false), null, '人', []],
    ['年10回以上', end(10), null, '回', ['perYear']],
    ['5件以内', null, end(5), '件', []],
    ['5件未満', null, end(5, false), '件', []],
    ['～20人', null, end(20), '人', []],
    ['20人～', end(20), null, '人', []],
  ])('%s', (text, from, to, unit, qualifiers) => {
    expect(meaning(text)).toEqual({ kind: 'range', from, to, unit, qualifiers });
  });
});

describe('a ratio', () => {
  it.each([
    ['16/17', 16, 17, ''],
    ['１６／１７校', 16, 17, '校'],
    ['16校/17校', 16, 17, '校'],
    ['17校中16校', 16, 17, '校'],
    ['17校中、16校', 16, 17, '校'],
    ['16/17（全校）', 16, 17, ''],
  ])('%s', (text, part, whole, unit) => {
    expect(meaning(text)).toEqual({ kind: 'ratio', part, whole, unit });
  });
});

describe('several figures, and figures with words', () => {
  it.each([
    [
      '51＋4＋16',
      [
        ['', quantity(51)],
        ['', quantity(4)],
        ['', quantity(16)],
      ],
      71,
    ],
    [
      '51+4+16箇所',
      [
        ['', quantity(51, '箇所')],
        ['', quantity(4, '箇所')],
        ['', quantity(16, '箇所')],
      ],
      71,
    ],
    [
      '3回＋20人',
      [
        ['', quantity(3, '回')],
        ['', quantity(20, '人')],
      ],
      null,
    ],
    [
      '10回・368人',
      [
        ['', quantity(10, '回')],
        ['', quantity(368, '人')],
      ],
      null,
    ],
    [
      '5回（120人）',
      [
        ['', quantity(5, '回')],
        ['', quantity(120, '人')],
      ],
      null,
    ],
    [
      '7回 延123人',
      [
        ['', quantity(7, '回')],
        ['', quantity(123, '人', 'total')],
      ],
      null,
    ],
    [
      '①3回②5回',
      [
        ['', quantity(3, '回')],
        ['', quantity(5, '回')],
      ],
      null,
    ],
    [
      '新規22件・継続8件',
      [
        ['新規', quantity(22, '件')],
        ['継続', quantity(8, '件')],
      ],
      null,
    ],
    [
      '新規22・継続8',
      [
        ['新規', quantity(22)],
        ['継続', quantity(8)],
      ],
      null,
    ],
    [
      '16回（前年度15回）',
      [
        ['', quantity(16, '回')],
        ['前年度', quantity(15, '回')],
      ],
      null,
    ],
    ['見学会（150人参加）', [['見学会', quantity(150, '人')]], null],
    ['150人参加', [['参加', quantity(150, '人')]], null],
    ['登録者数（個人４0名）', [['登録者数 個人', quantity(40, '名')]], null],
    ['受講者の増\n受講者数３人', [['受講者数', quantity(3, '人')]], null],
    [
      'だより（年4回）、市報（年12回）の活用',
      [
        ['だより', quantity(4, '回', 'perYear')],
        ['市報', quantity(12, '回', 'perYear')],
      ],
      null,
    ],
    ['予約12件', [['予約', quantity(12, '件')]], null],
    ['遅延3件', [['遅延', quantity(3, '件')]], null],
    ['隔年1回', [['隔年', quantity(1, '回')]], null],
    ['第2回講座 12人', [['第2回講座', quantity(12, '人')]], null],
    ['令和5年度末 30人', [['令和5年度末', quantity(30, '人')]], null],
    ['65歳以上の参加者20人', [['65歳以上の参加者', quantity(20, '人')]], null],
  ] as const)('%s', (text, figures, sum) => {
    expect(meaning(text)).toEqual({
      kind: 'figures',
      figures: figures.map(([label, one]) => ({ label, ...one })),
      sum,
    });
  });
});

describe('what cannot be right, and what cannot be read', () => {
  it.each([
    ['1,234,56円', 'digit-group'],
    ['12,34件', 'digit-group'],
    ['1234,567件', 'digit-group'],
    ['1.2.3', 'decimal-point'],
    ['令和5年2月30日', 'date'],
    ['令和7年4月31日までに設置', 'date'],
  ])('%s is malformed: %s', (text, fault) => {
    expect(meaning(text)).toEqual({ kind: 'malformed', fault });
  });

  it.each([
    'I 2校',
    'Ⅰ75講座',
    'l0回',
    '1O件',
    '3〇件',
    'I校',
    '3・4',
    '2、3回',
    '20〜10件',
    '5件から20人',
    '10件→20件',
    '相談-5件',
    '113 TK 3',
    '3千5万円',
    '10²',
    '½',
    '9'.repeat(400),
    '※',
    '?',
  ])('%s stays unknown', (text) => {
    expect(meaning(text)).toEqual({ kind: 'unknown' });
  });
});

describe('the steps of a plan', () => {
  const steps = ['調査・研究', '検討', '１回', '2回'];
  it.each([
    ['調査・研究', ['調査・研究'], 0],
    ['調査･研究', ['調査・研究'], 0],
    ['検 討', ['検討'], 1],
    ['1回', ['1回'], 2],
    ['２回', ['2回'], 3],
    ['調査・研究→検討', ['調査・研究', '検討'], 1],
  ])('%s is step %s', (text, stages, position) => {
    expect(meaning(text, steps)).toEqual({ kind: 'milestone', stages, position });
  });

  it.each([
    ['3回', { kind: 'number', ...quantity(3, '回') }],
    ['準備', { kind: 'milestone', stages: ['準備'], position: null }],
    ['-', { kind: 'missing', reason: 'dash' }],
  ])('%s is none of them', (text, expected) => {
    expect(meaning(text, steps)).toEqual(expected);
  });
});

it.each(['令和7年度に設置', 'R7.4.1', '第2回', '65歳以上の方へ周知', '4月1日から'])(
  'digits of dates, ordinals and ages are no figures: %s',
  (text) => {
    expect(meaning(text)).toEqual({ kind: 'words' });
  },
);
