import type { Db } from '#db/connect.ts';
import type { InstallationKey } from '#db/installation-key.ts';
import { type NewEvent, recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { hashBackupCode, newBackupCodes } from './backup-code.ts';
import { sealSecret, takeCode } from './check-code.ts';
import { type Ending, endSessionsOf } from './end-sessions.ts';
import type { AccountKey } from './find-actor.ts';
import { newTotpSecret } from './totp.ts';

/** Begins to set up the second factor, with a new secret; nothing is asked for it before a code has confirmed it. */
export async function beginSecondFactor(db: Db, key: InstallationKey, account: AccountKey): Promise<void> {
  const { municipalityId: municipality_id, accountId: account_id } = account;
  const secret = sealSecret(key, newTotpSecret());
  await inTransaction(db, (tx) =>
    tx
      .insertInto('second_factor')
      .values({ municipality_id, account_id, secret, confirmed_at: null })
      .onConflict((conflict) =>
        conflict
          .columns(['municipality_id', 'account_id'])
          .doUpdateSet({ secret, last_step: 0 })
          .where('second_factor.confirmed_at', 'is', null),
      )
      .execute(),
  );
}

type Coded = Ending & { code: string; now: Date };

/**
 * From now on the second factor is asked for. Answers the backup codes, which are told this once; null where the code is
 * wrong. The other sessions of the account end: they were begun without it.
 */
export function confirmSecondFactor(
  db: Db,
  key: InstallationKey,
  { code, now, ...account }: Coded,
  keeps: string | null,
): Promise<string[] | null> {
  return inTransaction(db, async (tx) => {
    if (!(await takeCode(tx, key, account, { code, now, of: 'unconfirmed' }))) return null;
    await ofAccount(tx, account).set({ confirmed_at: now.toISOString() }).execute();
    await endSessionsOf(tx, account, keeps);
    await record(tx, account, 'second-factor-confirmed');
    return replaceBackupCodes(tx, key, account);
  });
}

/** New backup codes in the place of the old ones; a code of the app is asked for it. */
export function renewBackupCodes(
  db: Db,
  key: InstallationKey,
  { code, now, ...account }: Coded,
): Promise<string[] | null> {
  return inTransaction(db, async (tx) => {
    if (!(await takeCode(tx, key, account, { code, now, of: 'confirmed' }))) return null;
    await record(tx, account, 'backup-codes-made');
    return replaceBackupCodes(tx, key, account);
  });
}

/** The owner gives it up, with a code. */
export function leaveSecondFactor(
  db: Db,
  key: InstallationKey,
  { code, now, ...account }: Coded,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    if (!(await takeCode(tx, key, account, { code, now, of: 'confirmed' }))) return false;
    await removeFactorRows(tx, account);
    await record(tx, account, 'second-factor-removed', { by: 'owner' });
    return true;
  });
}

/** An administrator removes it, for somebody whose telephone is gone: with the reason, and every session ends. */
export function removeSecondFactor(db: Db, account: Ending, reason: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    if (!(await removeFactorRows(tx, account))) return false;
    await endSessionsOf(tx, account);
    await record(tx, account, 'second-factor-removed', { by: 'administrator', reason });
    return true;
  });
}

const ofAccount = (tx: Tx, { municipalityId, accountId }: AccountKey) =>
  tx
    .updateTable('second_factor')
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId);

function record(
  tx: Tx,
  account: Ending,
  kind: NewEvent['kind'],
  details: Record<string, unknown> = {},
): Promise<void> {
  const { municipalityId, accountId, actor } = account;
  return recordEvent(tx, { municipalityId, actor, kind, subjectId: accountId, details });
}

/** False where there was none. */
export async function removeFactorRows(tx: Tx, { municipalityId, accountId }: AccountKey): Promise<boolean> {
  await removeBackupCodes(tx, { municipalityId, accountId });
  const { numDeletedRows } = await tx
    .deleteFrom('second_factor')
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

async function removeBackupCodes(tx: Tx, { municipalityId, accountId }: AccountKey): Promise<void> {
  await tx
    .deleteFrom('backup_code')
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .execute();
}

async function replaceBackupCodes(tx: Tx, key: InstallationKey, account: AccountKey): Promise<string[]> {
  const { municipalityId: municipality_id, accountId: account_id } = account;
  await removeBackupCodes(tx, account);
  const codes = newBackupCodes();
  await tx
    .insertInto('backup_code')
    .values(
      codes.map((code) => ({
        municipality_id,
        account_id,
        code_hash: hashBackupCode(key, account_id, code),
        used_at: null,
      })),
    )
    .execute();
  return codes;
}
