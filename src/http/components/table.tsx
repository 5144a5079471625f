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

type Heading = string | { text: Child; class?: string | undefined; title?: string };
type WrittenTableProps = PropsWithChildren<{
  caption: string;
  /** Names the region, where the caption says more than its name. */
  label?: string;
  /** Shown above the table; else for screen readers only, where a heading just above says it. */
  isCaptionShown?: boolean | undefined;
  headings: readonly Heading[];
  class?: string | undefined;
}>;

/** A table whose bodies are written out: with groups, inputs or merged cells. */
export function WrittenTable({
  caption,
  label = caption,
  isCaptionShown,
  headings,
  ...props
}: WrittenTableProps) {
  return (
    <ScrollRegion label={label}>
      <table class={props.class ? `table ${props.class}` : 'table'}>
        <caption class={isCaptionShown ? undefined : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>
            {headings.map((heading) => {
              const { text, ...attributes } = typeof heading === 'string' ? { text: heading } : heading;
              return (
                <th scope="col" {...attributes}>
                  {text}
                </th>
              );
            })}
          </tr>
        </thead>
        {props.children}
      </table>
    </ScrollRegion>
  );
}

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

/** A plain list of records. */
export function Table<Row>({ caption, isCaptionHidden, columns, rows, dense }: TableProps<Row>) {
  return (
    <WrittenTable
      caption={caption}
      isCaptionShown={!isCaptionHidden}
      headings={columns.map((column) => ({ text: column.header, class: cellClass(column) }))}
      class={dense ? 'table-dense' : undefined}
    >
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
    </WrittenTable>
  );
}
