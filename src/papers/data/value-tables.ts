import { measureOf } from '#domain/indicator/measure.ts';
import { parseValue } from '#domain/indicator/parse-value.ts';
import { QUALIFIERS, type Quantity, type Value } from '#domain/indicator/value.ts';
import type { ExchangeIndicator, ValueKind } from '#exchange/schema.ts';
import { dataTable } from './data-table.ts';
import { planColumn } from './shared-columns.ts';

type PrintedValue = {
  plan: string;
  indicator: string;
  order: number;
  kind: ValueKind;
  year: number | null;
  text: string;
  status: string | null;
  reason: string | null;
  value: Value;
  measure: Quantity | null;
};

function valuesOf(plan: string, { id, values, undated, milestones }: ExchangeIndicator): PrintedValue[] {
  const all = [
    ...values,
    ...undated.map((one) => ({ ...one, year: null, status: undefined, reason: undefined })),
  ];
  return all.map(({ kind, year, text, status, reason }, at) => {
    const value = parseValue(text, milestones);
    const measure = measureOf(value);
    const said = { status: status ?? null, reason: reason ?? null };
    return { plan, indicator: id, order: at + 1, kind, year, text, ...said, value, measure };
  });
}

export const values = dataTable<PrintedValue>({
  name: 'values',
  title: { ja: '指標の値', en: 'Values' },
  means: {
    ja: '基準値・目標値・実績値。記された文字と、その意味',
    en: 'Baselines, targets and actual figures: as printed, and what they mean',
  },
  key: ['plan_id', 'indicator_id', 'order'],
  rows: ({ id, indicators }) => indicators.flatMap((indicator) => valuesOf(id, indicator)),
  columns: [
    planColumn(),
    {
      name: 'indicator_id',
      isRequired: true,
      refersTo: 'indicators',
      title: { ja: '指標ID', en: 'Indicator ID' },
      means: { ja: 'どの指標の値か', en: 'The indicator it belongs to' },
      value: ({ indicator }) => indicator,
    },
    {
      name: 'order',
      type: 'integer',
      isRequired: true,
      title: { ja: '順', en: 'Order' },
      means: { ja: '指標の中での順', en: 'Within the indicator' },
    },
    {
      name: 'kind',
      isRequired: true,
      choices: ['baseline', 'target', 'actual'],
      title: { ja: '種類', en: 'Kind' },
      means: { ja: 'baseline＝基準値、target＝目標値、actual＝実績値', en: 'baseline, target or actual' },
    },
    {
      name: 'year',
      type: 'year',
      title: { ja: '年度', en: 'Fiscal year' },
      means: {
        ja: '西暦、4月始まり。年度が分からないときは空',
        en: 'Western, April to March; empty where the source does not tell',
      },
      value: ({ year }) => year,
    },
    {
      name: 'text',
      title: { ja: '記された値', en: 'As printed' },
      means: { ja: '元の文字のまま', en: 'The very characters of the source' },
    },
    {
      name: 'meaning',
      isRequired: true,
      title: { ja: '値の意味', en: 'Meaning' },
      means: {
        ja: 'number＝数、percent＝割合、money＝金額、range＝範囲、ratio＝いくつ中いくつ、figures＝複数の数、milestone＝段階、keep＝維持、trend＝増減、asNeeded＝随時、none＝目標なし、missing＝値なし、words＝言葉、malformed＝数として誤り、unknown＝確かでない',
        en: 'What kind of value the text is; only number, percent, money and single figures have an amount',
      },
      value: ({ value }) => value.kind,
    },
    {
      name: 'amount',
      type: 'number',
      title: { ja: '数', en: 'Amount' },
      means: {
        ja: '一つの数として読めるときだけ。値がないことは0にしない',
        en: 'Only where the text is one figure; what is missing is never 0',
      },
      value: ({ measure }) => measure?.amount ?? null,
    },
    {
      name: 'unit',
      title: { ja: '単位', en: 'Unit' },
      means: { ja: '記された単位。金額は円', en: 'As printed; money is in yen' },
      value: ({ measure }) => measure?.unit ?? null,
    },
    {
      name: 'qualifiers',
      title: { ja: '数え方', en: 'Qualifiers' },
      means: {
        ja: `数に付く言葉（${QUALIFIERS.join('、')}）。複数あるときは空白で区切る。totalは延べ`,
        en: `How it is counted (${QUALIFIERS.join(', ')}), separated by blanks; total: the same person may count twice`,
      },
      value: ({ measure }) => measure?.qualifiers.join(' ') ?? null,
    },
    {
      name: 'status',
      choices: ['current', 'superseded', 'estimate', 'preliminary'],
      title: { ja: '状態', en: 'Status' },
      means: {
        ja: 'superseded＝後で変更された目標、estimate＝見込み、preliminary＝速報。空は確かな値',
        en: 'superseded: a target that was changed later; estimate; preliminary; empty: it stands',
      },
      value: ({ status }) => status,
    },
    {
      name: 'reason',
      title: { ja: '理由', en: 'Reason' },
      means: { ja: '値がない理由、目標を変えた理由', en: 'Why it is missing, or why a target was changed' },
    },
  ],
});
