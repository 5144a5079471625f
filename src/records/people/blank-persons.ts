import type { Tx } from '#db/transaction.ts';

/** Takes away what is personal about some people; their terms stay, they name posts. */
export async function blankPersons(
  tx: Tx,
  municipalityId: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('person')
    .set((eb) => ({
      name: '',
      kana: null,
      email: null,
      note: null,
      forgotten_at: now.toISOString(),
      version: eb('version', '+', 1),
    }))
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', ids)
    .execute();
}
