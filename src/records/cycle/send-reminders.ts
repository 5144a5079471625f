import type { Db } from '#db/connect.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { BoardItem } from '#domain/cycle/board.ts';
import { DONE, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import { queueMail } from '#records/mail/queue-mail.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import type { Recipient } from './recipients.ts';

/** One mail to be: to whom, about which parts of which department, for which act. */
export type Reminder = {
  department: NamedDepartment;
  forApproval: boolean;
  items: BoardItem[];
  recipients: Recipient[];
  mail: { subject: string; text: string };
};

/** What the log of reminders keeps of one sending. */
export type SentReminder = {
  department: string;
  forApproval: boolean;
  parts: number;
  mails: { id: string; label: string; byHand: boolean }[];
};

/** Queues the mails and writes down what was sent to whom, in one transaction. */
export function sendReminders(
  db: Db,
  act: Act,
  year: number,
  reminders: readonly Reminder[],
): Promise<Outcome<null, 'cycle-sealed'>> {
  return inTransaction(db, async (tx) => {
    const { isSealed } = await holdYear(tx, act.key, year);
    if (isSealed) return refuse('cycle-sealed');
    const sent: SentReminder[] = [];
    for (const { department, forApproval, items, recipients, mail } of reminders) {
      const mails: SentReminder['mails'] = [];
      for (const to of recipients) {
        const id = await queueMail(tx, {
          municipalityId: act.key.municipalityId,
          kind: 'reminder',
          to,
          ...mail,
          digest: 'reminder',
          madeBy: act.actor.label,
          now: act.now,
        });
        mails.push({ id, label: to.label, byHand: to.address === null });
      }
      sent.push({ department: department.label, forApproval, parts: items.length, mails });
    }
    await recordAct(tx, act, {
      kind: 'reminders-sent',
      subjectId: String(year),
      details: { sent },
    });
    return DONE;
  });
}
