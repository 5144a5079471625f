import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { endSessionsOf } from './end-sessions.ts';
import { type AccountKey, findLabel } from './find-actor.ts';
import { type FoundToken, revokeTokensOf, spendToken } from './one-time-token.ts';
import { isPassword } from './password.ts';

/** Sets the password of whoever was invited or asked for a new one, and ends what was open. False where the link is spent. */
export async function setPassword(
  db: Db,
  token: FoundToken,
  passwordHash: string,
  now: Date,
): Promise<boolean> {
  const account = { municipalityId: token.municipalityId, accountId: token.accountId! };
  const label = await findLabel(db, account, dayOf(now));
  return inTransaction(db, async (tx) => {
    if (!(await spendToken(tx, token, now))) return false;
    await writePassword(tx, account, passwordHash);
    await revokeTokensOf(tx, account, now);
    await endSessionsOf(tx, account);
    await recordEvent(tx, {
      municipalityId: account.municipalityId,
      actor: label ?? '',
      kind: 'password-set',
      subjectId: account.accountId,
      details: { by: token.purpose },
    });
    return true;
  });
}

type Change = AccountKey & {
  actor: string;
  current: string;
  passwordHash: string;
  keeps: string | null;
  now: Date;
};

/** Changes one's own password; every session but this one ends. False where the one they have is not what they typed. */
export async function changePassword(db: Db, change: Change): Promise<boolean> {
  const stored = await db.kysely
    .selectFrom('account')
    .select('password_hash')
    .where('municipality_id', '=', change.municipalityId)
    .where('id', '=', change.accountId)
    .executeTakeFirst();
  if (!(await isPassword(change.current, stored?.password_hash ?? undefined))) return false;
  return inTransaction(db, async (tx) => {
    const isChanged = await writePassword(tx, change, change.passwordHash, stored!.password_hash);
    if (!isChanged) return false;
    await revokeTokensOf(tx, change, change.now);
    await endSessionsOf(tx, change, change.keeps);
    await recordEvent(tx, {
      municipalityId: change.municipalityId,
      actor: change.actor,
      kind: 'password-changed',
      subjectId: change.accountId,
    });
    return true;
  });
}

async function writePassword(
  tx: Tx,
  { municipalityId, accountId }: AccountKey,
  passwordHash: string,
  before?: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('account')
    .set({ password_hash: passwordHash })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', accountId)
    .$if(before !== undefined, (query) => query.where('password_hash', '=', before!))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
