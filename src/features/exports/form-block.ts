import type { Form } from '#domain/sheet/form.ts';
import type { GridBlock } from '#formats/blocks.ts';
import type { SheetMaterial } from './sheet-material.ts';

/**
 * DOOR. A sheet in its form as it lies on paper: labels and what is written, in the grid of the form. `inputOf`: the id of the
 * cell into which an entry (domain/sheet/entry-name.ts) of a department is to be written, null where it is not to be filled in;
 * left out: nothing is.
 */
export function formBlock(
  _form: Form,
  _material: SheetMaterial,
  _inputOf?: (entry: string, department: string | null) => string | null,
): GridBlock {
  return { kind: 'grid', label: '', columns: 12, cells: [] };
}
