import { expect, it } from 'vitest';
import type { ExportRequest } from '#domain/publication/export-request.ts';
import type { ExportMaterial } from '#papers/export-material.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { makeExport } from './make-export.ts';

const material: ExportMaterial = {
  municipality: { name: 'ほしのもり町', code: null },
  plan: smallPlan(),
  today: '2026-11-21',
};
const request: ExportRequest = {
  ...{ what: 'book', format: 'xlsx', year: null },
  ...{ department: null, sheet: null, paper: null },
};

it.each(['xlsx', 'docx', 'pdf'] as const)('tells how far it is with a book as %s', async (format) => {
  const told: (readonly [number, number])[] = [];
  await makeExport({ material, request: { ...request, format } }, (...far) => told.push(far));
  const total = told[0]![1];
  expect(told).toEqual(Array.from({ length: total }, (_, at) => [at, total]));
});

it('names the file so that every system can keep it', async () => {
  const nameOf = async (title: string) => {
    const plan = { ...material.plan, title };
    return (
      await makeExport({
        material: { ...material, plan },
        request: { ...request, what: 'data', format: 'json' },
      })
    ).name;
  };
  expect(await nameOf('../計画')).toBe('／計画 データ.json');
  expect(await nameOf('𠮷'.repeat(200))).toBe(`${'𠮷'.repeat(75)}.json`);
});
