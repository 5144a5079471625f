/** A cell of a form and where it stands; only the differences of rows and columns matter. */
export type FormCell = { text: string; row: number; column: number; rows?: number; columns?: number };

/**
 * Which cell of a form begins where one of these labels ends, in the same row: what is written there. A label that
 * stands twice is left out, and one that nothing is beside.
 */
export function labelledCells<C extends FormCell>(
  cells: readonly C[],
  labels: ReadonlySet<string>,
): Map<string, C> {
  const found = new Map<string, C | undefined>();
  for (const label of cells) {
    if (!labels.has(label.text)) continue;
    const right = label.column + (label.columns ?? 1);
    const beside = cells.find((one) => one.column === right && one.row === label.row);
    found.set(label.text, found.has(label.text) ? undefined : beside);
  }
  return new Map([...found].flatMap(([label, cell]) => (cell ? [[label, cell] as const] : [])));
}
