import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { ExchangeDocument } from '#exchange/schema.ts';
import type { DraftRefusal } from './draft-refusal.ts';
import type { KeptProvenance } from './kept-reading.ts';
import type { Importer } from './make-draft.ts';
import { pack } from './pack-reading.ts';
import type { DraftKey } from './queries.ts';

/** `changes`: what was corrected, as the log keeps it. */
export type EditedDraft = { document: ExchangeDocument; provenance: KeptProvenance; changes: unknown };

/** Keeps corrections to an open draft of the version that the person saw, with their event. Gives its new version. */
export function keepEdit(
  db: Db,
  importer: Importer,
  key: DraftKey,
  version: number,
  { document, provenance, changes }: EditedDraft,
): Promise<Outcome<number, DraftRefusal>> {
  return inTransaction(db, async (tx) => {
    const { numUpdatedRows } = await openDraft(tx, key, version)
      .set({ document: pack(document), provenance: pack(provenance), version: version + 1 })
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return refuse({ code: 'draft-changed' });
    await recordEvent(tx, {
      ...importer,
      kind: 'import-edited',
      subjectId: key.draftId,
      details: { changes },
    });
    return done(version + 1);
  });
}

/** The draft has become this plan, in the transaction that writes it; false where somebody else was quicker. */
export async function closeDraft(
  tx: Tx,
  key: DraftKey,
  { version, planId }: { version: number; planId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await openDraft(tx, key, version)
    .set({ state: 'confirmed', plan_id: planId, version: version + 1 })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const openDraft = (tx: Tx, { municipalityId, draftId }: DraftKey, version: number) =>
  tx
    .updateTable('import_draft')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', draftId)
    .where('state', '=', 'open')
    .where('version', '=', version);
