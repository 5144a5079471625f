import type { ExchangeIndicator } from '#exchange/schema.ts';
import { dataTable } from './data-table.ts';
import { planColumn } from './shared-columns.ts';

type Indicator = ExchangeIndicator & { plan: string };

export const indicators = dataTable<Indicator>({
  name: 'indicators',
  title: { ja: '指標', en: 'Indicators' },
  means: { ja: '事業か計画の項目に付く指標', en: 'Indicators of a project or of an item of the plan' },
  key: ['plan_id', 'indicator_id'],
  rows: ({ id, indicators }) => indicators.map((indicator) => ({ ...indicator, plan: id })),
  columns: [
    planColumn(),
    {
      name: 'indicator_id',
      isRequired: true,
      title: { ja: '指標ID', en: 'Indicator ID' },
      means: { ja: '計画の中での指標の番号', en: 'Identifies the indicator within the plan' },
      value: ({ id }) => id,
    },
    {
      name: 'project_id',
      refersTo: 'projects',
      title: { ja: '事業ID', en: 'Project ID' },
      means: { ja: '事業の指標のとき', en: 'Where it belongs to a project' },
      value: ({ project, node }) => (node === null ? project : null),
    },
    {
      name: 'node_id',
      refersTo: 'nodes',
      title: { ja: '項目ID', en: 'Item ID' },
      means: { ja: '計画の項目の指標のとき', en: 'Where it belongs to an item of the plan' },
      value: ({ node }) => node,
    },
    {
      name: 'name',
      title: { ja: '指標の名称', en: 'Name' },
      means: { ja: '記されていないときは空', en: 'Empty where none is printed' },
    },
    {
      name: 'breakdown',
      title: { ja: '内訳', en: 'Breakdown' },
      means: { ja: '指標の中の区分', en: 'Part of an indicator with several lines' },
    },
    {
      name: 'unit',
      title: { ja: '単位', en: 'Unit' },
      means: { ja: '決められた単位', en: 'As decided by the office' },
    },
    {
      name: 'desired_trend',
      choices: ['up', 'down', 'keep', 'range', 'unclear'],
      title: { ja: '望ましい向き', en: 'Desired trend' },
      means: {
        ja: 'up＝多いほどよい、down＝少ないほどよい、keep＝保つ、range＝範囲内、unclear＝決められない。未設定は空',
        en: 'up, down, keep, range or unclear (not judged); empty while not set',
      },
      value: ({ desiredTrend }) => desiredTrend ?? null,
    },
    {
      name: 'purpose',
      choices: ['activity', 'outcome'],
      title: { ja: '指標の種類', en: 'Purpose' },
      means: {
        ja: 'activity＝活動指標、outcome＝成果指標。未設定は空',
        en: 'activity or outcome; empty while not set',
      },
      value: ({ purpose }) => purpose ?? null,
    },
    {
      name: 'breaks',
      title: { ja: '系列の断絶', en: 'Breaks' },
      means: {
        ja: '前の年度と比べられなくなる年度と理由。1行に一つ',
        en: 'Years from which it does not compare with the years before, and why; one a line',
      },
      value: ({ breaks }) => (breaks ?? []).map(({ year, reason }) => `${year}: ${reason}`).join('\n'),
    },
  ],
});
