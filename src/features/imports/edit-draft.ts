import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { schemaFaults } from '#messages/imports.ja.ts';
import { parseDocument } from '#reading/read-json.ts';
import { done, type Outcome, refuse } from '#reading/refusal.ts';
import type { Importer } from '#records/draft/make-draft.ts';
import { pack } from '#records/draft/pack-reading.ts';
import { type DraftKey, findDraft } from '#records/draft/queries.ts';
import { applyEdits, type Edit } from './apply-edit.ts';
import { checkDocument } from './check-document.ts';

/** Applies corrections to an open draft of the version that the person saw: all of them with their event, or none. */
export async function editDraft(
  db: Db,
  importer: Importer,
  key: DraftKey,
  version: number,
  edits: readonly Edit[],
): Promise<Outcome<number>> {
  const draft = await findDraft(db.kysely, key);
  if (!draft || draft.version !== version) return refuse({ code: 'draft-changed' });
  if (draft.state !== 'open') return refuse({ code: 'draft-closed' });
  const edited = applyEdits(draft, edits);
  if (!edited.ok) return edited;
  const { document, provenance, changes } = edited.value;
  const checked = parseDocument('', document);
  if (!checked.ok) {
    const { refusal } = checked;
    const reason = refusal.code === 'document-invalid' ? refusal.reason : schemaFaults.other();
    return refuse({ code: 'value-invalid', reason });
  }
  const problems = checkDocument(checked.value, provenance);
  const isWritten = await inTransaction(db, async (tx) => {
    const updated = await tx
      .updateTable('import_draft')
      .set({
        document: pack({ ...checked.value, problems }),
        provenance: pack(provenance),
        version: version + 1,
      })
      .where('municipality_id', '=', key.municipalityId)
      .where('id', '=', key.draftId)
      .where('state', '=', 'open')
      .where('version', '=', version)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return false;
    await recordEvent(tx, {
      ...importer,
      kind: 'import-edited',
      subjectId: key.draftId,
      details: { changes },
    });
    return true;
  });
  return isWritten ? done(version + 1) : refuse({ code: 'draft-changed' });
}
