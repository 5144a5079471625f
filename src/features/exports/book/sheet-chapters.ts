import { inFieldOrder } from '#exchange/canonical.ts';
import { LAYER_LABELS } from '#exchange/labels.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import type { FieldKey } from '#exchange/values.ts';
import type { Block, Chapter } from '#formats/blocks.ts';
import { bookLabel, RATING_HEAD, sheetsTitle, sheetTitle, told, WORDS } from '../book-words.ts';
import { formBlock } from '../form-block.ts';
import { labelledCells } from '../labelled-cells.ts';
import { type SheetMaterial, sheetMaterials } from '../sheet-material.ts';
import { type LabelRow, labelCells, row } from './label-table.ts';
import { formName, textFields } from './legend-chapter.ts';
import type { Numbers } from './numbers.ts';

/** A year's sheets, each on a page of its own: the office's form, and below it who rated it how. */
export function sheetChapters(plan: ExchangePlan, numbers: Numbers, year: number): Chapter[] {
  const materials = sheetMaterials(plan, { year, department: null, sheet: null });
  return materials.map((material, at) => {
    const number = numbers.project(material.project.id);
    const title = sheetTitle(year, number, material.project.title);
    const head: Block[] = at === 0 ? [{ kind: 'heading', level: 1, text: sheetsTitle(year) }] : [];
    return {
      id: sheetId(material.sheet.id),
      name: `${title}${isAgain(materials, at) ? '（再掲）' : ''}`,
      paper: { size: 'A4', orientation: 'portrait' },
      isInContents: at === 0,
      blocks: [...head, { kind: 'heading', level: 2, text: title }, ...sheetBlocks(material, title)],
    };
  });
}

export const sheetId = (id: string) => `sheet-${id}`;

const isAgain = (materials: readonly SheetMaterial[], at: number) =>
  materials.slice(0, at).some(({ project }) => project.id === materials[at]!.project.id);

/** What the form has no place for, or what could not be found in it again, stands below it. */
function sheetBlocks(material: SheetMaterial, title: string): Block[] {
  const { form, sheet } = material;
  // What the plan says of the project has its own place in the book.
  const grid = formBlock(form, { ...material, project: { ...material.project, fields: {} } });
  const labels = textFields(form);
  const onForm = labelledCells(grid.cells, new Set(labels.keys()));
  const shown = new Map([...labels].map(([label, key]) => [key, onForm.get(label)?.text ?? '']));
  // Also what the form shows for a field that has no text: it is of the plan, or of last year.
  const emptied = [...shown].filter(([key, text]) => text !== '' && !sheet.fields[key as FieldKey]);
  const rest = Object.entries(inFieldOrder(sheet.fields)).filter(
    ([key, text]) => text && shown.get(key) !== text,
  );
  const rows: LabelRow[] = [
    ...sheet.ratings.map(({ layer, department, code, reason, by, at }) =>
      row(LAYER_LABELS[layer], ...[department, code, reason, by, at].map(told)),
    ),
    row(WORDS.form, formName(form)),
    ...(sheet.page === null ? [] : [row(WORDS.page, `${sheet.page}`)]),
    ...[...rest, ...emptied.map(([key]) => [key, ''] as const)].map(([key, text]) =>
      row(bookLabel(key), told(text)),
    ),
  ];
  return [
    ...(grid.cells.length > 0 ? [grid] : []),
    {
      kind: 'table',
      caption: title,
      isCaptionHidden: true,
      columns: [2, 2.4, 1, 4, 2.6, 2].map((width) => ({ width })),
      head: [RATING_HEAD.map((text) => ({ text }))],
      rows: rows.map((one) => labelCells(one, RATING_HEAD.length)),
    },
  ];
}
