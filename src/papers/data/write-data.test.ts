import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withIndicatorSheets } from '#exchange/indicator-sheets.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import { writeDataArchive } from '#features/exports/write-data-archive.ts';
import { readCsv } from '#formats/csv/read-table.ts';
import { unpack } from '#formats/zip/unpack.ts';
import { arbitraryPlan } from '../../../test/kit/arbitrary-plan.ts';
import { faultsOfDescriptor } from '../../../test/kit/data-package-rules.ts';
import type { ExportMaterial } from '../export-material.ts';
import { dataPackage } from './data-package.ts';
import { DATA_TABLES } from './data-tables.ts';
import { dataBooklet, dictionaryRows } from './write-data.ts';

const sample = documentSchema.parse(
  JSON.parse(readFileSync(new URL('../../../sample/midorigaoka.json', import.meta.url), 'utf8')),
).plans[0]!;
const materialOf = (plan: ExchangePlan): ExportMaterial => ({
  municipality: { name: '見本市', code: null },
  plan,
  today: '2026-11-21',
});

/** The tables as somebody reads them who has only the archive. */
function tablesIn(material: ExportMaterial): Map<string, Record<string, string>[]> {
  const archive = unpack(writeDataArchive(material), {
    fileBytes: 1 << 26,
    totalBytes: 1 << 27,
    files: 50,
  });
  if (!archive.ok) throw new Error(archive.refusal.code);
  return new Map(
    archive.files
      .filter(({ name }) => name.endsWith('.csv'))
      .map(({ name, bytes }) => {
        const reading = readCsv(new TextDecoder().decode(bytes), 1_000_000);
        if (!reading.ok) throw new Error(name);
        const [head = [], ...rows] = reading.rows;
        return [
          name.replace('.csv', ''),
          rows.map((row) => Object.fromEntries(head.map((column, at) => [column, row[at] ?? '']))),
        ];
      }),
  );
}

function faultsOf(material: ExportMaterial): string[] {
  const tables = tablesIn(material);
  return dataPackage(material, new Map()).resources.flatMap(({ name, schema }) =>
    tables.get(name)!.flatMap((row) => [
      ...schema.fields.flatMap(({ name: column, type, constraints }) => {
        const text = row[column]!;
        if (text === '')
          return constraints && 'required' in constraints ? [`${name}.${column} is empty`] : [];
        const choices = constraints && 'enum' in constraints ? constraints.enum : undefined;
        if (choices && !choices.includes(text)) return [`${name}.${column}: ${text} is no choice`];
        if (type === 'year' && !/^\d{4}$/.test(text)) return [`${name}.${column}: ${text} is no year`];
        if (['integer', 'number'].includes(type) && !Number.isFinite(Number(text)))
          return [`${name}.${column}: ${text} is no number`];
        return [];
      }),
      ...(schema.foreignKeys ?? []).flatMap(({ fields, reference }) => {
        if (fields.some((field) => row[field] === '')) return [];
        const others = tables.get(reference.resource || name)!;
        const isThere = others.some((other) =>
          fields.every((field, at) => row[field] === other[reference.fields[at]!]),
        );
        return isThere ? [] : [`${name}.${fields.join('+')} refers to nothing`];
      }),
    ]),
  );
}

function filesIn(material: ExportMaterial): Map<string, Uint8Array> {
  const archive = unpack(writeDataArchive(material), { fileBytes: 1 << 26, totalBytes: 1 << 27, files: 50 });
  if (!archive.ok) throw new Error(archive.refusal.code);
  return new Map(archive.files.map(({ name, bytes }) => [name, bytes]));
}
const descriptorIn = (material: ExportMaterial) =>
  JSON.parse(new TextDecoder().decode(filesIn(material).get('datapackage.json')!));

