import { parseFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { ExchangeDocument, ExchangeIndicator } from '#exchange/schema.ts';
import { schemaFaults } from '#messages/imports.ja.ts';
import type { ImportRefusal } from '#reading/refusal.ts';
import type { Draft } from '#records/draft/queries.ts';
import { addRating } from './add-rating.ts';
import type { Edit } from './edit.ts';
import { stillOpen, subjectOf } from './resolve-problems.ts';

export type Change = { pointer: string; before: string; after: string };
type Content = Pick<Draft, 'document' | 'provenance'>;

/** All of the corrections on a copy, and what each changed; or why one of them cannot be made. */
export function applyEdits(
  { document, provenance }: Content,
  edits: readonly Edit[],
): Outcome<Content & { changes: Change[] }, ImportRefusal> {
  const content = { document: structuredClone(document), provenance: { ...provenance } };
  const changes: Change[] = [];
  for (const edit of inOrder(edits)) {
    const origin = content.provenance[edit.op === 'date' ? `${edit.pointer}/text` : edit.pointer];
    const pieces =
      edit.op === 'remove' ? piecesUnder(content.provenance, edit.pointer) : (origin?.pieces ?? []);
    const subject = subjectOf(content.document, edit.pointer);
    const before = applyEdit(content, edit);
    if (!before.ok) return before;
    const after = 'text' in edit ? edit.text : edit.op === 'accept' ? 'note' : '';
    changes.push({ pointer: edit.pointer, before: before.value, after });
    content.document.problems = stillOpen(content.document, edit, { subject, pieces });
  }
  return done({ ...content, changes });
}

/** Dating and removing take a value out of its list, so texts are set first, and the last of a list is taken out first. */
function inOrder(edits: readonly Edit[]): Edit[] {
  const takesOut = ({ op }: Edit) => op === 'date' || op === 'remove';
  const index = ({ pointer }: Edit) => Number(pointer.split('/').at(-1)) || 0;
  return [
    ...edits.filter((edit) => !takesOut(edit)),
    ...edits.filter(takesOut).sort((a, b) => index(b) - index(a)),
  ];
}

/** Makes one correction in place, and tells what stood there. A corrected value keeps its place in the source and is certain from now on. */
function applyEdit(content: Content, edit: Edit): Outcome<string, ImportRefusal> {
  switch (edit.op) {
    case 'set':
      return setValue(content, edit.pointer, edit.text);
    case 'date':
      return dateValue(content, edit.pointer, edit.text);
    case 'remove':
      return removeValue(content, edit.pointer);
    case 'rate':
      return addRating(content.document, edit.pointer, edit.text, edit);
    case 'accept': {
      const problem = content.document.problems[Number(edit.pointer.match(/^\/problems\/(\d+)$/u)?.[1])];
      if (!problem) return refuse({ code: 'value-not-found' });
      problem.severity = 'note';
      return done(problem.message);
    }
  }
}

function setValue(
  { document, provenance }: Content,
  pointer: string,
  text: string,
): Outcome<string, ImportRefusal> {
  const place = findPlace(document, pointer);
  if (!place) return refuse({ code: 'value-not-found' });
  const { parent, key } = place;
  const held = parent[key];
  if (held !== null && typeof held !== 'string' && typeof held !== 'number')
    return refuse({ code: 'value-not-found' });
  const value = readValue(key, text);
  if (!value.ok) return value;
  parent[key] = value.value;
  const origin = provenance[pointer];
  if (origin) provenance[pointer] = { ...origin, confidence: 1 };
  return done(held === null ? '' : String(held));
}

/** The object that holds the value, and its key there. A field's key is all that stands behind `/fields/`. */
function findPlace(
  document: ExchangeDocument,
  pointer: string,
): { parent: Record<string, unknown>; key: string } | null {
  const [way, field] = pointer.split(/\/fields\/(.*)/su) as [string, string | undefined];
  const tokens = way.split('/').slice(1);
  const key = field ?? tokens.pop() ?? '';
  if (field !== undefined) tokens.push('fields');
  let parent: unknown = document;
  for (const token of tokens) {
    if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, token)) return null;
    parent = (parent as Record<string, unknown>)[token];
  }
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, key)) return null;
  return { parent: parent as Record<string, unknown>, key };
}

const MAY_BE_NULL = /^(?:name|breakdown|department|subsection|from|to)$/u;

function readValue(key: string, text: string): Outcome<string | number | null, ImportRefusal> {
  if (text === '' && MAY_BE_NULL.test(key)) return done(null);
  return /^(?:year|from|to)$/u.test(key) ? readYear(text) : done(text);
}

function readYear(text: string): Outcome<number, ImportRefusal> {
  const reading = parseFiscalYear(text);
  if (reading.ok) return done(reading.year);
  return refuse({ code: 'value-invalid', reason: schemaFaults['year-unreadable'](text) });
}

function dateValue(content: Content, pointer: string, text: string): Outcome<string, ImportRefusal> {
  const year = readYear(text);
  if (!year.ok) return year;
  const [here, at] = pointer.split('/undated/') as [string, string];
  const place = findPlace(content.document, here);
  const indicator = place?.parent[place.key] as ExchangeIndicator | undefined;
  const value = indicator?.undated?.[Number(at)];
  if (!indicator || !value) return refuse({ code: 'value-not-found' });
  const origin = content.provenance[`${pointer}/text`];
  if (origin)
    content.provenance[`${here}/values/${indicator.values.length}/text`] = { ...origin, confidence: 1 };
  indicator.values.push({ kind: value.kind, year: year.value, text: value.text });
  return removeValue(content, pointer);
}

/** What may be taken out without leaving a hole: entries of these lists, and fields. */
const REMOVABLE =
  /^(.*\/(?:values|undated|ratings|indicators|flags|owners|sections|philosophies))\/(\d+)$|\/fields\/.+$/su;

function removeValue(content: Content, pointer: string): Outcome<string, ImportRefusal> {
  const found = pointer.match(REMOVABLE);
  const place = found && findPlace(content.document, pointer);
  if (!place) return refuse({ code: 'value-not-found' });
  const { parent, key } = place;
  const held = parent[key];
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
  content.provenance = withoutPlace(content.provenance, pointer, found[1]);
  return done(typeof held === 'string' ? held : JSON.stringify(held));
}

/** The origins without those of a removed value; those of the values behind it in its list move up with them. */
function withoutPlace(
  provenance: Draft['provenance'],
  pointer: string,
  list: string | undefined,
): Draft['provenance'] {
  const at = Number(pointer.split('/').at(-1));
  const kept: Draft['provenance'] = {};
  for (const [key, origin] of Object.entries(provenance)) {
    if (key === pointer || key.startsWith(`${pointer}/`)) continue;
    const [, place, rest] =
      (list !== undefined && key.startsWith(`${list}/`) && key.slice(list.length).match(/^\/(\d+)(.*)$/su)) ||
      [];
    kept[Number(place) > at ? `${list}/${Number(place) - 1}${rest}` : key] = origin;
  }
  return kept;
}

const piecesUnder = (provenance: Draft['provenance'], pointer: string) =>
  Object.entries(provenance).flatMap(([key, { pieces }]) =>
    key === pointer || key.startsWith(`${pointer}/`) ? pieces : [],
  );
