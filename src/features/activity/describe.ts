import type { EventKind } from '#domain/activity/event-kind.ts';
import { groupOf } from '#domain/activity/event-kind.ts';
import { eraYear } from '#exchange/names.ts';
import { eventGroups, eventSentences } from '#messages/activity.ja.ts';
import type { Activity } from '#records/activity/activity-queries.ts';
import { fieldName } from './field-name.ts';

/** What a line of the log says was done. A kind of another version of Ayumi goes by its code. */
export function sentenceOf({ kind, field, department, details, subject }: Activity): string {
  if (kind === null) {
    const whose = department === null ? '' : `【${department}】`;
    const behalf = details.onBehalf ? `（${String(details.onBehalf)}に代わって入力）` : '';
    return `${fieldName(field ?? '', { form: null, indicators: [] })}${whose}を変更しました。${behalf}`;
  }
  if (!Object.hasOwn(eventSentences, kind)) return kind;
  return eventSentences[kind as EventKind]((name) => wordOf(name, details, subject));
}

function wordOf(name: string, details: Activity['details'], subject: string | null): string {
  const value = details[name];
  if (name === 'subject' && value === undefined)
    return /^\d{4}$/.test(subject ?? '') ? eraYear(Number(subject)) : '';
  if (name === 'year' && typeof value === 'number') return eraYear(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function groupName({ kind }: Activity): string {
  if (kind === null) return '欄の変更';
  const group = groupOf(kind);
  return group === null ? '' : eventGroups[group];
}

/** The sheet of a line: 配達員による見守り（令和7年度）. */
export const sheetName = ({ title, year }: Activity) =>
  title === null || year === null ? '' : `${title || '（事業名なし）'}（${eraYear(year)}）`;
