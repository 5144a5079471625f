import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { AccountKey } from './find-actor.ts';

/** Whose sessions, and who ends them. */
export type Ending = AccountKey & { actor: string };

/** Ends the sessions of an account, but for the one with the hash `except`; those that wait for a second factor too. */
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

/** Signs out everywhere: nobody who still has a token of the account gets in with it. */
export function endAllSessions(db: Db, { actor, ...account }: Ending): Promise<void> {
  return inTransaction(db, async (tx) => {
    await endSessionsOf(tx, account);
    await recordEvent(tx, {
      municipalityId: account.municipalityId,
      actor,
      kind: 'sessions-ended',
      subjectId: account.accountId,
    });
  });
}

/** Ends one session of the account's own list. False where there is no such session any more. */
export function endOneSession(
  db: Db,
  { municipalityId, accountId, actor }: Ending,
  tokenHash: string,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('session')
      .where('municipality_id', '=', municipalityId)
      .where('account_id', '=', accountId)
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await recordEvent(tx, { municipalityId, actor, kind: 'session-ended', subjectId: accountId });
    return true;
  });
}
