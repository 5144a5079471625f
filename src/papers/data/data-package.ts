import { titleOfPlan } from '#exchange/labels.ts';
import type { ExportMaterial } from '../export-material.ts';
import { dataPlan } from './data-plan.ts';
import type { DataTable } from './data-table.ts';
import { DATA_TABLES } from './data-tables.ts';

/** A column as the table schema of Frictionless Data describes it: https://specs.frictionlessdata.io/table-schema/ */
const fieldOf = ({ name, type, title, means, isRequired, choices }: DataTable['columns'][number]) => ({
  name,
  type,
  title: title.ja,
  description: means.ja,
  'title:en': title.en,
  'description:en': means.en,
  ...(isRequired || choices
    ? { constraints: { ...(isRequired ? { required: true } : {}), ...(choices ? { enum: choices } : {}) } }
    : {}),
});

/** The column that a table is referred to by: its own id, beside the plan's. */
const idOf = (table: string) =>
  DATA_TABLES.find(({ name }) => name === table)!.key.filter((column) => column !== 'plan_id');

/**
 * A package holds one plan, so that an id alone tells what is meant: with the plan's beside it, readers take an empty reference (a goal
 * has nothing above it) for a wrong one.
 */
function foreignKeysOf({ name: table, columns }: DataTable) {
  return columns.flatMap(({ name, refersTo }) => {
    if (refersTo === undefined) return [];
    // A table that refers to itself is named by an empty text.
    const resource = refersTo === table ? '' : refersTo;
    const fields = refersTo === 'plans' ? [name] : idOf(refersTo);
    return [{ fields: [name], reference: { resource, fields } }];
  });
}

/** What a file is made sure of by: its length and its hash. */
type FileSum = { bytes: number; hash: string };

function resourceOf(table: DataTable, sum: FileSum | undefined) {
  const foreignKeys = foreignKeysOf(table);
  return {
    name: table.name,
    path: `${table.name}.csv`,
    profile: 'tabular-data-resource',
    title: table.title.ja,
    description: table.means.ja,
    'title:en': table.title.en,
    'description:en': table.means.en,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    ...sum,
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: table.columns.map(fieldOf),
      // A part of a key may be empty (a text of no department in particular), which a primary key may not.
      ...(table.key.every((name) => table.columns.find((column) => column.name === name)?.isRequired)
        ? { primaryKey: table.key }
        : {}),
      ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
      missingValues: [''],
    },
  };
}

/** What municipalities of Japan give their open data out under. */
const LICENCE = {
  name: 'CC-BY-4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
  title: 'クリエイティブ・コモンズ 表示 4.0 国際',
};

/** What the files are and what their columns mean, for machines: https://specs.frictionlessdata.io/tabular-data-package/ */
export function dataPackage(material: ExportMaterial, files: ReadonlyMap<string, FileSum>) {
  const { municipality, plan, today, sealed = [] } = material;
  return {
    profile: 'tabular-data-package',
    name: `ayumi-${dataPlan(material)
      .id.toLowerCase()
      .replace(/[^-a-z0-9._]+/g, '-')}`,
    title: `${municipality.name} ${titleOfPlan(plan)}`,
    created: `${today}T00:00:00+09:00`,
    languages: ['ja'],
    licenses: [LICENCE],
    ...(municipality.name === '' ? {} : { contributors: [{ title: municipality.name, role: 'publisher' }] }),
    ...(municipality.code === null ? {} : { 'municipality:code': municipality.code }),
    // The sealed years: what stands in the tables of them agrees with the edition that has this hash.
    editions: sealed.map(({ year, sha256, sealedAt }) => ({
      year,
      hash: `sha256:${sha256}`,
      sealed: sealedAt,
    })),
    resources: DATA_TABLES.map((table) => resourceOf(table, files.get(table.name))),
  };
}
