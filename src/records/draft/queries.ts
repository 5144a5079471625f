import { onTown } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { ExchangeDocument } from '#exchange/schema.ts';
import type { Decisions } from './decisions.ts';
import { keepRecent } from './keep-recent.ts';
import type { KeptLine, KeptLines, KeptProvenance } from './kept-reading.ts';
import { unpack, unpackBytes } from './pack-reading.ts';

export type DraftKey = { municipalityId: string; draftId: string };

export type DraftHead = {
  id: string;
  state: 'open' | 'confirmed' | 'cancelled';
  profile: string;
  planId: string | null;
  conservation: number;
  version: number;
  madeBy: string;
  madeAt: string;
};
export type Draft = DraftHead & {
  document: ExchangeDocument;
  provenance: KeptProvenance;
  decisions: Decisions;
};
export type DraftFile = { position: number; name: string; sha256: string; encoding: string };

const HEAD = [
  'id',
  'state',
  'profile',
  'plan_id as planId',
  'conservation',
  'version',
  'made_by as madeBy',
  'made_at as madeAt',
] as const;

/** The drafts of a municipality with the names of their files, newest first. */
export async function listDrafts(
  db: Reader,
  municipalityId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ drafts: (DraftHead & { files: string[] })[]; total: number }> {
  const drafts = await db
    .selectFrom('import_draft')
    .select(HEAD)
    .where('municipality_id', '=', municipalityId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
  const { total } = await db
    .selectFrom('import_draft')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('municipality_id', '=', municipalityId)
    .executeTakeFirstOrThrow();
  const names = await db
    .selectFrom('import_file')
    .select(['draft_id', 'name'])
    .where('municipality_id', '=', municipalityId)
    .where('draft_id', 'in', ['', ...drafts.map(({ id }) => id)])
    .orderBy('position')
    .execute();
  return {
    drafts: drafts.map((draft) => ({
      ...draft,
      files: names.filter((file) => file.draft_id === draft.id).map((file) => file.name),
    })),
    total: Number(total),
  };
}

/** A whole draft with the origin of every value. It is shared with other requests: whoever changes it works on a copy. */
export async function findDraft(
  db: Reader,
  { municipalityId, draftId }: DraftKey,
): Promise<Draft | undefined> {
  const ofDraft = db
    .selectFrom('import_draft')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', draftId);
  const head = await ofDraft.select([...HEAD, 'decisions']).executeTakeFirst();
  if (!head) return undefined;
  const unpacked = await recentDrafts.get(`${municipalityId} ${draftId} ${head.version}`, async () => {
    const row = await ofDraft
      .select(['document', 'provenance'])
      .where('version', '=', head.version)
      .executeTakeFirst();
    return (
      row && {
        document: unpack<Draft['document']>(row.document),
        provenance: unpack<Draft['provenance']>(row.provenance),
      }
    );
  });
  // Between the two reads somebody may have made the next version.
  return unpacked ? { ...head, ...unpacked } : findDraft(db, { municipalityId, draftId });
}

/** Unpacking a great draft takes far longer than showing a page of it, and a person looks at one draft for a while. */
const recentDrafts = keepRecent<Pick<Draft, 'document' | 'provenance'>>(3);

export function listDraftFiles(db: Reader, { municipalityId, draftId }: DraftKey): Promise<DraftFile[]> {
  return db
    .selectFrom('import_file')
    .select(['position', 'name', 'sha256', 'encoding'])
    .where('municipality_id', '=', municipalityId)
    .where('draft_id', '=', draftId)
    .orderBy('position')
    .execute();
}

export async function findFileContent(
  db: Reader,
  { municipalityId, draftId }: DraftKey,
  name: string,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('import_file')
    .select('content')
    .where('municipality_id', '=', municipalityId)
    .where('draft_id', '=', draftId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row && unpackBytes(row.content);
}

/** What was read of a file that is no text, kept beside it: reading a great PDF again would keep the person waiting. */
export async function findReadLines(
  db: Reader,
  key: DraftKey,
  name: string,
): Promise<readonly KeptLine[] | undefined> {
  return (await listReadLines(db, key)).get(name);
}

/** What was read of each file of a draft that is no text. */
export async function listReadLines(db: Reader, { municipalityId, draftId }: DraftKey): Promise<KeptLines> {
  const read = await recentLines.get(`${municipalityId} ${draftId}`, async () => {
    const rows = await db
      .selectFrom('import_file')
      .select(['name', 'lines'])
      .where('municipality_id', '=', municipalityId)
      .where('draft_id', '=', draftId)
      .where('lines', 'is not', null)
      .execute();
    return new Map(rows.flatMap(({ name, lines }) => (lines ? [[name, unpack<KeptLine[]>(lines)]] : [])));
  });
  return read ?? new Map();
}

/** They never change. */
const recentLines = keepRecent<KeptLines>(3);

/** Other drafts that hold one of these files, by hash: the same file was read before. */
export function listDraftsOfSameFiles(
  db: Reader,
  municipalityId: string,
  hashes: readonly string[],
  except: string | null,
): Promise<{ id: string; state: DraftHead['state']; planId: string | null; madeAt: string; file: string }[]> {
  return db
    .selectFrom('import_file')
    .innerJoin('import_draft', onTown('import_draft.id', 'import_file.draft_id'))
    .select(['import_draft.id', 'state', 'plan_id as planId', 'made_at as madeAt', 'name as file'])
    .where('import_file.municipality_id', '=', municipalityId)
    .where('sha256', 'in', ['', ...hashes])
    .where('import_draft.id', '!=', except ?? '')
    .orderBy('made_at', 'desc')
    .execute();
}

/** The plans that a draft may be added to. */
export function listPlanChoices(
  db: Reader,
  municipalityId: string,
): Promise<{ id: string; title: string; from: number | null; to: number | null }[]> {
  return db
    .selectFrom('plan')
    .select(['id', 'title', 'from_year as from', 'to_year as to'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('from_year', 'desc')
    .orderBy('id')
    .execute();
}
