import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Reminder } from '#features/cycles/reminders.ts';
import { queueMail } from '#records/mail/queue-mail.ts';

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
  key: PlanKey,
  year: number,
  by: { actor: string; now: Date },
  reminders: readonly Reminder[],
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const sent: SentReminder[] = [];
    for (const { department, forApproval, items, recipients, mail } of reminders) {
      const mails: SentReminder['mails'] = [];
      for (const to of recipients) {
        const id = await queueMail(tx, {
          municipalityId: key.municipalityId,
          kind: 'reminder',
          to,
          ...mail,
          digest: 'reminder',
          madeBy: by.actor,
          now: by.now,
        });
        mails.push({ id, label: to.label, byHand: to.address === null });
      }
      sent.push({ department, forApproval, parts: items.length, mails });
    }
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      actor: by.actor,
      kind: 'reminders-sent',
      planId: key.planId,
      subjectId: String(year),
      details: { sent },
    });
  });
}
