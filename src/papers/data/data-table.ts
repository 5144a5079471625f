import type { ExchangePlan } from '#exchange/schema.ts';

/** A word in the two languages of the dictionary. */
export type Said = { ja: string; en: string };

/** What a column may hold, in the words of the table schema (Frictionless Data). */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'year' | 'date' | 'datetime';
export type Datum = string | number | boolean | null;

export type DataColumn<Row> = {
  name: string;
  type: ColumnType;
  title: Said;
  means: Said;
  /** Always filled. */
  isRequired?: boolean;
  /** The only texts that stand in it. */
  choices?: readonly string[];
  /** The id of a row of this table. */
  refersTo?: string;
  value: (row: Row) => Datum;
};

/** A tidy table: one row for one thing, one column for one fact, the same for every municipality. */
export type DataTable = {
  name: string;
  title: Said;
  means: Said;
  /** The columns that tell its rows apart. */
  key: readonly string[];
  columns: readonly Omit<DataColumn<never>, 'value'>[];
  rowsOf: (plan: ExchangePlan) => Datum[][];
};

/** A table whose columns say themselves what stands in them, so that the dictionary cannot differ from the figures. */
export function dataTable<Row>({
  rows,
  columns,
  ...told
}: Omit<DataTable, 'columns' | 'rowsOf'> & {
  rows: (plan: ExchangePlan) => readonly Row[];
  columns: readonly DataColumn<Row>[];
}): DataTable {
  const rowsOf = (plan: ExchangePlan) => rows(plan).map((row) => columns.map(({ value }) => value(row)));
  return { ...told, columns, rowsOf };
}
