import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { isSignInName } from './sign-in-name.ts';

type NewAccount = { municipalityId: string; personId: string; signIn: string; actor: string };
export type AccountMade =
  | { ok: true; accountId: string }
  | { ok: false; code: 'sign-in-shape' | 'sign-in-taken' | 'has-account' };

/** Gives a person an account, without a password: an invitation brings the first one. `signIn` is folded. */
export async function makeAccount(db: Db, account: NewAccount): Promise<AccountMade> {
  const { municipalityId: municipality_id, personId, signIn, actor } = account;
  if (!isSignInName(signIn)) return { ok: false, code: 'sign-in-shape' };
  const id = randomUUID();
  return inTransaction(db, async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('account')
      .values({ municipality_id, id, person_id: personId, sign_in: signIn, password_hash: null })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) {
      const own = await tx
        .selectFrom('account')
        .select('id')
        .where('municipality_id', '=', municipality_id)
        .where('person_id', '=', personId)
        .executeTakeFirst();
      return { ok: false, code: own ? 'has-account' : 'sign-in-taken' };
    }
    await recordEvent(tx, {
      municipalityId: municipality_id,
      actor,
      kind: 'account-made',
      subjectId: id,
      details: { signIn },
    });
    return { ok: true, accountId: id };
  });
}
