import { nodeNumberIn, numberIn, WORDS } from '#papers/book-words.ts';
import type { ReadOutlook } from '../read-plan.ts';
import { type BookReading, NO_TEXT } from './book-reading.ts';
import type { BookRow } from './book-rows.ts';
import { joinPages, labelRow, recordsOf } from './label-rows.ts';

/** 次期計画の方向性. */
export function readOutlook(reading: BookReading, rows: readonly BookRow[]): void {
  const { records, stray } = recordsOf(rows, (text) => numberIn('outlook', text) !== null);
  reading.labelRows(stray);
  for (const { title, rows } of records) {
    reading.label(title);
    const item: ReadOutlook = {
      from: [],
      goal: null,
      title: NO_TEXT,
      flags: [],
      relisted: false,
      text: NO_TEXT,
    };
    reading.plan.outlook.push(item);
    for (const row of joinPages(rows)) {
      const { label, labelCell, cells } = labelRow(row);
      const [first] = cells;
      if (!first) continue;
      if (label === WORDS.name) item.title = reading.short(first) ?? NO_TEXT;
      else if (label === WORDS.goal) item.goal = reading.short(first);
      else if (label === WORDS.flag) item.flags.push(reading.short(first) ?? NO_TEXT);
      else if (label === WORDS.text) item.text = reading.prose(first) ?? NO_TEXT;
      else if (label === WORDS.listed) item.relisted = reading.word(first) === WORDS.relisted;
      else if (label === WORDS.from) {
        const node = reading.nodes.get(nodeNumberIn(reading.word(first)));
        if (node) item.from.push(node);
      } else continue;
      reading.label(labelCell);
    }
  }
}
