import { shownDay } from '#domain/calendar/calendar-date.ts';
import { fieldsOf } from '#domain/sheet/form.ts';
import { inFieldOrder } from '#exchange/canonical.ts';
import { LAYER_LABELS } from '#exchange/labels.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import type { FieldKey } from '#exchange/values.ts';
import type { Block, Chapter } from '#formats/blocks.ts';
import {
  bookLabel,
  DAY,
  NUMBERED,
  RATING_HEAD,
  sheetsTitle,
  sheetTitle,
  told,
  WORDS,
} from '../book-words.ts';
import { formBlock } from '../form-block.ts';
import { labelledCells } from '../labelled-cells.ts';
import { type SheetMaterial, sheetMaterials } from '../sheet-material.ts';
import { type LabelRow, labelCells, row } from './label-table.ts';
import { formName, textFields } from './legend-chapter.ts';
import type { Numbers } from './numbers.ts';

const PAPER = { size: 'A4', orientation: 'portrait' } as const;

/** A year's sheets: which there are, then each on pages of its own. */
export function sheetChapters(plan: ExchangePlan, numbers: Numbers, year: number): Chapter[] {
  const sheets = sheetMaterials(plan, { year, department: null, sheet: null }).map((material) => {
    const number = numbers.project(material.project.id);
    return { material, number, title: sheetTitle(year, number, material.project.title) };
  });
  if (sheets.length === 0) return [];
  return [
    { id: `sheets-${year}`, name: sheetsTitle(year), paper: PAPER, blocks: yearBlocks(year, sheets) },
    ...sheets.map(
      ({ material, title }): Chapter => ({
        id: sheetId(material.sheet.id),
        name: title,
        paper: PAPER,
        isInContents: false,
        blocks: [{ kind: 'heading', level: 1, text: title }, ...sheetBlocks(material, title)],
      }),
    ),
  ];
}

function yearBlocks(year: number, sheets: readonly { material: SheetMaterial; number: number }[]): Block[] {
  return [
    { kind: 'heading', level: 1, text: sheetsTitle(year) },
    {
      kind: 'table',
      caption: sheetsTitle(year),
      isCaptionHidden: true,
      columns: [{ width: 1.2 }, { width: 5 }, { width: 3 }, { width: 0.8, align: 'center' }],
      head: [[NUMBERED.project, '事業名', WORDS.owner, '頁'].map((text) => ({ text }))],
      rows: sheets.map(({ material: { sheet, project, owners }, number }) => [
        { text: `${NUMBERED.project}${number}` },
        { text: told(project.title) },
        { text: told(owners.join('、')) },
        { text: '', pageOf: sheetId(sheet.id) },
      ]),
    },
  ];
}

export const sheetId = (id: string) => `sheet-${id}`;

/** What the form has no place for, or what could not be found in it again, stands below it. */
function sheetBlocks(material: SheetMaterial, title: string): Block[] {
  const { form, sheet } = material;
  const grid = formBlock(material.shared, material);
  const labels = textFields(form);
  const onForm = labelledCells(grid.cells, new Set(labels.keys()));
  const shown = new Map([...labels].map(([label, key]) => [key, onForm.get(label)?.text ?? '']));
  // What the form shows for a field that has no text is of the plan.
  const emptied = [...shown].flatMap(([key, text]) =>
    text !== '' && !sheet.fields[key as FieldKey] ? [bookLabel(key)] : [],
  );
  // Own labels may hold any character.
  const ofPlan = emptied.filter((name) => !name.includes('、'));
  const rest = Object.entries(inFieldOrder(sheet.fields)).filter(
    ([key, text]) => text && shown.get(key) !== text,
  );
  const days = new Set<string>(fieldsOf(form).flatMap(({ kind, key }) => (kind === 'date' ? [key] : [])));
  const rows: LabelRow[] = [
    ...sheet.ratings.map(({ layer, department, code, reason, by, at }) =>
      row(LAYER_LABELS[layer], ...[department, code, reason, by, at && shownDay(at)].map(told)),
    ),
    row(WORDS.form, ...(sheet.page === null ? [] : [`${WORDS.page}　${sheet.page}`]), formName(form)),
    ...(ofPlan.length > 0 ? [row(WORDS.ofPlan, ofPlan.join('、'))] : []),
    ...rest.map(([key, text = '']) =>
      days.has(key) && shownDay(text) !== text
        ? row(bookLabel(key), DAY, shownDay(text))
        : row(bookLabel(key), told(text)),
    ),
    ...emptied.filter((name) => !ofPlan.includes(name)).map((name) => row(name, told(null))),
  ];
  return [
    ...(grid.cells.length > 0 ? [grid] : []),
    {
      kind: 'table',
      caption: title,
      isCaptionHidden: true,
      look: 'note',
      columns: [1.6, 2.1, 0.9, 3.6, 3.2, 2.1].map((width) => ({ width })),
      head: [RATING_HEAD.map((text) => ({ text }))],
      rows: rows.map((one) => labelCells(one, RATING_HEAD.length)),
    },
  ];
}
