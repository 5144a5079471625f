import type { ExchangeOpinion, ResponseState } from '#exchange/schema.ts';
import {
  isOpinionsTitle,
  keyOf,
  nodeNumberIn,
  numberIn,
  sheetTitleIn,
  WHOLE_PLAN,
  WORDS,
  yearIn,
} from '#papers/book-words.ts';
import type { BookReading } from './book-reading.ts';
import type { BookCell, BookRow } from './book-rows.ts';
import { joinPages, labelRow, recordsOf } from './label-rows.ts';

type Told = Omit<ExchangeOpinion, 'id' | 'sheet' | 'node'> & { subject: string };

/** 委員会の意見と考え方. An import's own records have no opinions: they are put in once sheets and items have their ids. */
export function readOpinions(reading: BookReading, rows: readonly BookRow[]): void {
  const { records, stray } = recordsOf(rows, (text) => numberIn('opinion', text) !== null);
  reading.labelRows(stray);
  const opinions = records.flatMap(({ title, rows }) => {
    reading.label(title);
    const told: Told = { year: 0, subject: WHOLE_PLAN, by: '', text: '', response: null };
    for (const row of joinPages(rows)) {
      const { label, labelCell, cells } = labelRow(row);
      const isRead = cells.length > 0 ? readRow(reading, told, label, cells) : isOpinionsTitle(label);
      if (isRead) reading.label(labelCell);
    }
    return told.year === 0 ? [] : [told];
  });
  if (opinions.length === 0) return;
  reading.further.push((plan, idOf) => {
    plan.opinions = opinions.map(({ subject, ...told }, at) => {
      const printed = sheetTitleIn(subject);
      const sheet =
        printed &&
        reading.sheets.find(({ sheet, number }) => number === printed.project && sheet.year === printed.year);
      const node = printed ? undefined : reading.nodes.get(nodeNumberIn(subject));
      return {
        id: `o-${at + 1}`,
        ...told,
        sheet: sheet ? idOf(sheet.sheet) : null,
        node: node ? idOf(node) : null,
      };
    });
  });
}

const STATES: Record<ResponseState, string> = {
  反映: '反映',
  一部反映: '一部反映',
  継続検討: '継続検討',
  反映しない: '反映しない',
};

/** False: no row of an opinion. */
function readRow(reading: BookReading, told: Told, label: string, cells: readonly BookCell[]): boolean {
  const [first, second, third] = cells;
  const text = () => {
    reading.label(first);
    return reading.prose(first)?.text ?? '';
  };
  if (label === '年度') {
    told.year = yearIn(reading.word(first)) ?? 0;
    told.subject = reading.word(second);
    told.by = reading.word(third);
  } else if (label === WORDS.opinion) told.text = text();
  else if (label === WORDS.main) told.main = Number(reading.word(first)) || 1;
  else if (label === WORDS.response) told.response = { by: '', text: text(), state: '継続検討', year: null };
  else if (label === WORDS.state && told.response) {
    told.response.state = keyOf(STATES, reading.word(first)) ?? '継続検討';
    told.response.by = reading.word(second);
    told.response.year = yearIn(reading.word(third));
  } else if (label === WORDS.reason && told.response) told.response.reason = text();
  else return false;
  return true;
}
