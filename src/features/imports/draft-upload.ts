import type { Db } from '#db/connect.ts';
import { type Outcome, refuse } from '#domain/outcome.ts';
import type { ImportRefusal } from '#reading/refusal.ts';
import { type Importer, makeDraft } from '#records/draft/make-draft.ts';
import { getMunicipality } from '#records/people/municipality.ts';
import type { Watch } from '#workers/work-room.ts';
import type { ImportFile } from './import-file.ts';
import type { OwnLayouts } from './own-layouts.ts';
import type { ReadingRoom } from './reading-room.ts';

/** What somebody sent, and how it is to be read. */
export type SentUpload = {
  files: ImportFile[];
  /** The id of a layout; null: each file's own is recognised. */
  profile: string | null;
  /** Where it is to go, as the form says it: `auto`, `new`, or `id:` with a plan's id. */
  target: string;
};

/** Reads an upload in a room, and keeps what was read as a draft; gives its id. */
export async function draftUpload(
  db: Db,
  importer: Importer,
  { files, profile, target }: SentUpload,
  read: ReadingRoom,
  listOwnLayouts: OwnLayouts,
  watch: Watch = {},
): Promise<Outcome<string, ImportRefusal>> {
  const { municipalityId } = importer;
  const { name: municipality } = await getMunicipality(db.kysely, municipalityId);
  const { layouts: own, isWhole } = await listOwnLayouts(db.kysely, municipalityId);
  if (!isWhole) return refuse({ code: 'reading-too-busy' });
  const reading = await read({ files, own, profile, municipality }, watch);
  if (!reading.ok) return reading;
  if (watch.signal?.aborted) return refuse({ code: 'reading-cancelled' });
  return makeDraft(db, importer, reading.value, planOf(target));
}

/** Undefined: the plan of the same title, if there is one; null: a new one. */
function planOf(target: string): string | null | undefined {
  if (target === 'auto') return undefined;
  return target.startsWith('id:') ? target.slice(3) : null;
}
