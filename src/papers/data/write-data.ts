import type { Booklet, Cell, Chapter } from '#formats/blocks.ts';
import type { ExportMaterial } from '../export-material.ts';
import { dataPlan } from './data-plan.ts';
import type { ColumnType, DataTable, Datum } from './data-table.ts';
import { DATA_TABLES } from './data-tables.ts';

const printed = (datum: Datum): string => (datum === null ? '' : String(datum));

const DICTIONARY_HEAD = [
  ...['表', '表の名称', '列', '列の名称', '型', '意味', '必須', '値の一覧', '参照する表'],
  ...['Table', 'Column', 'Meaning'],
];

/** What each column of each table means, in Japanese and English. */
export function dictionaryRows(): string[][] {
  return DATA_TABLES.flatMap((table) =>
    table.columns.map(({ name, type, title, means, isRequired, choices, refersTo }) => [
      ...[table.name, table.title.ja, name, title.ja, type, means.ja, isRequired ? '必須' : ''],
      ...[choices?.join('、') ?? '', refersTo ?? ''],
      ...[table.title.en, title.en, means.en],
    ]),
  );
}

const rowsOf = (table: DataTable, material: ExportMaterial): string[][] => [
  table.columns.map(({ name }) => name),
  ...table.rowsOf(dataPlan(material)).map((row) => row.map(printed)),
];

/** The dictionary, row by row, for people. */
export const dictionaryFile = () => ({
  name: 'データ項目の説明',
  rows: [DICTIONARY_HEAD, ...dictionaryRows()],
});

/** The tables, row by row as a file of each would have them. */
export const dataFiles = (material: ExportMaterial): { name: string; rows: string[][] }[] =>
  DATA_TABLES.map((table) => ({ name: table.name, rows: rowsOf(table, material) }));

/** The same tables as a workbook: the dictionary first, then a tab for each table. */
export function dataBooklet(material: ExportMaterial): Booklet {
  const { municipality, plan, today } = material;
  const dictionary = [DICTIONARY_HEAD, ...dictionaryRows()];
  return {
    title: plan.title,
    subtitle: ['オープンデータ'],
    author: municipality.name,
    date: today,
    hasCover: false,
    hasContents: false,
    chapters: [
      chapterOf(
        'dictionary',
        'データ項目の説明',
        dictionary,
        DICTIONARY_HEAD.map(() => 'string'),
      ),
      ...DATA_TABLES.map((table) =>
        chapterOf(
          table.name,
          table.title.ja,
          rowsOf(table, material),
          table.columns.map(({ type }) => type),
        ),
      ),
    ],
  };
}

function chapterOf(
  id: string,
  name: string,
  [head = [], ...rows]: string[][],
  types: readonly ColumnType[],
): Chapter {
  const cells = (row: string[], isHeader: boolean): Cell[] =>
    row.map((text) => (isHeader ? { text, isHeader } : { text }));
  return {
    id,
    name,
    paper: { size: 'A4', orientation: 'landscape' },
    blocks: [
      {
        kind: 'table',
        caption: name,
        isCaptionHidden: true,
        columns: types.map((type) =>
          type === 'string' ? { width: 3 } : { width: 1, align: 'end' as const },
        ),
        head: [cells(head, true)],
        rows: rows.map((row) => cells(row, false)),
      },
    ],
  };
}
