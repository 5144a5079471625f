import type { Child, PropsWithChildren } from 'hono/jsx';

/**
 * A region that scrolls by itself when its content is wider than the window, so that the page never does. It can be
 * reached and scrolled by keyboard, and has a name.
 */
export function ScrollRegion({ label, children }: PropsWithChildren<{ label: string }>) {
  return (
    <section class="scroll-region" aria-label={label} tabindex={0}>
      {children}
    </section>
  );
}

export type Column<Row> = {
  header: string;
  cell: (row: Row) => Child;
  /** Figures stand to the right, in digits of one width. */
  isNumber?: boolean;
  /** The cell that names the row. */
  isRowHeader?: boolean;
  width?: 'narrow' | 'wide';
};

type TableProps<Row> = {
  caption: string;
  /** The caption is said by a heading just above: keep it for screen readers only. */
  isCaptionHidden?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  dense?: boolean;
};

const cellClass = <Row,>({ isNumber, width }: Column<Row>) =>
  [isNumber ? 'number' : null, width ? `column-${width}` : null].filter(Boolean).join(' ') || undefined;

/** A plain list of records. Tables with groups or merged headers are written out with class "table" in a ScrollRegion. */
export function Table<Row>({ caption, isCaptionHidden, columns, rows, dense }: TableProps<Row>) {
  return (
    <ScrollRegion label={caption}>
      <table class={dense ? 'table table-dense' : 'table'}>
        <caption class={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={cellClass(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column) =>
                column.isRowHeader ? (
                  <th scope="row" class={cellClass(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td class={cellClass(column)}>{column.cell(row)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
