import type { Db } from '#db/connect.ts';
import { type Outcome, refuse } from '#domain/outcome.ts';
import { schemaFaults } from '#messages/imports.ja.ts';
import { parseDocument } from '#reading/read-json.ts';
import type { ImportRefusal } from '#reading/refusal.ts';
import { keepEdit } from '#records/draft/change-draft.ts';
import type { Importer } from '#records/draft/make-draft.ts';
import { type DraftKey, findDraft } from '#records/draft/queries.ts';
import { applyEdits } from './apply-edit.ts';
import { checkDocument } from './check-document.ts';
import type { Edit } from './edit.ts';

/** Applies corrections to an open draft of the version that the person saw: all of them with their event, or none. */
export async function editDraft(
  db: Db,
  importer: Importer,
  key: DraftKey,
  version: number,
  edits: readonly Edit[],
): Promise<Outcome<number, ImportRefusal>> {
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
  return keepEdit(db, importer, key, version, {
    document: { ...checked.value, problems },
    provenance,
    changes,
  });
}
