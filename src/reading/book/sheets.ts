import type { FieldKey } from '#exchange/values.ts';
import {
  DAY,
  dayIn,
  fieldIn,
  isSheetsTitle,
  isWord,
  LAYERS,
  LEGEND_HEAD,
  RATING_HEAD,
  sheetTitleIn,
  untold,
  WORDS,
} from '#papers/book-words.ts';
import { labelledCells } from '#papers/labelled-cells.ts';
import type { ReadSheet } from '../read-plan.ts';
import { type BookReading, NO_TEXT } from './book-reading.ts';
import { type BookRow, inOneLine } from './book-rows.ts';
import { joinPages, type LabelRow, labelRow, recordsOf } from './label-rows.ts';
import { addField, pageIn } from './projects.ts';

/** Which field a label of a form names: by form, then by label. */
type Legend = ReadonlyMap<string, ReadonlyMap<string, FieldKey>>;

/** シートの見方. */
export function readLegend(reading: BookReading, rows: readonly BookRow[]): Legend {
  const legend = new Map<string, Map<string, FieldKey>>();
  for (const { cells } of rows) {
    reading.label(...cells);
    const [form = '', label = '', common] = cells.map((cell) => inOneLine(cell).text);
    if (common === undefined || form === LEGEND_HEAD[0] || untold(common) === '') continue;
    const labels = legend.get(form) ?? new Map();
    legend.set(form, labels.set(label, fieldIn(common)));
  }
  return legend;
}

/** 進行管理シート: the office's form, and below it a table that is the same for every office. */
export function readSheets(reading: BookReading, rows: readonly BookRow[], legend: Legend): void {
  const { records, stray } = recordsOf(rows, (text) => isSheetsTitle(text) || sheetTitleIn(text) !== null);
  reading.labelRows(stray);
  for (const { title, rows } of records) {
    const named = sheetTitleIn(inOneLine(title).text);
    // The list of a year's sheets, and a title that a format prints twice.
    if (!named || rows.length === 0) {
      reading.label(title);
      reading.labelRows(rows);
      continue;
    }
    const { year, project: number } = named;
    const project = reading.projects.get(number);
    if (!project) continue;
    reading.label(title);
    const sheet: ReadSheet = { project, year, page: null, fields: {}, ratings: [] };
    reading.sheets.push({ sheet, number });
    reading.plan.sheets.push(sheet);
    const head = rows.findLastIndex(isHead);
    const { form, settled } = readRecord(reading, sheet, head < 0 ? [] : rows.slice(head));
    const labels = new Map([...(legend.get(form) ?? [])].filter(([, key]) => !settled.has(key)));
    readForm(reading, sheet, joinPages(head < 0 ? rows : rows.slice(0, head)), labels);
  }
}

const isHead = ({ cells }: BookRow) => RATING_HEAD.every((text, at) => cells[at]?.text === text);

/** Gives the name of the form, and the fields that stand here and not in it. */
function readRecord(reading: BookReading, sheet: ReadSheet, rows: readonly BookRow[]) {
  let form = '';
  const settled = new Set<FieldKey>();
  for (const row of joinPages(rows)) {
    const one = labelRow(row);
    const { label, labelCell, cells } = one;
    reading.label(labelCell);
    if (isHead(row)) reading.label(...cells);
    else if (label === WORDS.form) {
      form = reading.word(cells.at(-1));
      if (cells.length > 1) sheet.page = pageIn(reading.word(cells[0]).slice(WORDS.page.length).trim());
    } else if (label === WORDS.ofPlan)
      for (const name of reading.word(cells[0]).split('、')) settled.add(fieldIn(name));
    else if (cells.length >= 5 && LAYERS.has(label)) readRating(reading, sheet, one);
    else if (cells.length === 2 && !isWord(label) && inOneLine(cells[0]!).text === DAY) {
      const [mark, cell] = cells;
      reading.label(mark);
      settled.add(fieldIn(label));
      // As it is kept it stands nowhere in the book.
      addField(sheet.fields, fieldIn(label), { ...NO_TEXT, text: dayIn(reading.word(cell)) });
    } else if (cells.length === 1 && !isWord(label)) {
      const key = fieldIn(label);
      settled.add(key);
      addField(sheet.fields, key, reading.prose(cells[0]));
    }
  }
  return { form, settled };
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
  const kept = { ...(reason && { reason }), ...(by && { by }), ...(on && { at: dayIn(on) }) };
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
  labels: ReadonlyMap<string, FieldKey>,
): void {
  const cells = rows.flatMap((row) => row.cells);
  const byText = new Map(cells.map((cell) => [cell, { ...cell, text: inOneLine(cell).text }]));
  const found = labelledCells(
    cells.map((cell) => (labels.has(byText.get(cell)!.text) ? byText.get(cell)! : cell)),
    new Set(labels.keys()),
  );
  const used = new Set<unknown>();
  for (const [label, cell] of found) {
    used.add(cell);
    addField(sheet.fields, labels.get(label)!, reading.prose(cell));
  }
  reading.label(...cells.filter((cell) => !used.has(cell)));
}
