/** A cell of a form and where it stands; only the differences of rows and columns matter. */
export type FormCell = { text: string; row: number; column: number; rows?: number; columns?: number };

/**
 * DOOR. Which cell of a form is written under or beside which of these labels: the one that begins where the label ends,
 * at its right before below it. A label that stands twice, or that nothing is beside, is left out.
 */
export function labelledCells<C extends FormCell>(
  cells: readonly C[],
  labels: ReadonlySet<string>,
): Map<string, C> {
  const found = new Map<string, C>();
  const twice = new Set<string>();
  const texts = cells.filter(({ text }) => !labels.has(text));
  for (const label of cells) {
    if (!labels.has(label.text)) continue;
    const right = label.column + (label.columns ?? 1);
    const bottom = label.row + (label.rows ?? 1);
    const cell =
      texts.find(
        (one) => one.column === right && one.row <= label.row && one.row + (one.rows ?? 1) > label.row,
      ) ?? texts.find((one) => one.column === label.column && one.row === bottom);
    if (found.has(label.text)) twice.add(label.text);
    if (cell) found.set(label.text, cell);
  }
  for (const label of twice) found.delete(label);
  return found;
}
