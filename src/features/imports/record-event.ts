import type { Tx } from '#db/transaction.ts';
import type { Importer } from './make-draft.ts';

export type ImportEvent =
  | 'import-drafted'
  | 'import-edited'
  | 'import-decided'
  | 'import-confirmed'
  | 'import-cancelled';

/** Who did what with a draft, in the transaction of what was done. */
export async function recordImportEvent(
  tx: Tx,
  { municipalityId, actor }: Importer,
  kind: ImportEvent,
  draftId: string,
  details: Record<string, unknown>,
  planId: string | null = null,
): Promise<void> {
  await tx
    .insertInto('event')
    .values({
      municipality_id: municipalityId,
      actor,
      kind,
      plan_id: planId,
      subject_id: draftId,
      details: JSON.stringify(details),
    })
    .execute();
}
