import type { Tx } from '#db/transaction.ts';
import { addOfficer, type NewOfficer } from '#records/people/add-officer.ts';

/** Somebody with a post, and an account to sign in with. */
export type NewStaff = NewOfficer & { signIn: string; passwordHash: string | null };

/** Makes the person, the post and the account in one go: for a new municipality, the sample city and the tests. */
export async function addStaff(
  tx: Tx,
  municipality_id: string,
  { signIn, passwordHash, ...officer }: NewStaff,
): Promise<{ accountId: string }> {
  const id = await addOfficer(tx, municipality_id, officer);
  await tx
    .insertInto('account')
    .values({ municipality_id, id, person_id: id, sign_in: signIn, password_hash: passwordHash })
    .execute();
  return { accountId: id };
}
