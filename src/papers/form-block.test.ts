import { expect, it } from 'vitest';
import { smallPlan } from '../../test/kit/small-plan.ts';
import { formBlock } from './form-block.ts';
import type { InputOf } from './input-of.ts';
import { sheetMaterials } from './sheet-material.ts';

const [material] = sheetMaterials(smallPlan(), { year: 2023, department: null, sheet: 's-1' });
const cellsOf = (inputOf?: InputOf) => formBlock(material!.shared, material!, inputOf).cells;

it('tells the values without a year under the name of their indicator', () => {
  const [name, ...more] = cellsOf().filter(({ text }) => text.startsWith('協力店の数'));
  expect(more).toEqual([]);
  expect(name!.text.split('\n')).toContain('年度の記載のない値：目標値 調査・研究');
});

it('keeps room to write in only where somebody is to write', () => {
  const wide = (cells: ReturnType<typeof cellsOf>) => cells.filter(({ lines = 1 }) => lines > 1);
  expect(wide(cellsOf())).toEqual([]);
  const asked = wide(cellsOf((entry) => entry));
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.every(({ input }) => input !== undefined)).toBe(true);
});

it('has a place for the grade of each department where a project has none', () => {
  const rating = {
    key: 'x-grade',
    label: '自己評価',
    kind: 'rating',
    layer: 'self',
    perOwner: true,
  } as const;
  const form = { ...material!.shared, sections: [{ heading: '評価', fields: [rating] }] } as never;
  const nobody = { ...material!, owners: [], sheet: { ...material!.sheet, ratings: [] } };
  const cells = formBlock(form, nobody).cells.slice(-2);
  expect(cells.map(({ text, rows = 1 }) => [text, rows])).toEqual([
    ['自己評価', 1],
    ['', 1],
  ]);
});
