import type { Db } from '#db/connect.ts';
import { findResettable } from '#records/account/reset-queries.ts';
import { offerWayIn } from './offer-way-in.ts';

type Question = { text: string; mailOrigin: string; isFromThisMachine: boolean; now: Date };

/** Mails a link for a new password to whoever can have one by this sign-in name or address. Nobody is told whether there is. */
export async function askReset(db: Db, { mailOrigin, now, ...question }: Question): Promise<void> {
  const account = await findResettable(db.kysely, question);
  if (!account) return;
  const actor = '本人（ログイン画面から）';
  await offerWayIn(db, account, { purpose: 'own-reset', actor, mailOrigin, now });
}
