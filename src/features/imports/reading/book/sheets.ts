import {
  fieldIn,
  isWord,
  LAYERS,
  LEGEND_HEAD,
  RATING_HEAD,
  sheetTitleIn,
  WORDS,
} from '#features/exports/book-words.ts';
import { labelledCells } from '#features/exports/labelled-cells.ts';
import type { ReadSheet } from '../read-plan.ts';
import { type BookReading, NO_TEXT } from './book-reading.ts';
import { type BookRow, inOneLine } from './book-rows.ts';
import { joinPages, type LabelRow, labelRow, recordsOf } from './label-rows.ts';
import { addField, pageIn } from './projects.ts';

/** Which field a label of a form names: by form, then by label. */
type Legend = ReadonlyMap<string, ReadonlyMap<string, ReturnType<typeof fieldIn>>>;

/** シートの見方. */
export function readLegend(reading: BookReading, rows: readonly BookRow[]): Legend {
  const legend = new Map<string, Map<string, ReturnType<typeof fieldIn>>>();
  for (const { cells } of rows) {
    reading.label(...cells);
    const [form = '', label = '', common] = cells.map((cell) => inOneLine(cell).text);
    if (common === undefined || form === LEGEND_HEAD[0]) continue;
    const labels = legend.get(form) ?? new Map();
    legend.set(form, labels.set(label, fieldIn(common)));
  }
  return legend;
}

/** 進行管理シート: the office's form, and below it a table that is the same for every office. */
export function readSheets(reading: BookReading, rows: readonly BookRow[], legend: Legend): void {
  const { records, stray } = recordsOf(rows, (text) => sheetTitleIn(text) !== null);
  reading.labelRows(stray);
  for (const { title, rows } of records) {
    const { year, project: number } = sheetTitleIn(inOneLine(title).text)!;
    const project = reading.projects.get(number);
    if (!project) continue;
    reading.label(title);
    const sheet: ReadSheet = { project, year, page: null, fields: {}, ratings: [] };
    reading.sheets.push({ sheet, number });
    reading.plan.sheets.push(sheet);
    const head = rows.findLastIndex(isHead);
    const form = readRecord(reading, sheet, head < 0 ? [] : rows.slice(head));
    readForm(reading, sheet, head < 0 ? rows : rows.slice(0, head), legend.get(form) ?? new Map());
  }
}

const isHead = ({ cells }: BookRow) => RATING_HEAD.every((text, at) => cells[at]?.text === text);

/** Gives the name of the form. */
function readRecord(reading: BookReading, sheet: ReadSheet, rows: readonly BookRow[]): string {
  let form = '';
  for (const row of joinPages(rows)) {
    const one = labelRow(row);
    const { label, labelCell, cells } = one;
    reading.label(labelCell);
    if (isHead(row)) reading.label(...cells);
    else if (label === WORDS.form) form = reading.word(cells[0]);
    else if (label === WORDS.page) sheet.page = pageIn(reading.word(cells[0]));
    else if (cells.length >= 5 && LAYERS.has(label)) readRating(reading, sheet, one);
    else if (cells.length === 1 && !isWord(label))
      addField(sheet.fields, fieldIn(label), reading.prose(cells[0]));
  }
  return form;
}

function readRating(reading: BookReading, sheet: ReadSheet, { label, cells }: LabelRow): void {
  const layer = LAYERS.get(label)!;
  const at = sheet.ratings.length;
  sheet.ratings.push({
    layer,
    department: reading.short(cells[0]),
    code: reading.short(cells[1]) ?? NO_TEXT,
  });
  const [reason, by, on] = cells.slice(2).map((cell) => reading.word(cell));
  const kept = { ...(reason && { reason }), ...(by && { by }), ...(on && { at: on }) };
  reading.further.push((plan, idOf) => {
    const rating = plan.sheets.find(({ id }) => id === idOf(sheet))?.ratings[at];
    if (rating) Object.assign(rating, kept);
  });
}

/** What the form shows beside its fields (owners, figures, grades) is told for certain at another place of the book. */
function readForm(
  reading: BookReading,
  sheet: ReadSheet,
  rows: readonly BookRow[],
  labels: Legend extends ReadonlyMap<string, infer L> ? L : never,
): void {
  const cells = rows.flatMap((row) => row.cells);
  const byText = new Map(cells.map((cell) => [cell, { ...cell, text: inOneLine(cell).text }]));
  const found = labelledCells(
    cells.map((cell) => (labels.has(byText.get(cell)!.text) ? byText.get(cell)! : cell)),
    new Set(labels.keys()),
  );
  const used = new Set<unknown>();
  for (const [label, cell] of found) {
    const key = labels.get(label)!;
    if (sheet.fields[key] !== undefined) continue;
    used.add(cell);
    addField(sheet.fields, key, reading.prose(cell));
  }
  reading.label(...cells.filter((cell) => !used.has(cell)));
}
