import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction, type Reader } from '#db/transaction.ts';
import { addStaff, type NewStaff } from './add-staff.ts';

/** The sample city with the names to sign in with; null where there is none, or a real municipality is set up. */
export async function findSampleCity(db: Reader): Promise<{ id: string; signIns: string[] } | null> {
  const municipalities = await db.selectFrom('municipality').select(['id', 'is_sample']).execute();
  const sample = municipalities.find((one) => one.is_sample);
  if (!sample || municipalities.some((one) => !one.is_sample)) return null;
  const accounts = await db
    .selectFrom('account')
    .select('sign_in')
    .where('municipality_id', '=', sample.id)
    .execute();
  return { id: sample.id, signIns: accounts.map((account) => account.sign_in) };
}

/** Whoever is there already keeps person and post and gets the new password. */
export async function writeSampleAccounts(
  db: Db,
  municipality_id: string,
  staff: readonly NewStaff[],
): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const one of staff) {
      const { numUpdatedRows } = await tx
        .updateTable('account')
        .set({ password_hash: one.passwordHash })
        .where('municipality_id', '=', municipality_id)
        .where('sign_in', '=', one.signIn)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) await addStaff(tx, municipality_id, one);
    }
    await recordEvent(tx, {
      municipalityId: municipality_id,
      actor: 'ayumi',
      kind: 'sample-accounts-made',
      details: { signIns: staff.map(({ signIn }) => signIn) },
    });
  });
}
