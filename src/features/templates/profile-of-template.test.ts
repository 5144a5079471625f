import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Form } from '#domain/sheet/form.ts';
import { suggestMarks } from '#domain/sheet/suggest-marks.ts';
import { readFiles } from '#features/imports/read-files.ts';
import { offeredMarks } from './mark-options.ts';
import { profileOfTemplate } from './profile-of-template.ts';
import { readTemplate } from './template-file.ts';

const scale = {
  id: 'rs-1',
  name: '進捗',
  best: 'first' as const,
  codes: ['Ａ', 'Ｂ'].map((code) => ({ code, label: code, definition: '' })),
};
const form: Form = {
  id: 'f',
  version: 1,
  name: 'シート',
  appliesTo: { bodies: [], flags: [], nodes: [] },
  sections: [
    {
      heading: '',
      fields: [
        { kind: 'long-text', key: 'activities', label: '具体的な取組内容' },
        { kind: 'long-text', key: 'issues', label: '課題' },
        { kind: 'rating', key: 'x-self', label: '自己評価', layer: 'self' },
        { kind: 'indicator-table', key: 'x-i', label: '指標', asks: ['actual'] },
      ],
    },
  ],
};

/** An office's form, blank or filled. */
const formOf = (
  year: string,
  [goal = '', title = '', owner = '', activities = '', issues = '', grade = '']: string[] = [],
) => [
  [`${year} 進捗確認票`, null, null, null],
  ['年度', year, '基本目標', goal],
  ['事業名', title, '担当課', owner],
  [`${year}の具体的な取組内容`, activities, null, null],
  ['課題（残っていること）', issues, null, null],
  ['自己評価', grade, '決裁', null],
];
const filled = [
  [
    '１　支え合うまち',
    '①見守り訪問',
    '高齢者支援課',
    '民生委員と二人で\n全戸を回った。',
    '留守の家が残る。',
    'Ａ',
  ],
  ['１　支え合うまち', '②子ども食堂の支援', '子育て支援課', '三か所で開いた。', '場所が足りない。', 'Ｂ'],
];

describe('the office’s own form as a layout', () => {
  it('reads the files of another year, tab by tab', async () => {
    const blank = await writeXlsx({ sheets: [{ name: '様式', rows: formOf('令和7年度') }] });
    const reading = await readTemplate('xlsx', blank);
    if (!reading.ok) throw new Error(reading.refusal.code);
    const options = offeredMarks({ form, levels: ['基本目標'], scales: [scale] });
    // The year of the blank form stands in its place: a person marks it; the labels tell the rest.
    const marks = suggestMarks(reading.pages[0]!.cells, options);
    expect(marks.map(({ entry }) => entry)).toEqual(
      expect.arrayContaining(['node.0', 'title', 'owners', 'field.issues', 'rating.self']),
    );
    const activities = { place: '様式!B4', entry: 'field.activities' };
    const known = { id: 't-1', name: '進捗確認票', levels: ['基本目標'], scales: [scale] };
    const layout = profileOfTemplate({ ...known, marks: [...marks, activities] }, reading.pages)!;

    const book = await writeXlsx({
      sheets: filled.map((texts, at) => ({ name: `${at + 1}`, rows: formOf('令和6年度', texts) })),
    });
    const read = await readFiles([{ name: '令和6年度.xlsx', bytes: book }], {
      profiles: [layout],
      profile: null,
      municipality: '見本市',
    });
    if (!read.ok) throw new Error(JSON.stringify(read.refusal));
    const [plan] = read.value.document.plans;
    expect(plan!.nodes.map(({ title }) => title)).toEqual(['支え合うまち']);
    expect(plan!.projects.map(({ title }) => title)).toEqual(['見守り訪問', '子ども食堂の支援']);
    expect(plan!.projects.map(({ owners }) => owners[0]?.department)).toEqual([
      '高齢者支援課',
      '子育て支援課',
    ]);
    expect(
      plan!.sheets.map(({ year, fields, ratings }) => [
        year,
        fields.activities,
        fields.issues,
        ratings[0]?.code,
      ]),
    ).toEqual([
      [2024, '民生委員と二人で\n全戸を回った。', '留守の家が残る。', 'Ａ'],
      [2024, '三か所で開いた。', '場所が足りない。', 'Ｂ'],
    ]);
    expect(read.value.document.leftovers).toEqual([]);
    expect(read.value.conservation.share).toBe(1);
  });

  it('is none where no marked place has a label', () => {
    const cells = [{ place: '様式!A1', row: 0, column: 0, rows: 1, columns: 1, text: '', hasFormula: false }];
    const known = {
      id: 't',
      name: '',
      levels: [],
      scales: [],
      marks: [{ place: '様式!A1', entry: 'title' }],
    };
    expect(profileOfTemplate(known, [{ name: '様式', widths: [1], cells }])).toBeNull();
  });
});
