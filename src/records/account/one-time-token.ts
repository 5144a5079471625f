import type { Db } from '#db/connect.ts';
import { hashToken, newToken } from '#db/secret-token.ts';
import type { Tx } from '#db/transaction.ts';
import type { LinkBinding } from '#domain/people/actor.ts';
import { labelOfBinding } from '#records/people/department-name.ts';

export type TokenPurpose = 'invitation' | 'reset' | 'link';

type NewToken = {
  municipalityId: string;
  sentTo: string | null;
  madeBy: string;
  now: Date;
  hours: number;
} & ({ purpose: 'invitation' | 'reset'; accountId: string } | { purpose: 'link'; binding: LinkBinding });

/** Something to be spent once by whoever is given it. Answers the token, of which only the hash is kept. */
export async function makeToken(tx: Tx, token: NewToken): Promise<string> {
  const text = newToken();
  await tx
    .insertInto('one_time_token')
    .values({
      municipality_id: token.municipalityId,
      token_hash: hashToken(text),
      purpose: token.purpose,
      account_id: token.purpose === 'link' ? null : token.accountId,
      bound_to: token.purpose === 'link' ? JSON.stringify(token.binding) : null,
      sent_to: token.sentTo,
      made_by: token.madeBy,
      made_at: token.now.toISOString(),
      expires_at: new Date(token.now.getTime() + token.hours * 60 * 60 * 1000).toISOString(),
    })
    .execute();
  return text;
}

export type FoundToken = {
  municipalityId: string;
  municipalityName: string;
  isSample: boolean;
  tokenHash: string;
  purpose: TokenPurpose;
  accountId: string | null;
  binding: LinkBinding | null;
  /** Of a link to a sheet: the department that it is made for. */
  department: string | null;
  madeBy: string;
  expiresAt: string;
  state: TokenState;
};
export type TokenState = 'open' | 'used' | 'revoked' | 'expired';

/** What is this token for, and can it still be spent? Nothing where there never was one. */
export async function findToken(
  db: Db,
  token: string,
  purposes: TokenPurpose[],
  now: Date,
): Promise<FoundToken | undefined> {
  const row = await db.kysely
    .selectFrom('one_time_token as token')
    .innerJoin('municipality', 'municipality.id', 'token.municipality_id')
    .select(['municipality.id as municipalityId', 'municipality.name as municipalityName'])
    .select(['municipality.is_sample as isSample', 'token.token_hash as tokenHash', 'token.purpose'])
    .select(['token.account_id as accountId', 'token.bound_to as binding', 'token.made_by as madeBy'])
    .select(['token.expires_at as expiresAt', 'token.used_at as usedAt', 'token.revoked_at as revokedAt'])
    .select(labelOfBinding('token').as('department'))
    .where('token.token_hash', '=', hashToken(token))
    .where('token.purpose', 'in', purposes)
    .executeTakeFirst();
  if (!row) return undefined;
  const { usedAt, revokedAt, ...found } = row;
  return { ...found, state: stateOfToken({ usedAt, revokedAt, expiresAt: row.expiresAt }, now) };
}

export function stateOfToken(
  token: { usedAt: string | null; revokedAt: string | null; expiresAt: string },
  now: Date,
): TokenState {
  if (token.usedAt !== null) return 'used';
  if (token.revokedAt !== null) return 'revoked';
  return token.expiresAt <= now.toISOString() ? 'expired' : 'open';
}

/** Spends it: false where somebody else was first, or it can no longer be spent. */
export async function spendToken(
  tx: Tx,
  { municipalityId, tokenHash }: { municipalityId: string; tokenHash: string },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('one_time_token')
    .set({ used_at: now.toISOString() })
    .where('municipality_id', '=', municipalityId)
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** No invitation and no reset of the account that is still under way can be spent any more. */
export async function revokeTokensOf(
  tx: Tx,
  { municipalityId, accountId }: { municipalityId: string; accountId: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('one_time_token')
    .set({ revoked_at: now.toISOString() })
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}