describe('the package of a plan', () => {
  const known: ExportMaterial = {
    ...materialOf(sample),
    municipality: { name: '見本市', code: '139998' },
    planId: 'dd42000b45',
    sealed: [{ year: 2025, sha256: 'ab'.repeat(32), sealedAt: '2026-10-01T01:00:00.000Z' }],
  };

  it('is a tabular data package as published', () => {
    expect(faultsOfDescriptor(descriptorIn(known))).toEqual([]);
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        expect(faultsOfDescriptor(descriptorIn(materialOf(plan)))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('refers by one column at a time: readers allow no reference that is empty in part', () => {
    for (const { name, schema } of descriptorIn(known).resources)
      for (const { fields } of schema.foreignKeys ?? []) expect(fields, name).toHaveLength(1);
  });

  it('says whose it is, which plan for good, under which licence, and which years are sealed', () => {
    expect(descriptorIn(known)).toMatchObject({
      name: 'ayumi-139998-dd42000b45',
      'municipality:code': '139998',
      licenses: [{ name: 'CC-BY-4.0' }],
      editions: [{ year: 2025, hash: `sha256:${'ab'.repeat(32)}` }],
    });
    for (const [table, rows] of tablesIn(known))
      for (const row of rows) if ('plan_id' in row) expect(row.plan_id, table).toBe('139998-dd42000b45');
  });

  it('has each file as it says, without a mark before the first column', () => {
    const files = filesIn(known);
    for (const { path, bytes, hash, schema } of descriptorIn(known).resources) {
      const file = files.get(path)!;
      expect(file.length).toBe(bytes);
      expect(`sha256:${createHash('sha256').update(file).digest('hex')}`).toBe(hash);
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file);
      expect(text.split(',')[0]).toBe(schema.fields[0].name);
    }
  });
});

describe('the tidy tables of a plan', () => {
  it('hold what their dictionary says, for the sample city', () => {
    expect(faultsOf(materialOf(sample))).toEqual([]);
  });

  it('and for any plan', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        expect(faultsOf(materialOf(withIndicatorSheets(plan)))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('count a project once, and every listing', () => {
    const tables = tablesIn(materialOf(sample));
    expect(tables.get('projects')).toHaveLength(sample.projects.length);
    expect(tables.get('placements')).toHaveLength(sample.projects.flatMap((one) => one.placements).length);
    expect(tables.get('values')).toHaveLength(
      sample.indicators.flatMap(({ values, undated }) => [...values, ...undated]).length,
    );
    expect(tables.get('opinions')).toHaveLength(sample.opinions?.length ?? 0);
  });

  it('give an amount only where one figure is printed, and never 0 for what is missing', () => {
    const values = [
      { kind: 'actual', year: 2023, text: '延べ１７４件' },
      { kind: 'actual', year: 2024, text: '-' },
      { kind: 'target', year: 2024, text: '随時' },
      { kind: 'target', year: 2025, text: '△３．５％' },
    ] as const;
    const indicator = { ...sample.indicators[0]!, values: [...values], undated: [] };
    const rows = tablesIn(materialOf({ ...sample, indicators: [indicator] })).get('values')!;
    expect(rows.map(({ meaning, amount, unit, qualifiers }) => [meaning, amount, unit, qualifiers])).toEqual([
      ['number', '174', '件', 'total'],
      ['missing', '', '', ''],
      ['asNeeded', '', '', ''],
      ['percent', '-3.5', '%', ''],
    ]);
  });

  it('hand out no name of who gave an opinion', () => {
    const [opinion] = sample.opinions!;
    const plan = { ...sample, opinions: [{ ...opinion!, by: '推進委員 某' }] };
    expect(JSON.stringify([...tablesIn(materialOf(plan)).values()])).not.toContain('推進委員 某');
  });

  it('neutralise formulas', () => {
    const plan = { ...sample, title: '=HYPERLINK("x")' };
    const archive = unpack(writeDataArchive(materialOf(plan)), {
      fileBytes: 1 << 26,
      totalBytes: 1 << 27,
      files: 50,
    });
    const file = archive.ok && archive.files.find(({ name }) => name === 'plans.csv');
    expect(file && new TextDecoder().decode(file.bytes)).toContain(`'=HYPERLINK`);
  });

  it('are explained in both languages, column by column', () => {
    const rows = dictionaryRows();
    expect(rows).toHaveLength(DATA_TABLES.flatMap(({ columns }) => columns).length);
    for (const row of rows) for (const at of [1, 3, 5, 9, 10, 11]) expect(row[at], row.join()).not.toBe('');
  });

  it('make a workbook with the dictionary and a tab for each', () => {
    const { chapters } = dataBooklet(materialOf(sample));
    expect(chapters.map(({ name }) => name)).toEqual([
      'データ項目の説明',
      ...DATA_TABLES.map(({ title }) => title.ja),
    ]);
  });
});
