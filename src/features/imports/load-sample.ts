import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { ImportRefusal } from '#reading/refusal.ts';
import { makeDraft } from '#records/draft/make-draft.ts';
import { packReading } from '#records/draft/pack-reading.ts';
import { listMunicipalities, makeMunicipality } from '#records/people/municipality.ts';
import { confirmDraft } from './confirm-draft.ts';
import type { ImportFile } from './import-file.ts';
import { readFiles } from './read-files.ts';

/** Makes the sample city and loads its document by the ordinary import. Gives the ids of its plans. */
export async function loadSample(db: Db, file: ImportFile): Promise<Outcome<string[], ImportRefusal>> {
  const standing = (await listMunicipalities(db.kysely))[0];
  if (standing) return refuse({ code: standing.isSample ? 'sample-exists' : 'sample-beside-real' });
  const reading = await readFiles([file], { profiles: [], profile: null, municipality: null });
  if (!reading.ok) return reading;
  const name = reading.value.document.municipality.name ?? '';
  const municipalityId = await inTransaction(db, (tx) =>
    makeMunicipality(tx, { name, code: null, isSample: true }),
  );
  const importer = { municipalityId, actor: 'ayumi' };
  const draft = await makeDraft(db, importer, packReading(reading.value), null);
  if (!draft.ok) return draft;
  const confirmed = await confirmDraft(
    db,
    importer,
    { municipalityId, draftId: draft.value },
    { version: 1, acknowledged: true, isTitleNeeded: false },
  );
  return confirmed.ok ? done(confirmed.value) : confirmed;
}
