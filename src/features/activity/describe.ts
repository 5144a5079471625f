import type { EventKind } from '#domain/activity/event-kind.ts';
import { groupOf } from '#domain/activity/event-kind.ts';
import { fieldName } from '#exchange/field-name.ts';
import { eraYear } from '#exchange/names.ts';
import { eventGroups, eventSentences } from '#messages/activity.ja.ts';
import { sheetPhrase } from '#messages/activity-phrases.ja.ts';
import type { Activity } from '#records/activity/activity-queries.ts';
import { datesSaid } from './dates-said.ts';
import { wordFrom } from './word-from.ts';

/** What a line of the log says was done. A kind of another version of Ayumi goes by its code. */
export function sentenceOf(line: Activity): string {
  const { kind, field, details } = line;
  const words = (name: string) => wordOf(name, line);
  if (kind === null) {
    const behalf = details.onBehalf ? `（${String(details.onBehalf)}に代わって入力）` : '';
    return `${sheetPhrase(words)}の${nameOf(field)}を変更しました。${behalf}`;
  }
  return Object.hasOwn(eventSentences, kind) ? eventSentences[kind as EventKind](words) : kind;
}

/** The words of a sentence (messages/activity.ja.ts): what the event tells, and what its line knows besides. */
function wordOf(name: string, line: Activity): string {
  const { details, department, subject } = line;
  switch (name) {
    case 'sheetTitle':
      return line.title ?? '';
    case 'sheetYear':
      return yearOf(line) === null ? '' : eraYear(yearOf(line)!);
    case 'subject':
      return /^\d{4}$/.test(subject ?? '') ? eraYear(Number(subject)) : wordFrom(details, name);
    case 'department':
      return department ?? '';
    case 'field':
      return typeof details.field === 'string' ? nameOf(details.field) : '';
    case 'dates':
      return datesSaid(details);
    case 'year':
      return typeof details.year === 'number' ? eraYear(details.year) : '';
    default:
      return wordFrom(details, name);
  }
}

const nameOf = (field: string | null) => fieldName(field ?? '', { form: null, indicators: [] });

function yearOf({ year, subject, title, details }: Activity): number | null {
  if (year !== null || title === null) return year;
  // What was taken back is known from its event alone.
  if (typeof details.year === 'number') return details.year;
  return /^\d{4}$/.test(subject ?? '') ? Number(subject) : null;
}

export function groupName({ kind }: Activity): string {
  if (kind === null) return '欄の変更';
  const group = groupOf(kind);
  return group === null ? '' : eventGroups[group];
}

/** The sheet of a line: 配達員による見守り（令和7年度）. */
export const sheetName = (line: Activity) => {
  const year = yearOf(line);
  return line.title === null || year === null ? '' : `${line.title || '（事業名なし）'}（${eraYear(year)}）`;
};
