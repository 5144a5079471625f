import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { linkIsHandedOver, signInMails } from '#messages/sign-in.ja.ts';
import { makeToken, revokeTokensOf } from '#records/account/one-time-token.ts';
import { queueMail } from '#records/mail/queue-mail.ts';

/** How long an invitation, a reset by the secretariat, and one that somebody asked for themselves can be used. */
const HOURS = { invitation: 7 * 24, reset: 24, 'own-reset': 1 } as const;

type Addressee = {
  municipalityId: string;
  municipality: string;
  accountId: string;
  signIn: string;
  name: string;
  email: string | null;
};
type Offer = {
  purpose: keyof typeof HOURS;
  /** Who offers it, as the mail signs and the log says. */
  actor: string;
  /** The address that browsers know us by, where mail can be sent; null: the link is handed over. */
  mailOrigin: string | null;
  now: Date;
};
/** `path`: to be shown this once, where nothing was mailed. */
export type Offered =
  | { mailedTo: string; path: null; until: string }
  | { mailedTo: null; path: string; until: string };

/**
 * Makes the link by which somebody sets a password, and queues the mail that brings it. What the secretariat offered before
 * is worth nothing any more; what somebody asked for themselves stays, so that nobody can undo it by asking again.
 */
export function offerWayIn(
  db: Db,
  to: Addressee,
  { purpose, actor, mailOrigin, now }: Offer,
): Promise<Offered> {
  const { municipalityId, accountId } = to;
  const kind = purpose === 'own-reset' ? 'reset' : purpose;
  const mailedTo = mailOrigin === null ? null : to.email;
  return inTransaction(db, async (tx) => {
    if (purpose !== 'own-reset') await revokeTokensOf(tx, to, now);
    const hours = HOURS[purpose];
    const token = await makeToken(tx, {
      municipalityId,
      accountId,
      purpose: kind,
      sentTo: mailedTo,
      madeBy: actor,
      now,
      hours,
    });
    const path = `/passwords/${token}`;
    const until = formatMoment(new Date(now.getTime() + hours * 60 * 60 * 1000).toISOString());
    await queueMail(tx, {
      municipalityId,
      kind,
      to: { address: mailedTo, label: to.name },
      ...signInMails[kind]({
        municipality: to.municipality,
        name: to.name,
        signIn: to.signIn,
        link: mailedTo === null ? linkIsHandedOver : `${mailOrigin}${path}`,
        until,
        sender: purpose === 'own-reset' ? '計画の事務局' : actor,
      }),
      madeBy: actor,
      now,
    });
    await recordEvent(tx, {
      municipalityId,
      actor,
      kind: `${kind}-made`,
      subjectId: accountId,
      details: { by: mailedTo === null ? 'hand' : 'mail', isOwn: purpose === 'own-reset' },
    });
    return mailedTo === null ? { mailedTo, path, until } : { mailedTo, path: null, until };
  });
}
