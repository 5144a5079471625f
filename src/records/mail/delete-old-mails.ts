import type { Tx } from '#db/transaction.ts';

/** Deletes the mails made before that moment that wait for nobody; how many were there? */
export async function deleteOldMails(tx: Tx, municipalityId: string, before: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('mail')
    .where('municipality_id', '=', municipalityId)
    .where('made_at', '<', before)
    .where('state', '<>', 'waiting')
    .executeTakeFirst();
  return Number(numDeletedRows);
}
