import { randomUUID } from 'node:crypto';
import type { Selectable, SelectQueryBuilder } from 'kysely';
import type { Db } from '#db/connect.ts';
import type { Database } from '#db/tables.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';

export type WaitingMail = Selectable<Database['mail']>;

/** What goes out as one message: a mail by itself, or the mails of a digest. `messageId` stays the same at every attempt. */
export type Claim = { messageId: string; mails: WaitingMail[] };

/** Whoever has claimed a message has this long to send it; then it is thought lost with its process and is due again. */
const LEASE_MINUTES = 10;
/** Reminders and news of a quarter of an hour go out together. */
const GATHER_MINUTES = 15;
const MOST_IN_A_DIGEST = 50;

const minutes = (now: Date, count: number) => new Date(now.getTime() + count * 60_000).toISOString();

/** `domain`: that of the sender's address, in which message ids are made. */
type Moment = { now: Date; isQuiet: boolean; domain: string };

/**
 * Takes the next message that is due out of the queue for a while, in a short transaction of its own: nothing is locked
 * while the mail server is talked to. Two processes never get the same one. What must not wait (invitations, links) comes
 * first; in quiet hours nothing else comes.
 */
export function claimMail(db: Db, { now, isQuiet, domain }: Moment): Promise<Claim | null> {
  return inTransaction(db, async (tx) => {
    const first = await dueNow(waiting(tx), now, isQuiet).limit(1).executeTakeFirst();
    if (!first) return null;
    const mails = first.digest === null ? [first] : [first, ...(await listCompanions(tx, first, now))];
    const messageId = first.message_id ?? `<${randomUUID()}@${domain}>`;
    await tx
      .updateTable('mail')
      .set((eb) => ({
        message_id: messageId,
        attempts: eb('attempts', '+', 1),
        not_before: minutes(now, LEASE_MINUTES),
      }))
      .where('municipality_id', '=', first.municipality_id)
      .where(
        'id',
        'in',
        mails.map(({ id }) => id),
      )
      .execute();
    return { messageId, mails: mails.map((mail) => ({ ...mail, attempts: mail.attempts + 1 })) };
  });
}

type Waiting = SelectQueryBuilder<Database, 'mail', WaitingMail>;

function waiting(tx: Tx): Waiting {
  return tx.selectFrom('mail').selectAll().where('state', '=', 'waiting').forUpdate().skipLocked();
}

function dueNow(query: Waiting, now: Date, isQuiet: boolean): Waiting {
  return query
    .where('not_before', '<=', now.toISOString())
    .where((eb) =>
      eb.or([
        eb('digest', 'is', null),
        ...(isQuiet
          ? []
          : [eb('message_id', 'is not', null), eb('made_at', '<=', minutes(now, -GATHER_MINUTES))]),
      ]),
    )
    .orderBy((eb) => eb('digest', 'is not', null))
    .orderBy('not_before')
    .orderBy('made_at');
}

/** The mails that go out with this one: those of its first attempt, or, at the first, all of its digest to its address. */
function listCompanions(tx: Tx, first: WaitingMail, now: Date): Promise<WaitingMail[]> {
  return waiting(tx)
    .where('municipality_id', '=', first.municipality_id)
    .where('id', '<>', first.id)
    .where('digest', '=', first.digest)
    .where('to_address', '=', first.to_address)
    .where('not_before', '<=', now.toISOString())
    .where('message_id', first.message_id === null ? 'is' : '=', first.message_id)
    .orderBy('made_at')
    .limit(MOST_IN_A_DIGEST - 1)
    .execute();
}
