import type { OutlineColumn } from '#profiles/outline-profile.ts';
import type { ReadNode, ReadOutlook, Span } from '../read-plan.ts';
import { splitRelistedMark } from '../relisted-mark.ts';
import { textOf, trimSpan } from '../source.ts';
import { NOTHING, trace } from '../traced.ts';
import { traceCell, withoutTags } from './cell-text.ts';
import type { OutlineReading } from './outline-reading.ts';

type OutlookColumn = Extract<OutlineColumn, { is: 'outlook' }>;
type Goal = { span: Span | null; relisted: boolean };
type Item = {
  goal: Goal;
  title: Span | null;
  flags: Span[];
  relisted: boolean;
  text: Span[];
  sharesTextOf?: Item;
};

const MARK = '[※（(［\\[【〈<＜]{0,2}\\s{0,2}再掲(?:[）)］\\]】〉>＞]|(?!\\p{L}))';
const RELISTED = new RegExp(`^\\s{0,3}${MARK}`, 'u');
const ONLY_RELISTED = new RegExp(`^${MARK}$`, 'u');

/**
 * A cell of what the next plan will do (次期計画の取り組みの方向性): under the next plan's goal its items, each with
 * number and title, flags in brackets, and text. Titles that stand one after the other without text between them
 * share the text that follows: two items of one text, with less confidence.
 */
export function readOutlookCell(
  reading: OutlineReading,
  cell: Span,
  column: OutlookColumn,
  from: ReadNode,
): ReadOutlook[] {
  const { source } = reading;
  const { pieces, tags } = withoutTags(source, cell);
  reading.label(tags);
  const items: Item[] = [];
  let goal: Goal = { span: null, relisted: false };
  for (const piece of pieces) {
    for (const part of splitAtGoals(reading, piece, column, goal)) {
      goal = part.goal;
      readItems(reading, part.span, column, goal, items);
    }
  }
  let shared: Item | null = null;
  for (const item of items.toReversed()) {
    if (item.text.length > 0) shared = item;
    else if (shared?.goal === item.goal) item.sharesTextOf = shared;
  }
  return items.map((item) => ({
    from: [from],
    goal: item.goal.span && trace(source, item.goal.span),
    title: item.title ? trace(source, item.title) : NOTHING,
    flags: item.flags.map((flag) => trace(source, flag)),
    relisted: item.relisted,
    text: item.sharesTextOf ? traceCell(source, item.sharesTextOf.text, 0.6) : traceCell(source, item.text),
  }));
}

/** The parts of a piece, each with the goal printed before it; a part before the first goal belongs to the goal in force. */
function splitAtGoals(
  reading: OutlineReading,
  piece: Span,
  column: OutlookColumn,
  inForce: Goal,
): { goal: Goal; span: Span }[] {
  const text = textOf(reading.source, piece);
  const at = (from: number, to: number): Span => ({ ...piece, from: piece.from + from, to: piece.from + to });
  const goals = [...text.matchAll(new RegExp(column.goal, 'dgu'))].filter(
    ([printed]) => !ONLY_RELISTED.test(printed),
  );
  const parts = [{ goal: inForce, span: at(0, goals[0]?.index ?? text.length) }];
  goals.forEach((match, k) => {
    const [from, to] = match.indices!.groups?.goal ?? match.indices![0]!;
    const end = match.index + match[0].length;
    const mark = RELISTED.exec(text.slice(end))?.[0] ?? '';
    reading.label([at(match.index, from), at(to, end + mark.length)]);
    parts.push({
      goal: { span: at(from, to), relisted: mark !== '' },
      span: at(end + mark.length, goals[k + 1]?.index ?? text.length),
    });
  });
  return parts;
}

/** The numbered items of a part; what stands before its first number goes on with the item before. */
function readItems(
  reading: OutlineReading,
  part: Span,
  column: OutlookColumn,
  goal: Goal,
  items: Item[],
): void {
  const { source } = reading;
  const text = textOf(source, part);
  const at = (from: number, to: number) =>
    trimSpan(source, { ...part, from: part.from + from, to: part.from + to });
  const starts = [...text.matchAll(new RegExp(`(?<!\\S)${column.number}`, 'gu'))];
  const before = at(0, starts[0]?.index ?? text.length);
  const last = items.at(-1);
  if (before && last && last.goal === goal) last.text.push(before);
  else if (before) items.push({ goal, title: null, flags: [], relisted: goal.relisted, text: [before] });
  const flag = new RegExp(column.flag, 'duy');
  starts.forEach((start, k) => {
    const end = starts[k + 1]?.index ?? text.length;
    const numberEnd = start.index + start[0].length;
    let position = titleEnd(text, numberEnd, end, flag);
    const { title, mark } = splitRelistedMark(source, {
      ...part,
      from: part.from + start.index,
      to: part.from + position,
    });
    const item: Item = { goal, title, flags: [], relisted: goal.relisted || mark !== null, text: [] };
    reading.label([mark]);
    for (flag.lastIndex = position; ; flag.lastIndex = position) {
      const match = flag.exec(text);
      if (!match) break;
      const [from, to] = match.indices!.groups?.flag ?? match.indices![0]!;
      const span = at(from, to);
      if (span && ONLY_RELISTED.test(textOf(source, span))) {
        item.relisted = true;
        reading.label([span]);
      } else if (span) item.flags.push(span);
      reading.label([at(match.index, from), at(to, match.index + match[0].length)]);
      position += match[0].length;
    }
    const relisted = RELISTED.exec(text.slice(position, end))?.[0] ?? '';
    if (relisted !== '') {
      item.relisted = true;
      reading.label([at(position, position + relisted.length)]);
    }
    const rest = at(position + relisted.length, end);
    if (rest) item.text.push(rest);
    items.push(item);
  });
}

/** A title ends at the first blank after its number, or where its flags begin. */
function titleEnd(text: string, numberEnd: number, end: number, flag: RegExp): number {
  let position = numberEnd;
  while (position < end && /\s/u.test(text.charAt(position))) position += 1;
  for (; position < end; position += 1) {
    if (/\s/u.test(text.charAt(position))) return position;
    flag.lastIndex = position;
    if (flag.test(text)) return position;
  }
  return end;
}
