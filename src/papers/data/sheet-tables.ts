import { fieldLabel } from '#exchange/labels.ts';
import type { ExchangePlan, ExchangeSheet } from '#exchange/schema.ts';
import { dataTable, type ToldColumn } from './data-table.ts';
import { planColumn, projectColumn } from './shared-columns.ts';

type OfSheet = { plan: string; sheet: string };

const sheetId = <Row extends OfSheet>(): ToldColumn<Row> => ({
  name: 'sheet_id',
  isRequired: true,
  refersTo: 'sheets',
  title: { ja: 'シートID', en: 'Sheet ID' },
  means: { ja: 'どのシートのものか', en: 'The sheet it belongs to' },
  value: ({ sheet }) => sheet,
});

const yearColumn = <Row extends { year: number }>(): ToldColumn<Row> => ({
  name: 'year',
  type: 'year',
  isRequired: true,
  title: { ja: '年度', en: 'Fiscal year' },
  means: { ja: '西暦、4月始まり', en: 'Western, April to March' },
  value: ({ year }) => year,
});

export const sheets = dataTable<ExchangeSheet & { plan: string }>({
  name: 'sheets',
  title: { ja: '進行管理シート', en: 'Sheets' },
  means: { ja: '一つの事業の一つの年度', en: 'One project in one fiscal year' },
  key: ['plan_id', 'sheet_id'],
  rows: ({ id, sheets }) => sheets.map((sheet) => ({ ...sheet, plan: id })),
  columns: [
    planColumn(),
    {
      name: 'sheet_id',
      isRequired: true,
      title: { ja: 'シートID', en: 'Sheet ID' },
      means: { ja: '計画の中でのシートの番号', en: 'Identifies the sheet within the plan' },
      value: ({ id }) => id,
    },
    projectColumn(),
    yearColumn(),
    {
      name: 'page',
      type: 'integer',
      title: { ja: '頁', en: 'Page' },
      means: { ja: '公表された冊子の頁', en: 'Page of the published book' },
    },
    {
      name: 'state',
      choices: ['draft', 'submitted', 'returned', 'approved', 'accepted', 'reviewed', 'finalised'],
      title: { ja: '状態', en: 'State' },
      means: {
        ja: 'finalised＝最終評価まで済んだもの。空は冊子から取り込んだもの',
        en: 'finalised: with its final grade; empty: taken from a published book',
      },
      value: ({ state }) => state ?? null,
    },
  ],
});

type SheetText = OfSheet & { field: string; department: string | null; text: string };

function textsOf(plan: string, { id, fields, parts }: ExchangeSheet): SheetText[] {
  const own = (parts ?? []).map(({ department, fields }) => ({ department, fields }));
  return [{ department: null, fields }, ...own].flatMap(({ department, fields }) =>
    Object.entries(fields)
      .filter(([, text]) => text !== '')
      .map(([field, text]) => ({ plan, sheet: id, field, department, text: text! })),
  );
}

export const sheetTexts = dataTable<SheetText>({
  name: 'sheet_texts',
  title: { ja: 'シートの記載', en: 'Texts of the sheets' },
  means: { ja: 'シートの一つの欄の文章', en: 'What is written in one field of a sheet' },
  key: ['plan_id', 'sheet_id', 'field', 'department'],
  rows: ({ id, sheets }) => sheets.flatMap((sheet) => textsOf(id, sheet)),
  columns: [
    planColumn(),
    sheetId(),
    {
      name: 'field',
      isRequired: true,
      title: { ja: '欄', en: 'Field' },
      means: {
        ja: 'どの市町村でも同じ欄の名前。x-で始まるものはその計画だけの欄',
        en: 'The same names for every municipality; x-…: a field of this plan only',
      },
      value: ({ field }) => field,
    },
    {
      name: 'field_name',
      title: { ja: '欄の名称', en: 'Name of the field' },
      means: { ja: '欄の一般的な呼び方', en: 'The usual Japanese name' },
      value: ({ field }) => fieldLabel(field),
    },
    {
      name: 'department',
      title: { ja: '課', en: 'Department' },
      means: { ja: '課ごとに書く欄のとき、その課', en: 'Whose text it is, where each owner writes its own' },
    },
    {
      name: 'text',
      isRequired: true,
      title: { ja: '記載', en: 'Text' },
      means: { ja: '書かれたまま', en: 'As written' },
    },
  ],
});

type Graded = {
  plan: string;
  project: string;
  year: number;
  sheet: string | null;
  layer: string;
  department: string | null;
  scale: string;
  code: string;
  label: string;
};

function gradesOf({ id, sheets, ratings, ratingScales }: ExchangePlan): Graded[] {
  const told = (one: {
    layer: string;
    department: string | null;
    code: string;
    scale?: string | undefined;
  }) => {
    const scale =
      one.scale === undefined ? ratingScales[0] : ratingScales.find((own) => own.id === one.scale);
    const label = scale?.codes.find(({ code }) => code === one.code)?.label ?? '';
    return { layer: one.layer, department: one.department, scale: scale?.name ?? '', code: one.code, label };
  };
  return [
    ...sheets.flatMap(({ id: sheet, project, year, ratings }) =>
      ratings.map((rating) => ({ plan: id, project, year, sheet, ...told(rating) })),
    ),
    ...ratings.map((rating) => ({
      plan: id,
      project: rating.project,
      year: rating.year,
      sheet: null,
      ...told(rating),
    })),
  ];
}

export const ratings = dataTable<Graded>({
  name: 'ratings',
  title: { ja: '評価', en: 'Ratings' },
  means: {
    ja: 'シートの評価と、総括表だけにある評価',
    en: 'Grades of the sheets, and those that only a summary table gives',
  },
  key: ['plan_id', 'project_id', 'year', 'sheet_id', 'layer', 'department', 'scale'],
  rows: gradesOf,
  columns: [
    planColumn(),
    projectColumn(),
    yearColumn(),
    {
      ...sheetId<OfSheet>(),
      isRequired: false,
      means: { ja: '総括表の評価では空', en: 'Empty for a grade of the summary table' },
      value: ({ sheet }: { sheet: string | null }) => sheet,
    },
    {
      name: 'layer',
      isRequired: true,
      choices: ['self', 'review', 'committee', 'final'],
      title: { ja: '評価の層', en: 'Layer' },
      means: {
        ja: 'self＝自己評価、review＝査定、committee＝委員会評価、final＝最終評価',
        en: 'self, review, committee or final',
      },
      value: ({ layer }) => layer,
    },
    {
      name: 'department',
      title: { ja: '課', en: 'Department' },
      means: { ja: '課ごとに評価するとき、その課', en: 'Whose grade it is, where each owner rates' },
    },
    {
      name: 'scale',
      title: { ja: '評価区分', en: 'Scale' },
      means: { ja: '評価区分の名称', en: 'Name of the rating scale' },
    },
    {
      name: 'code',
      title: { ja: '評価', en: 'Code' },
      means: { ja: '評価区分の記号', en: 'Code within the scale' },
    },
    {
      name: 'label',
      title: { ja: '評価の意味', en: 'Label' },
      means: { ja: '評価区分の記号の説明', en: 'What the code stands for' },
    },
  ],
});
