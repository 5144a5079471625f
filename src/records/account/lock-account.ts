import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { type Ending, endSessionsOf } from './end-sessions.ts';
import { revokeTokensOf } from './one-time-token.ts';

/** Locks an account: its sessions end, and links under way to a password are worth nothing. Or opens it again. */
export function lockAccount(db: Db, account: Ending, isLocked: boolean, now: Date): Promise<boolean> {
  const { municipalityId, accountId, actor } = account;
  return inTransaction(db, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('account')
      .set({ is_locked: isLocked })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', accountId)
      .where('is_locked', '=', !isLocked)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    if (isLocked) {
      await endSessionsOf(tx, account);
      await revokeTokensOf(tx, account, now);
    }
    const kind = isLocked ? 'account-locked' : 'account-unlocked';
    await recordEvent(tx, { municipalityId, actor, kind, subjectId: accountId });
    return true;
  });
}
