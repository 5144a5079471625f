import { BEST, FORMAT_ROW, keyOf, SCALE_HEAD, UNORDERED, WORDS, yearIn } from '#papers/book-words.ts';
import type { ReadRatingScale } from '../read-plan.ts';
import type { BookReading } from './book-reading.ts';
import type { BookRow } from './book-rows.ts';
import { labelRow } from './label-rows.ts';

/** 計画の概要: what the plan is called, its years, its principles, its levels and its rating scales. */
export function readOverview(reading: BookReading, rows: readonly BookRow[]): void {
  const { plan } = reading;
  let scale: ReadRatingScale | null = null;
  for (const row of rows) {
    const { label, labelCell, cells } = labelRow(row);
    if (cells.length === 0) {
      if (row.isHeading || row.isFirst || label === WORDS.scale) reading.label(labelCell);
      continue;
    }
    if (label === WORDS.scale) {
      scale = {
        name: reading.word(cells[0]),
        best: keyOf(BEST, reading.word(cells[1])) ?? 'none',
        codes: [],
      };
      plan.ratingScales.push(scale);
    } else if (isScaleHead(row)) reading.label(...cells);
    else if (scale) {
      readCode(reading, scale, row);
      continue;
    } else if (!readLabel(reading, label, row)) continue;
    reading.label(labelCell);
  }
}

/** False: no row of this chapter. */
function readLabel(reading: BookReading, label: string, { cells: [, ...cells] }: BookRow): boolean {
  const { plan } = reading;
  const [first, second] = cells;
  if (label === WORDS.title) plan.title = reading.short(first);
  else if (label === WORDS.years)
    plan.years = { from: yearIn(reading.word(first)), to: yearIn(reading.word(second)) };
  else if (label === WORDS.municipality) reading.municipality.name = reading.word(first) || null;
  else if (label === WORDS.code) reading.municipality.code = codeIn(reading.word(first));
  else if (label === WORDS.philosophy)
    plan.philosophies.push(...[reading.prose(first)].filter((one) => one !== null));
  else if (label.startsWith(WORDS.level)) plan.levels.push(reading.word(first));
  else if (label === FORMAT_ROW[0]) reading.label(first);
  else return false;
  return true;
}

const codeIn = (text: string) => (/^\d{6}$/u.test(text) ? text : null);
const isScaleHead = ({ cells }: BookRow) => SCALE_HEAD.every((text, at) => cells[at]?.text === text);

function readCode(reading: BookReading, scale: ReadRatingScale, { cells }: BookRow): void {
  const [code = '', label = '', , order = ''] = cells.map((cell) => reading.word(cell));
  const definition = reading.prose(cells[2])?.text ?? '';
  scale.codes.push({ code, label, definition, ...(order === UNORDERED && { ordered: false }) });
}
