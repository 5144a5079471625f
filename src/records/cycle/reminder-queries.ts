import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { SentReminder } from './send-reminders.ts';

export type ReminderRound = { at: string; actor: string; sent: SentReminder[] };
export type MailState = 'waiting' | 'sent' | 'failed' | 'by-hand';

/** Every sending of reminders of a year, the newest first. */
export async function listReminderRounds(db: Reader, key: PlanKey, year: number): Promise<ReminderRound[]> {
  const rows = await db
    .selectFrom('event')
    .select(['at', 'actor', 'details'])
    .where(inPlan(key))
    .where('kind', '=', 'reminders-sent')
    .where('subject_id', '=', String(year))
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ details, ...row }) => ({ ...row, sent: details.sent as SentReminder[] }));
}

/** How far each of these mails is; one that was deleted since is missing. */
export async function findMailStates(
  db: Reader,
  municipalityId: string,
  ids: readonly string[],
): Promise<Map<string, MailState>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('mail')
    .select(['id', 'state'])
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, state }) => [id, state]));
}
