import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Importer } from './make-draft.ts';
import type { DraftKey } from './queries.ts';

/** Throws an open draft away with the bytes of its files; only the event stays. False: there is no such open draft. */
export function cancelDraft(
  db: Db,
  importer: Importer,
  { municipalityId, draftId }: DraftKey,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const deleted = await tx
      .deleteFrom('import_draft')
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', draftId)
      .where('state', '=', 'open')
      .executeTakeFirst();
    if (deleted.numDeletedRows === 0n) return false;
    await recordEvent(tx, { ...importer, kind: 'import-cancelled', subjectId: draftId });
    return true;
  });
}
