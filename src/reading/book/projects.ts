import { indicatorSheetTitle } from '#domain/plan/indicator-sheet.ts';
import { BODY_LABELS } from '#exchange/labels.ts';
import {
  fieldIn,
  isWord,
  keyOf,
  listedFieldIn,
  nodeNumberIn,
  numberIn,
  WORDS,
  yearIn,
} from '#papers/book-words.ts';
import type { ReadFields, ReadNode, ReadProject, Traced } from '../read-plan.ts';
import { type BookReading, NO_TEXT } from './book-reading.ts';
import { type BookCell, type BookRow, inOneLine } from './book-rows.ts';
import { joinPages, type LabelRow, labelRow, recordsOf } from './label-rows.ts';

/** 事業の内容: a table for each project, under its number and title. */
export function readProjects(reading: BookReading, rows: readonly BookRow[]): void {
  const { records, stray } = recordsOf(rows, (text) => numberIn('project', text) !== null);
  reading.labelRows(stray);
  for (const { title, rows } of records) {
    const project: ReadProject = {
      title: titleOf(reading, title),
      placements: [],
      owners: [],
      flags: [],
      fields: {},
    };
    reading.projects.set(numberIn('project', inOneLine(title).text)!, project);
    reading.plan.projects.push(project);
    for (const row of joinPages(rows)) {
      // The heading of the item under which the next projects stand.
      if (row.cells.length === 1) reading.label(row.cells[0]);
      else readRow(reading, project, labelRow(row));
    }
    project.item = itemOf(project);
    if (!project.item) continue;
    reading.plan.projects.pop();
    reading.label(title);
  }
}

/** The item whose indicators are asked for here: the book prints it among the projects, under the title that Ayumi gives it. */
function itemOf({ title, placements }: ReadProject): ReadNode | undefined {
  const [placement] = placements;
  if (!placement || placements.length > 1) return undefined;
  return title.text === indicatorSheetTitle({ title: placement.node.title.text })
    ? placement.node
    : undefined;
}

/** The heading without the number, which is the book's. */
function titleOf(reading: BookReading, cell: BookCell): Traced {
  const whole = inOneLine(cell);
  return reading.part(whole, /^\S+\s*/u.exec(whole.text)![0].length);
}

function readRow(reading: BookReading, project: ReadProject, { label, labelCell, cells }: LabelRow): void {
  const [first, second, third] = cells;
  reading.label(labelCell);
  if (label === WORDS.owner && third) {
    const body = keyOf(BODY_LABELS, reading.word(first));
    const [department, subsection] = [reading.short(second), reading.short(third)];
    if (body || department || subsection) project.owners.push({ body, department, subsection });
  } else if (label === WORDS.flag) project.flags.push(reading.short(first) ?? NO_TEXT);
  else if ((label === WORDS.listed || label === WORDS.relisted) && second) {
    const node = reading.nodes.get(nodeNumberIn(reading.word(second)));
    if (!node) return;
    project.placements.push({
      node,
      number: reading.short(first) ?? NO_TEXT,
      relisted: label === WORDS.relisted,
      page: pageIn(reading.word(third)),
      title: null,
      fields: {},
    });
  } else if (label === WORDS.listedTitle) {
    const last = project.placements.at(-1);
    if (last) last.title = reading.short(first);
  } else if (label === WORDS.ended && second) {
    const [year, reason] = [yearIn(reading.word(first)), reading.word(second)];
    if (year !== null)
      reading.further.push((plan, idOf) => {
        const one = plan.projects.find(({ id }) => id === idOf(project));
        if (one) one.ended = { year, reason };
      });
  } else if (!isWord(label)) {
    const key = listedFieldIn(label);
    const last = project.placements.at(-1);
    if (key && last) addField(last.fields, key, reading.prose(first));
    else addField(project.fields, fieldIn(label), reading.prose(first));
  }
}

export const pageIn = (text: string): number | null =>
  /^\d+/u.test(text) ? Number.parseInt(text, 10) : null;

export function addField(fields: ReadFields, key: ReturnType<typeof fieldIn>, text: Traced | null): void {
  if (text) fields[key] = text;
}
