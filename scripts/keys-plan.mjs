import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

/**
 * A plan whose one project of the year is the writer's, with one indicator and last year's sheet, in the preset's form. It begins
 * after the plan of the sample city and so stands on top of the front page.
 */
export function planWithTheForm() {
  const { form, ratingScales } = JSON.parse(readFileSync(join(root, 'src/presets/asaka-sheet.json'), 'utf8'));
  const department = '高齢者支援課';
  const overview = '地域の見守りを担う人を育てる講座を開きます。';
  const used = { id: form.id, version: form.version };
  return {
    id: 'keys',
    title: '第４期みどりの市地域福祉計画',
    years: { from: 2025, to: 2029 },
    levels: ['基本目標'],
    ratingScales,
    nodes: [{ id: 'n-1', level: 0, number: '１', title: '支え合う' }],
    projects: [
      {
        id: 'p-1',
        title: '見守り講座の開催',
        placements: [{ node: 'n-1', number: '①' }],
        owners: [{ body: 'city', department }],
        fields: { overview },
      },
    ],
    indicators: [
      {
        id: 'i-1',
        project: 'p-1',
        name: '講座の開催回数',
        unit: '回',
        values: [
          { kind: 'target', year: 2025, text: '４回' },
          { kind: 'actual', year: 2025, text: '４回' },
          { kind: 'target', year: 2026, text: '６回' },
        ],
      },
    ],
    sheets: [
      {
        id: 's-2025',
        project: 'p-1',
        year: 2025,
        form: used,
        fields: {
          activities: '・講座を４回開きました。\n・参加者は８５人でした。',
          selfEvaluation: '・目標を達成しました。',
          issues: '・参加者が固定しています。',
          futurePolicy: '・回数を増やします。\n・民生委員との情報交換を始めます。',
        },
        ratings: [{ layer: 'self', code: 'A' }],
      },
      {
        id: 's-2026',
        project: 'p-1',
        year: 2026,
        state: 'draft',
        form: used,
        fields: { overview },
        parts: [{ department, state: 'draft' }],
      },
    ],
    forms: [form],
    cycles: [
      {
        year: 2026,
        state: 'collecting',
        stages: { collecting: { from: '2027-03-01', due: '2099-03-31' } },
      },
    ],
  };
}
