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

type Own<Row> = {
  [Name in keyof Row & string]: Row[Name] extends Datum | undefined ? { name: Name; value?: never } : never;
}[keyof Row & string];

/** As it is told: a column without a type holds texts, one without a value what the row has under its name. */
export type ToldColumn<Row> = Omit<DataColumn<Row>, 'name' | 'type' | 'value'> & { type?: ColumnType } & (
    | Pick<DataColumn<Row>, 'name' | 'value'>
    | Own<Row>
  );

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
  columns: readonly ToldColumn<Row>[];
}): DataTable {
  const whole = columns.map(
    (column): DataColumn<Row> => ({
      type: 'string',
      value: (row) => (row[column.name as keyof Row] ?? null) as Datum,
      ...column,
    }),
  );
  const rowsOf = (plan: ExchangePlan) => rows(plan).map((row) => whole.map(({ value }) => value(row)));
  return { ...told, columns: whole, rowsOf };
}
