import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Ending } from './end-sessions.ts';
import type { AccountKey } from './find-actor.ts';

/** Somebody as the identity provider knows them: `sub` of an issuer. An e-mail address is not one. */
export type Identity = { issuer: string; subject: string };

/** Links an account to an identity. False where the identity is linked to another account. */
export function linkIdentity(db: Db, account: Ending, identity: Identity, now: Date): Promise<boolean> {
  const { municipalityId, accountId, actor } = account;
  return inTransaction(db, async (tx) => {
    // One account has one identity of an issuer: a new one takes the place of the old.
    await tx
      .deleteFrom('external_identity')
      .where('municipality_id', '=', municipalityId)
      .where('account_id', '=', accountId)
      .where('issuer', '=', identity.issuer)
      .execute();
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('external_identity')
      .values({
        ...identity,
        municipality_id: municipalityId,
        account_id: accountId,
        linked_at: now.toISOString(),
        linked_by: actor,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) throw new IdentityTaken();
    await recordEvent(tx, {
      municipalityId,
      actor,
      kind: 'identity-linked',
      subjectId: accountId,
      details: identity,
    });
    return true;
  }).catch((error: unknown) => {
    if (error instanceof IdentityTaken) return false;
    throw error;
  });
}

/** Rolls the transaction back: the identity that the account had stays. */
class IdentityTaken extends Error {}

export function unlinkIdentity(db: Db, account: Ending): Promise<boolean> {
  const { municipalityId, accountId, actor } = account;
  return inTransaction(db, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('external_identity')
      .where('municipality_id', '=', municipalityId)
      .where('account_id', '=', accountId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await tx
      .deleteFrom('session')
      .where('municipality_id', '=', municipalityId)
      .where('account_id', '=', accountId)
      .where('way', '=', 'identity-provider')
      .execute();
    await recordEvent(tx, { municipalityId, actor, kind: 'identity-unlinked', subjectId: accountId });
    return true;
  });
}

/** Whose account is this identity linked to? */
export async function findAccountOfIdentity(
  db: Db,
  { issuer, subject }: Identity,
): Promise<(AccountKey & { isSample: boolean }) | undefined> {
  return db.kysely
    .selectFrom('external_identity as identity')
    .innerJoin('municipality', 'municipality.id', 'identity.municipality_id')
    .select(['identity.municipality_id as municipalityId', 'identity.account_id as accountId'])
    .select('municipality.is_sample as isSample')
    .where('identity.issuer', '=', issuer)
    .where('identity.subject', '=', subject)
    .executeTakeFirst();
}
