import { expect, it } from 'vitest';
import type { Block } from '#formats/blocks.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { packBooklet } from './pack-booklet.ts';
import { sheetChapterId } from './sheets-booklet.ts';

const plan = smallPlan();
const year = Math.max(...plan.sheets.map((sheet) => sheet.year));
const older = { ...plan.sheets[0]!, id: 's-older', year: year - 1, page: 7 };
const pack = packBooklet(
  {
    municipality: { name: 'ほしのもり町', code: null },
    plan: { ...plan, sheets: [older, ...plan.sheets.map((sheet) => ({ ...sheet, page: null }))] },
    today: '2026-11-21',
  },
  { what: 'pack', format: 'pdf', year, department: null, sheet: null, paper: null },
);
const sheets = plan.sheets.filter((sheet) => sheet.year === year).map(({ id }) => sheetChapterId(id));
const pagesIn = (blocks: readonly Block[]) =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flatMap((row) => row.flatMap(({ pageOf }) => pageOf ?? [])) : [],
  );

it('leads from its summary and from its list to each sheet that it holds, not to that of an older book', () => {
  const [first, ...more] = pack.chapters.filter(({ id }) => id.startsWith('summary-'));
  for (const chapter of [first!, ...more]) expect(new Set(pagesIn(chapter.blocks))).toEqual(new Set(sheets));
  const list = pack.chapters.find(({ id }) => id === 'sheets')!;
  expect(pagesIn(list.blocks)).toEqual(sheets);
});

it('has each of its parts once in the contents, the sheets as one', () => {
  const listed = pack.chapters.filter(({ isInContents }) => isInContents !== false).map(({ name }) => name);
  expect(listed.at(-1)).toBe('進行管理シート');
  expect(new Set(listed).size).toBe(listed.length);
  expect(pack.chapters.slice(-sheets.length).map(({ id }) => id)).toEqual(sheets);
});
