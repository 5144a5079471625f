import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { ENDED_COLUMNS, noteFormsOf, rememberEnded, type SessionHashes } from './ended-session.ts';
import type { AccountKey } from './find-actor.ts';

/** Whose sessions, and who ends them. */
export type Ending = AccountKey & { actor: string };

/**
 * Ends the sessions of an account, but for the one with the hash `except`; those that wait for a second factor too. Nothing is taken
 * from them any more, not even to be kept.
 */
export async function endSessionsOf(
  tx: Tx,
  { municipalityId, accountId }: AccountKey,
  except: string | null = null,
): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .$if(except !== null, (query) => query.where('token_hash', '<>', except!))
    .execute();
}

/** Signs out everywhere: nobody who still has a token of the account gets in with it. `here`: the browser that asks for it. */
export function endAllSessions(
  db: Db,
  { municipalityId, accountId, actor }: Ending,
  { now, here }: { now: Date; here: SessionHashes | null },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const ended = await tx
      .deleteFrom('session')
      .where('municipality_id', '=', municipalityId)
      .where('account_id', '=', accountId)
      .returning(ENDED_COLUMNS)
      .execute();
    await rememberEnded(tx, ended, now);
    if (here) await noteFormsOf(tx, here);
    await recordEvent(tx, { municipalityId, actor, kind: 'sessions-ended', subjectId: accountId });
  });
}

/** Ends one session of the account's own list. False where there is no such session any more. */
export function endOneSession(
  db: Db,
  { municipalityId, accountId, actor }: Ending,
  tokenHash: string,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const ended = await tx
      .deleteFrom('session')
      .where('municipality_id', '=', municipalityId)
      .where('account_id', '=', accountId)
      .where('token_hash', '=', tokenHash)
      .returning(ENDED_COLUMNS)
      .execute();
    if (ended.length === 0) return false;
    await rememberEnded(tx, ended, now);
    await recordEvent(tx, { municipalityId, actor, kind: 'session-ended', subjectId: accountId });
    return true;
  });
}
