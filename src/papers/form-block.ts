import type { Form, FormSection } from '#domain/sheet/form.ts';
import { paperRows } from '#domain/sheet/paper-rows.ts';
import { eraYear } from '#exchange/names.ts';
import type { GridBlock } from '#formats/blocks.ts';
import { drawRow } from './field-row.ts';
import { COLUMNS, GridPen, LABEL, label } from './grid-pen.ts';
import type { InputOf } from './input-of.ts';
import type { SheetMaterial } from './sheet-material.ts';

/**
 * A sheet in its form as it lies on paper: labels and what is written, in the grid of the form. `inputOf`: the id of the
 * cell into which an entry (domain/sheet/entry-name.ts) of a department is to be written, null where it is not to be filled in;
 * left out: nothing is.
 */
export function formBlock(form: Form, material: SheetMaterial, inputOf: InputOf = () => null): GridBlock {
  const pen = new GridPen();
  drawHead(pen, form, material);
  for (const section of form.sections) drawSection(pen, section, material, inputOf);
  const { sheet, project } = material;
  const cells = pen.cells.toSorted((one, other) => one.row - other.row || one.column - other.column);
  return { kind: 'grid', label: `${eraYear(sheet.year)}　${project.title}`, columns: COLUMNS, cells };
}

/** What every office prints over its form: which project, under which goals, whose, which year. */
function drawHead(
  pen: GridPen,
  form: Form,
  { sheet, project, owners, nodes, levels, projectNumber }: SheetMaterial,
) {
  const half = COLUMNS / 2;
  for (let at = 0; at < nodes.length; at += 2) {
    const isPair = at + 1 < nodes.length;
    pen.line([
      label(levels[at] || '項目', LABEL),
      { text: nodes[at]!, columns: (isPair ? half : COLUMNS) - LABEL },
      ...(isPair
        ? [label(levels[at + 1] || '項目', LABEL), { text: nodes[at + 1]!, columns: half - LABEL }]
        : []),
    ]);
  }
  const title = [projectNumber, project.title].filter((one) => one !== '').join('　');
  pen.line([
    label('事業名', LABEL),
    { text: title, columns: COLUMNS - 2 * LABEL - 12, look: 'strong' },
    label('年度', LABEL),
    { text: eraYear(sheet.year), columns: 12, align: 'center' },
  ]);
  const isAsked = form.sections.some(({ fields }) =>
    fields.some((field) => field.kind === 'computed' && field.of === 'owners'),
  );
  if (!isAsked && owners.length > 0)
    pen.line([label('担当課', LABEL), { text: owners.join('、'), columns: COLUMNS - LABEL }]);
}

function drawSection(
  pen: GridPen,
  { heading, fields }: FormSection,
  material: SheetMaterial,
  inputOf: InputOf,
) {
  if (fields.length === 0) return;
  if (heading !== '') pen.line([{ ...label(heading, COLUMNS), look: 'strong' }]);
  for (const row of paperRows(fields)) drawRow(pen, row, material, inputOf);
}
