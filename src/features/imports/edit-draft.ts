import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import { parseFiscalYear } from '#domain/calendar/fiscal-year.ts';
import type { ExchangeDocument, ExchangeIndicator, ExchangeSheet } from '#exchange/schema.ts';
import { schemaFaults } from '#messages';
import { checkDocument } from './check-document.ts';
import { type Importer, packProvenance } from './make-draft.ts';
import { type Draft, type DraftKey, findDraft } from './queries.ts';
import { parseDocument } from './read-json.ts';
import { recordImportEvent } from './record-event.ts';
import { done, type Outcome, refuse } from './refusal.ts';
import { stillOpen } from './resolve-problems.ts';

/**
 * One correction of a draft. `set`: another text for the value at the pointer (the empty text is "nothing printed");
 * `date`: the year of a value that stood without one; `rate`: the grade that a sheet lacks.
 */
export type Edit =
  | { op: 'set'; pointer: string; text: string }
  | { op: 'date'; pointer: string; text: string }
  | { op: 'rate'; pointer: string; text: string };

type Content = Pick<Draft, 'document' | 'provenance'>;

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
  let content: Content = { document: draft.document, provenance: { ...draft.provenance } };
  const changes: { pointer: string; before: string; after: string }[] = [];
  for (const edit of inOrder(edits)) {
    const edited = applyEdit(content, edit);
    if (!edited.ok) return edited;
    changes.push({ pointer: edit.pointer, before: edited.value.before, after: edit.text });
    content = edited.value.content;
  }
  const checked = parseDocument('', content.document);
  if (!checked.ok) {
    const { refusal } = checked;
    const reason = refusal.code === 'document-invalid' ? refusal.reason : schemaFaults.other();
    return refuse({ code: 'value-invalid', reason });
  }
  const { provenance } = content;
  const problems = checkDocument(checked.value, provenance);
  const isWritten = await inTransaction(db, async (tx) => {
    const updated = await tx
      .updateTable('import_draft')
      .set({
        document: JSON.stringify({ ...checked.value, problems }),
        provenance: packProvenance(provenance),
        version: version + 1,
      })
      .where('municipality_id', '=', key.municipalityId)
      .where('id', '=', key.draftId)
      .where('state', '=', 'open')
      .where('version', '=', version)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return false;
    await recordImportEvent(tx, importer, 'import-edited', key.draftId, { changes });
    return true;
  });
  return isWritten ? done(version + 1) : refuse({ code: 'draft-changed' });
}

/** Dating takes a value out of its list, so texts are set first, and the last of a list is dated first. */
function inOrder(edits: readonly Edit[]): Edit[] {
  const dates = edits.filter(({ op }) => op === 'date');
  const index = ({ pointer }: Edit) => Number(pointer.split('/').at(-1));
  return [...edits.filter(({ op }) => op !== 'date'), ...dates.sort((a, b) => index(b) - index(a))];
}

/** One correction, on a copy. A corrected value keeps its place in the source and is certain from now on. */
export function applyEdit(content: Content, edit: Edit): Outcome<{ content: Content; before: string }> {
  const document = structuredClone(content.document);
  const provenance = { ...content.provenance };
  const place = findPlace(document, edit.op === 'set' ? edit.pointer : `${edit.pointer}/`);
  if (!place) return refuse({ code: 'value-not-found' });
  const { parent, key } = place;
  const origin = provenance[edit.op === 'date' ? `${edit.pointer}/text` : edit.pointer];
  let before = '';
  if (edit.op === 'set') {
    const held = (parent as Record<string, unknown>)[key];
    if (held !== null && typeof held !== 'string' && typeof held !== 'number')
      return refuse({ code: 'value-not-found' });
    before = held === null ? '' : String(held);
    const value = readValue(key, edit.text);
    if (!value.ok) return value;
    (parent as Record<string, unknown>)[key] = value.value;
    if (origin) provenance[edit.pointer] = { ...origin, confidence: 1 };
  } else if (edit.op === 'date') {
    const dated = dateValue(document, provenance, edit);
    if (!dated.ok) return dated;
  } else (parent as ExchangeSheet).ratings.push({ layer: 'self', department: null, code: edit.text });
  const problems = stillOpen(document, edit, origin);
  return done({ content: { document: { ...document, problems }, provenance }, before });
}

/** The object that holds the value, and its key there. A field's key is all that stands behind `/fields/`. */
function findPlace(document: ExchangeDocument, pointer: string): { parent: object; key: string } | null {
  const [way, field] = pointer.split(/\/fields\/(.*)/su) as [string, string | undefined];
  const tokens = way.split('/').slice(1);
  const key = field ?? tokens.pop() ?? '';
  if (field !== undefined) tokens.push('fields');
  let parent: unknown = document;
  for (const token of tokens) {
    if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, token)) return null;
    parent = (parent as Record<string, unknown>)[token];
  }
  if (typeof parent !== 'object' || parent === null) return null;
  return key === '' || Object.hasOwn(parent, key) ? { parent, key } : null;
}

const MAY_BE_NULL = /^(?:name|breakdown|department|subsection|from|to)$/u;

function readValue(key: string, text: string): Outcome<string | number | null> {
  if (text === '' && MAY_BE_NULL.test(key)) return done(null);
  if (!/^(?:year|from|to)$/u.test(key)) return done(text);
  const reading = parseFiscalYear(text);
  if (reading.ok) return done(reading.year);
  return refuse({ code: 'value-invalid', reason: schemaFaults['year-unreadable'](text) });
}

function dateValue(
  document: ExchangeDocument,
  provenance: Draft['provenance'],
  { pointer, text }: Edit,
): Outcome<null> {
  const year = readValue('year', text);
  if (!year.ok) return year;
  const [here, place] = pointer.split('/undated/') as [string, string];
  const found = findPlace(document, `${here}/`);
  const indicator = found?.parent as ExchangeIndicator | undefined;
  const at = Number(place);
  const value = indicator?.undated?.[at];
  if (!indicator || !value) return refuse({ code: 'value-not-found' });
  const moved = provenance[`${pointer}/text`];
  if (moved) provenance[`${here}/values/${indicator.values.length}/text`] = { ...moved, confidence: 1 };
  for (let k = at; k < indicator.undated.length; k += 1) {
    const next = provenance[`${here}/undated/${k + 1}/text`];
    if (next) provenance[`${here}/undated/${k}/text`] = next;
    else delete provenance[`${here}/undated/${k}/text`];
  }
  indicator.values.push({ kind: value.kind, year: year.value as number, text: value.text });
  indicator.undated.splice(at, 1);
  return done(null);
}
