import { expect, it } from 'vitest';
import type { ExchangePlan } from '#exchange/schema.ts';
import { shippedProfiles } from '#profiles/load.ts';
import { bookletOf, gridOf, readAsWorkbook } from '../../../test/kit/office-forms.ts';
import { assemble } from '../assemble.ts';
import { readLayout } from '../read-layout.ts';
import { sourceOfBook } from '../source-of-book.ts';

/** A form as people type it into a sheet, without merging a cell. */
const TYPED = [
  ['第１期みどりヶ丘市地域福祉計画　進行管理・評価シート'],
  ['部局名', '福祉部', '課名', 'みどり課', '係名', '花係'],
  [],
  ['基本目標', '１　花のまち'],
  ['施策の方向性', '（１）育てる'],
  ['事業名', '①花の教室'],
  ['年度', '令和3年度', '令和4年度', '令和5年度', '令和6年度', '令和7年度'],
  ['目標値', '3回', '3回', '3回', '4回', '4回'],
  ['実績値', '2回', '', '4回'],
  ['指標名', '開催回数'],
  ['R5年度の取り組み内容', '・春に開いた。'],
  [null, '・秋に開いた。'],
  ['進捗状況及び自己評価', 'B'],
  [null, '人が増えた。'],
  ['課題：場所が足りない。'],
  ['今後の取り組み方針\n広げる。'],
  ['３　協働事項'],
  ['水やりをする。'],
];

function planOf(rows: Parameters<typeof gridOf>[0]): ExchangePlan {
  const book = readAsWorkbook(bookletOf([[gridOf(rows, 8)]]));
  const { source } = sourceOfBook({ name: '様式.xlsx', sha256: '' }, book);
  const layout = readLayout(source, shippedProfiles, null);
  if (!layout.ok) throw new Error(layout.tried.join());
  return assemble(source, [layout.plan], null).document.plans[0]!;
}

const valuesOf = (plan: ExchangePlan, kind: string) =>
  plan.indicators.flatMap(({ values }) =>
    values.filter((value) => value.kind === kind).map(({ year, text }) => [year, text]),
  );

it('a form without merged cells: values go on below, beside a label, or with it in its cell', () => {
  const plan = planOf(TYPED);
  expect(plan.sheets).toMatchObject([
    {
      year: 2023,
      ratings: [{ code: 'B' }],
      fields: {
        activities: '・春に開いた。\n・秋に開いた。',
        selfEvaluation: '人が増えた。',
        issues: '場所が足りない。',
        futurePolicy: '広げる。',
        collaboration: '水やりをする。',
      },
    },
  ]);
  expect(plan.projects[0]!.owners).toMatchObject([{ department: 'みどり課', subsection: '花係' }]);
  expect(valuesOf(plan, 'actual')).toEqual([
    [2021, '2回'],
    [2023, '4回'],
  ]);
});

it('a row of values that stands shifted under its years gets none of them', () => {
  const shifted = TYPED.map((row) => (row[0] === '目標値' ? ['目標値', null, ...row.slice(1)] : row));
  const plan = planOf(shifted);
  expect(valuesOf(plan, 'target')).toEqual([]);
  expect(plan.indicators[0]!.undated.map(({ text }) => text)).toEqual(['3回', '3回', '3回', '4回', '4回']);
});
