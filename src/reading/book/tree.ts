import { BODY_LABELS } from '#exchange/labels.ts';
import { keyOf, levelIn, levelName, nodeHeading, TREE_HEAD } from '#papers/book-words.ts';
import type { ReadNode, Traced } from '../read-plan.ts';
import { type BookReading, NO_TEXT } from './book-reading.ts';
import { type BookCell, type BookRow, inOneLine } from './book-rows.ts';

const PARENT = /^(.*?)(?:（上位：(\d+|なし)）)?$/su;
const SECTION = /^【(.*)】$/su;

/** 計画の体系: the table says which items there are; their texts stand under headings in the same order. */
export function readTree(reading: BookReading, rows: readonly BookRow[]): void {
  const texts = rows.filter((row) => !readNode(reading, row));
  const hasHeadings = rows.some(({ isHeading }) => isHeading);
  const nodes = [...reading.nodes.values()];
  let open: ReadNode | null = null;
  let at = 0;
  for (const row of texts) {
    const [cell, more] = row.cells;
    if (more) continue;
    const text = inOneLine(cell!).text;
    const found = row.isHeading || !hasHeadings ? headedBy(reading, nodes, at, text, row.isHeading) : -1;
    const section = row.isHeading || !hasHeadings ? SECTION.exec(text) : null;
    if (found >= 0) {
      open = nodes[found]!;
      at = found + 1;
      reading.label(cell);
    } else if (section && open) open.sections.push({ heading: headingOf(reading, cell!), text: NO_TEXT });
    else if (open) addText(open, cell!);
    else if (row.isFirst || row.isHeading) reading.label(cell);
  }
}

/** True: a row of the table. */
function readNode(reading: BookReading, { cells }: BookRow): boolean {
  if (TREE_HEAD.slice(0, 5).every((text, at) => cells[at]?.text === text)) {
    reading.label(...cells);
    return true;
  }
  const [number, level, mark, title, body, ...page] = cells;
  if (!body || !/^\d+$/u.test(number!.text)) return false;
  reading.label(number, ...page);
  const [, name = '', above] = PARENT.exec(reading.word(level)) ?? [];
  const depth = levelIn(reading.plan.levels, name) ?? 0;
  const known = [...reading.nodes.values()];
  const node: ReadNode = {
    parent: above
      ? (reading.nodes.get(Number(above)) ?? null)
      : (known.findLast((other) => other.level < depth) ?? null),
    level: depth,
    number: reading.short(mark) ?? NO_TEXT,
    title: reading.short(title) ?? NO_TEXT,
    body: keyOf(BODY_LABELS, reading.word(body)),
    sections: [],
  };
  reading.nodes.set(Number(number!.text), node);
  reading.plan.nodes.push(node);
  return true;
}

/** Which of the items that come next this is the heading of; where the table and the heading differ, the next one of its level. */
function headedBy(
  { plan }: BookReading,
  nodes: readonly ReadNode[],
  from: number,
  text: string,
  isHeading: boolean,
): number {
  const found = nodes.findIndex((node, at) => at >= from && isHeadingOf(plan.levels, node, text));
  if (found >= 0) return found;
  const next = nodes[from];
  return isHeading &&
    next &&
    !SECTION.test(text) &&
    bare(text).startsWith(bare(levelName(plan.levels, next.level)))
    ? from
    : -1;
}

/** The item of which this is the heading. */
export const nodeHeaded = ({ plan }: BookReading, text: string): ReadNode | undefined =>
  plan.nodes.find((node) => isHeadingOf(plan.levels, node, text));

/** Older books led every number by the name of its level, also one that says it itself. */
const isHeadingOf = (levels: readonly string[], { level, number, title }: ReadNode, text: string) =>
  [
    nodeHeading(levels, level, number.text, title.text),
    `${levelName(levels, level)}${number.text}　${title.text}`,
  ].some((heading) => bare(heading) === bare(text));
const bare = (text: string) => text.replace(/\s/gu, '').normalize('NFKC');

/** The brackets are the book's. */
function headingOf(reading: BookReading, cell: BookCell): Traced {
  const whole = inOneLine(cell);
  return reading.value(reading.part(whole, 1, whole.text.length - 1)) ?? NO_TEXT;
}

function addText(node: ReadNode, cell: BookCell): void {
  if (node.sections.length === 0) node.sections.push({ heading: NO_TEXT, text: NO_TEXT });
  const section = node.sections.at(-1)!;
  const text = section.text.text === '' ? cell.text : `${section.text.text}\n${cell.text}`;
  section.text = { text, spans: [...section.text.spans, ...cell.spans], confidence: 1 };
}
