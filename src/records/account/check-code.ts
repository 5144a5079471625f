import type { InstallationKey } from '#db/installation-key.ts';
import type { Tx } from '#db/transaction.ts';
import { foldCode, hashBackupCode } from './backup-code.ts';
import type { AccountKey } from './find-actor.ts';
import { stepOfCode } from './totp.ts';

const PURPOSE = 'second-factor';

export const sealSecret = (key: InstallationKey, secret: Uint8Array) => key.seal(PURPOSE, secret);

/** The secret of a second factor. Throws where the key beside the database is another than the one it was made with. */
export function openSecret(key: InstallationKey, sealed: Uint8Array): Buffer {
  const secret = key.unseal(PURPOSE, sealed);
  if (!secret) throw new Error('the second factor was sealed with another key than the one in the key file');
  return secret;
}

export type CodeKind = 'code' | 'backup-code';

/**
 * Takes a code of the app or a backup code, each once: the time step must be a later one than the last that was taken, the
 * backup code unused. Null where it is wrong, too old or was taken before. `of`: a second factor in use, or one being set up.
 */
export async function takeCode(
  tx: Tx,
  key: InstallationKey,
  { municipalityId, accountId }: AccountKey,
  { code, now, of }: { code: string; now: Date; of: 'confirmed' | 'unconfirmed' },
): Promise<CodeKind | null> {
  const factor = await tx
    .selectFrom('second_factor')
    .select(['secret', 'last_step'])
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .where('confirmed_at', of === 'confirmed' ? 'is not' : 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!factor) return null;
  const folded = foldCode(code);
  const step = stepOfCode(openSecret(key, factor.secret), folded, now);
  if (step !== null && step > factor.last_step) {
    await tx
      .updateTable('second_factor')
      .set({ last_step: step })
      .where('municipality_id', '=', municipalityId)
      .where('account_id', '=', accountId)
      .execute();
    return 'code';
  }
  if (of === 'unconfirmed') return null;
  const { numUpdatedRows } = await tx
    .updateTable('backup_code')
    .set({ used_at: now.toISOString() })
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hashBackupCode(key, accountId, folded))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? 'backup-code' : null;
}
