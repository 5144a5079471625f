import type { Db } from '#db/connect.ts';
import type { Tx } from '#db/transaction.ts';
import type { LinkBinding } from '#domain/people/actor.ts';
import { KEPT_HOURS, type SessionOwner } from '#domain/people/kept-form.ts';

/** What a browser has of a session: its cookie and the token in its forms, both hashed. */
export type SessionHashes = { tokenHash: string; formHash: string };

/** Since when an ended session is still known, and a late form still kept. */
export const keptSince = (now: Date) => new Date(now.getTime() - KEPT_HOURS * 60 * 60 * 1000).toISOString();

/** What of a session has to be read when it is deleted, to know it afterwards. */
export const ENDED_COLUMNS = [
  'municipality_id',
  'token_hash',
  'account_id',
  'bound_to',
  'expires_at',
  'awaits_second_factor',
] as const;

type Deleted = {
  municipality_id: string;
  token_hash: string;
  account_id: string | null;
  bound_to: LinkBinding | null;
  expires_at: string;
  awaits_second_factor: boolean;
};

/**
 * Keeps for a day whose these sessions were, that were deleted just now. For sessions that ran out or were signed out only: where one ends because
 * nobody knows who holds its token (a locked account, a new password or second factor, a link taken back), nothing shall be taken from it any more.
 */
export async function rememberEnded(tx: Tx, sessions: readonly Deleted[], now: Date): Promise<void> {
  const rows = sessions
    .filter(({ awaits_second_factor }) => !awaits_second_factor)
    .map(({ municipality_id, token_hash, account_id, bound_to, expires_at }) => ({
      municipality_id,
      token_hash,
      account_id,
      bound_to: bound_to === null ? null : JSON.stringify(bound_to),
      ended_at: new Date(Math.min(now.getTime(), new Date(expires_at).getTime())).toISOString(),
    }))
    .filter(({ ended_at }) => ended_at > keptSince(now));
  if (rows.length === 0) return;
  await tx
    .insertInto('ended_session')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The browser gives up the cookie of an ended session: pages that are still open in it are known by the token of their forms. */
export async function noteFormsOf(tx: Tx, { tokenHash, formHash }: SessionHashes): Promise<void> {
  await tx
    .updateTable('ended_session')
    .set({ form_hash: formHash })
    .where('token_hash', '=', tokenHash)
    .returning('municipality_id')
    .execute();
}

/** Whose session was it that has ended within the last day? It may have run out, or have been signed out. */
export async function findEndedOwner(
  db: Db,
  { tokenHash, formHash }: Partial<SessionHashes>,
  now: Date,
): Promise<SessionOwner | undefined> {
  const since = keptSince(now);
  const columns = [
    'municipality_id as municipalityId',
    'account_id as accountId',
    'bound_to as boundTo',
  ] as const;
  if (tokenHash !== undefined) {
    const runOut = await db.kysely
      .selectFrom('session')
      .select(columns)
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '<=', now.toISOString())
      .where('expires_at', '>', since)
      .where('awaits_second_factor', '=', false)
      .executeTakeFirst();
    if (runOut) return runOut;
  }
  if (tokenHash === undefined && formHash === undefined) return undefined;
  return db.kysely
    .selectFrom('ended_session')
    .select(columns)
    .where((eb) =>
      tokenHash !== undefined ? eb('token_hash', '=', tokenHash) : eb('form_hash', '=', formHash!),
    )
    .where('ended_at', '>', since)
    .executeTakeFirst();
}
