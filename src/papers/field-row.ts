import type { PaperCell } from '#domain/sheet/paper-rows.ts';
import { drawnField } from './drawn-field.ts';
import { COLUMNS, type Drawn, type GridPen, LABEL, label, OF_TWELVE } from './grid-pen.ts';
import { drawIndicators } from './indicator-rows.ts';
import type { InputOf } from './input-of.ts';
import type { SheetMaterial } from './sheet-material.ts';

/** From this width on, a field that has a row to itself has its label at the left; a narrower one has it above. */
const WIDE = 9;
/** The names of most departments on one line. */
const OWNER = 12;

/**
 * A row of the form: one wide field with its label at the left, or several side by side under their labels. Where an owner
 * fills in its own, each owner's is a line of its own.
 */
export function drawRow(
  pen: GridPen,
  row: readonly PaperCell[],
  material: SheetMaterial,
  inputOf: InputOf,
): void {
  const [first, another] = row;
  if (!first) return;
  const table = row.find(({ field }) => field.kind === 'indicator-table')?.field;
  if (table?.kind === 'indicator-table') {
    // It takes the whole width for its years; what the form has beside it stands below.
    drawIndicators(pen, table, material, inputOf);
    drawRow(
      pen,
      row.filter(({ field }) => field !== table),
      material,
      inputOf,
    );
    return;
  }
  if (first.field.kind === 'note' && !another) {
    pen.line([{ text: first.field.text, columns: COLUMNS, look: 'muted' }]);
    return;
  }
  if (!another && first.span >= WIDE) drawWide(pen, first, material, inputOf);
  else drawSideBySide(pen, row, material, inputOf);
}

function drawWide(pen: GridPen, { field }: PaperCell, material: SheetMaterial, inputOf: InputOf): void {
  const lines = drawnField(field, material, inputOf);
  const from = pen.row;
  for (const { owner, cell } of lines) {
    const columns = COLUMNS - LABEL - (owner === null ? 0 : OWNER);
    pen.line([...(owner === null ? [] : [label(`【${owner}】`, OWNER)]), { ...cell, columns }], LABEL + 1);
  }
  pen.put({ ...label(field.label, LABEL), rows: lines.length }, from, 1);
}

/** Fields side by side: labels in one row, what is written in the row below. */
function drawSideBySide(
  pen: GridPen,
  row: readonly PaperCell[],
  material: SheetMaterial,
  inputOf: InputOf,
): void {
  const from = pen.row;
  const fields = row.map(({ field, start, span }) => ({
    field,
    column: (start - 1) * OF_TWELVE + 1,
    columns: span * OF_TWELVE,
    lines: drawnField(field, material, inputOf),
  }));
  const most = Math.max(...fields.map(({ lines }) => lines.length));
  for (const { field, column, columns, lines } of fields) {
    pen.put({ ...label(field.label, columns), rows: 1 }, from, column);
    for (const [at, { owner, cell }] of lines.entries()) {
      const rows = at === lines.length - 1 ? most - at : 1;
      const own = owner === null ? 0 : Math.min(LABEL, Math.floor(columns / 2));
      if (own > 0) pen.put({ ...label(`【${owner}】`, own), rows }, from + 1 + at, column);
      const drawn: Drawn = { ...cell, columns: columns - own };
      pen.put({ ...drawn, rows }, from + 1 + at, column + own);
    }
  }
  pen.skipTo(from + 1 + most);
}
