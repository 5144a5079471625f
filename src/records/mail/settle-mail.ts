import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { withoutSecret } from './mail-secret.ts';
import { storedStates } from './queries.ts';

/** What a person does with a mail, seen in a state of the outbox. False: it is no longer in that state. */
type Settling = {
  municipalityId: string;
  mailId: string;
  actor: string;
  now: Date;
  hasServer: boolean;
};

/** A person has given it to the addressee: no address that opens something is kept any longer. */
export function handOver(db: Db, settling: Settling): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const mail = await tx
      .selectFrom('mail')
      .select(['kind', 'text'])
      .where('municipality_id', '=', settling.municipalityId)
      .where('id', '=', settling.mailId)
      .executeTakeFirst();
    if (!mail) return false;
    return settle(tx, settling, 'mail-handed-over', storedStates('by-hand', settling.hasServer), {
      state: 'sent',
      sent_at: settling.now.toISOString(),
      handed_over_by: settling.actor,
      text: withoutSecret(mail),
    });
  });
}

/** What was given up, or waits long after a failure, is due at once and has all its attempts again. */
export function retry(db: Db, settling: Settling): Promise<boolean> {
  return inTransaction(db, (tx) =>
    settle(tx, settling, 'mail-retried', ['failed', 'waiting'], {
      state: 'waiting',
      attempts: 0,
      not_before: settling.now.toISOString(),
    }),
  );
}

/** What could not be sent is delivered by a person. */
export function switchToHand(db: Db, settling: Settling): Promise<boolean> {
  return inTransaction(db, (tx) => settle(tx, settling, 'mail-by-hand', ['failed'], { state: 'by-hand' }));
}

type State = 'waiting' | 'sent' | 'failed' | 'by-hand';
type Change = {
  state: State;
  sent_at?: string;
  handed_over_by?: string;
  text?: string;
  attempts?: number;
  not_before?: string;
};

async function settle(
  tx: Tx,
  { municipalityId, mailId, actor }: Settling,
  kind: 'mail-handed-over' | 'mail-retried' | 'mail-by-hand',
  from: State[],
  change: Change,
): Promise<boolean> {
  const mail = await tx
    .updateTable('mail')
    .set(change)
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', mailId)
    .where('state', 'in', from)
    .returning('subject')
    .executeTakeFirst();
  if (!mail) return false;
  await recordEvent(tx, {
    municipalityId,
    actor,
    kind,
    subjectId: mailId,
    details: { subject: mail.subject },
  });
  return true;
}
