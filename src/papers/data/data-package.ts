import { titleOfPlan } from '#exchange/labels.ts';
import type { ExportMaterial } from '../export-material.ts';
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

function foreignKeysOf({ name: table, columns }: DataTable) {
  return columns.flatMap(({ name, refersTo }) => {
    if (refersTo === undefined) return [];
    // A table that refers to itself is named by an empty text.
    const resource = refersTo === table ? '' : refersTo;
    return refersTo === 'plans'
      ? [{ fields: [name], reference: { resource, fields: [name] } }]
      : [{ fields: ['plan_id', name], reference: { resource, fields: ['plan_id', ...idOf(refersTo)] } }];
  });
}

const resourceOf = (table: DataTable) => ({
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
  dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
  schema: {
    fields: table.columns.map(fieldOf),
    // A part of a key may be empty (a text of no department in particular), which a primary key may not.
    ...(table.key.every((name) => table.columns.find((column) => column.name === name)?.isRequired)
      ? { primaryKey: table.key }
      : {}),
    foreignKeys: foreignKeysOf(table),
    missingValues: [''],
  },
});

/** What the files are and what their columns mean, for machines: https://specs.frictionlessdata.io/tabular-data-package/ */
export function dataPackage({ municipality, plan, today }: ExportMaterial) {
  return {
    profile: 'tabular-data-package',
    name: 'ayumi-plan',
    title: `${municipality.name} ${titleOfPlan(plan)}`,
    created: `${today}T00:00:00+09:00`,
    languages: ['ja'],
    contributors: [{ title: municipality.name, role: 'publisher' }],
    ...(municipality.code === null ? {} : { 'municipality:code': municipality.code }),
    resources: DATA_TABLES.map(resourceOf),
  };
}
