import type { Tx } from '#db/transaction.ts';

/** Deletes the accounts of some people, with their sessions, links and second factors. */
export async function deleteAccountsOf(
  tx: Tx,
  municipalityId: string,
  persons: readonly string[],
): Promise<void> {
  if (persons.length === 0) return;
  await tx
    .deleteFrom('account')
    .where('municipality_id', '=', municipalityId)
    .where('person_id', 'in', persons)
    .execute();
}

/** Deletes what had run out before that moment; how many sessions and links were there? */
export async function deleteRunOut(
  tx: Tx,
  municipalityId: string,
  before: string,
): Promise<{ sessions: number; tokens: number }> {
  const sessions = await tx
    .deleteFrom('session')
    .where('municipality_id', '=', municipalityId)
    .where('expires_at', '<', before)
    .executeTakeFirst();
  const tokens = await tx
    .deleteFrom('one_time_token')
    .where('municipality_id', '=', municipalityId)
    .where('expires_at', '<', before)
    .executeTakeFirst();
  return { sessions: Number(sessions.numDeletedRows), tokens: Number(tokens.numDeletedRows) };
}
