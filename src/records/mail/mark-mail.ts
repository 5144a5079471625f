import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { Claim } from './claim-mail.ts';
import { withoutSecret } from './mail-secret.ts';

/** How long a mail waits after each attempt that failed, in minutes; after the last one it is given up. */
const WAITS = [1, 5, 30, 120, 720];

/** The mail server has taken it: nothing of it is left to do, and the address that it carried is no longer kept. */
export function markSent(db: Db, { mails, messageId }: Claim, now: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    for (const mail of mails) {
      await ofClaim(tx, mail, messageId)
        .set({ state: 'sent', sent_at: now.toISOString(), last_error: null, text: withoutSecret(mail) })
        .execute();
    }
  });
}

/**
 * It did not go out: it waits for the next attempt, longer each time. Given up is what has been tried often enough, and at once
 * what the mail server refused for good (no such address); that a person is told in the activity log and the outbox.
 */
export function markFailed(
  db: Db,
  { mails, messageId }: Claim,
  failure: { reason: string; isFinal: boolean },
  now: Date,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    for (const mail of mails) {
      const wait = failure.isFinal ? undefined : WAITS[mail.attempts - 1];
      await ofClaim(tx, mail, messageId)
        .set({
          last_error: failure.reason,
          ...(wait === undefined
            ? { state: 'failed' as const }
            : { not_before: new Date(now.getTime() + wait * 60_000).toISOString() }),
        })
        .execute();
      if (wait === undefined)
        await recordEvent(tx, {
          municipalityId: mail.municipality_id,
          actor: 'あゆみ',
          kind: 'mail-failed',
          subjectId: mail.id,
          details: { subject: mail.subject },
        });
    }
  });
}

/** Only while it still waits as it was claimed: a person may have handed it over meanwhile. */
function ofClaim(tx: Tx, { municipality_id, id }: Claim['mails'][number], messageId: string) {
  return tx
    .updateTable('mail')
    .where('municipality_id', '=', municipality_id)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('message_id', '=', messageId);
}
