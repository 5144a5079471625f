import { valueAt } from '#domain/publication/json-pointer.ts';
import { documentSchema, type ExchangeDocument, type ExchangePlan } from '#exchange/schema.ts';
import { importProblems } from '#messages/imports.ja.ts';
import { bookOf } from '#papers/book/book-of.ts';
import type { Origin, Reading } from '../assemble.ts';
import { sourceOfBook } from '../source-of-book.ts';
import { bookletAsRead } from './booklet-as-read.ts';
import type { Kept } from './kept-document.ts';
import { type PlanTexts, type Scalar, textsOf } from './plan-texts.ts';
import { type PrintedReading, readPrinted } from './read-printed.ts';

/**
 * The document that a workbook was printed from, with what a person changed in it: what is shown is compared with what that
 * document prints. A changed text is taken; where one is gone, nothing is taken away. Both are listed as problems.
 */
export function readKept(shown: PrintedReading, from: Kept): Reading {
  const kept = structuredClone(from.document);
  const plan = kept.plans[0]!;
  const places = textsOf(plan);
  const before = printedTexts(from);
  const now = textsOf(shown.document.plans[0]!, shown.printed);
  const reading: Reading = { document: kept, provenance: {}, conservation: shown.conservation };
  const origins = (name: string): Origin | undefined =>
    shown.provenance[`/plans/0${now.get(name)?.at ?? ''}`];
  for (const [name, { value }] of now) {
    const place = places.get(name);
    const was = before.texts.get(name);
    const origin = origins(name);
    if (place && origin) reading.provenance[`/plans/0${place.at}`] = origin;
    if (isSame(value, was?.value)) continue;
    const isKnown = place !== undefined && isSame(place.value, was?.value);
    if (isKnown && value !== null && put(plan, place.at, value)) note(kept, 'changed-in-book', value, origin);
    else if (isKnown && value === null)
      note(kept, 'missing-in-book', was?.value ?? null, undefined, aboutOf(plan, place.at));
    else if (!place && isNewField(plan, name, now, places, value))
      note(kept, 'changed-in-book', value, origin);
    else leave(reading, value, origin);
  }
  for (const [name, value] of missing(before.texts, now))
    note(kept, 'missing-in-book', value, undefined, aboutOf(plan, places.get(name)?.at ?? ''));
  kept.leftovers.push(...strays(shown, before.shown, kept));
  return { ...reading, document: documentSchema.parse(kept) };
}

/** What the book would show and does not; of a record that is gone as a whole, what it begins with. */
function missing(before: PlanTexts, now: PlanTexts): [name: string, Scalar][] {
  const recordOf = (name: string) => name.split('\n').slice(0, 2).join('\n');
  const there = new Set([...now.keys()].map(recordOf));
  const gone = new Set<string>();
  return [...before].flatMap(([name, { value }]) => {
    const record = recordOf(name);
    if (now.has(name) || isSame(value, null) || IMPLIED.test(name) || gone.has(record)) return [];
    if (!there.has(record)) gone.add(record);
    return [[name, value]];
  });
}

/** What a table tells by where a text stands. */
const IMPLIED = /\n(?:kind|year|layer|status|relisted|level|ordered)$/u;

type Shown = { texts: PlanTexts; shown: ReadonlySet<string> };

function printedTexts({ document, year, edition }: Kept): Shown {
  const municipality = { ...document.municipality, name: document.municipality.name ?? '' };
  const material = {
    municipality,
    plan: document.plans[0]!,
    today: '2000-01-01',
    ...(edition && { edition }),
  };
  const booklet = bookOf(material, { year });
  const book = bookletAsRead(booklet, { asTabs: true });
  const { source } = sourceOfBook({ name: '', sha256: '' }, book);
  const printed = readPrinted(source, book);
  return {
    texts: textsOf(printed.document.plans[0]!, printed.printed),
    shown: new Set(printed.cells.map(({ text }) => fold(text))),
  };
}

/** What the document would not print and no value took up: what was written beside, or over a text that stands elsewhere too. */
function strays(
  { cells, document }: PrintedReading,
  shown: ReadonlySet<string>,
  { problems, leftovers }: ExchangeDocument,
): ExchangeDocument['leftovers'] {
  const taken = [...problems, ...leftovers].map(({ text }) => fold(text));
  const file = document.leftovers[0]?.file ?? null;
  return cells.flatMap(({ text }) => {
    const said = fold(text);
    const isKnown = said === '' || shown.has(said) || taken.some((one) => one.includes(said));
    return isKnown ? [] : [{ file, line: null, text }];
  });
}

/** Blanks, line breaks and characters that nobody sees are not told apart: programs change them on their own. */
const fold = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\s\p{C}\ufffd]+/gu, ' ')
    .trim();
const isSame = (a: Scalar | undefined, b: Scalar | undefined) => fold(`${a ?? ''}`) === fold(`${b ?? ''}`);

/** False where nothing is that could be changed. */
function put(plan: ExchangePlan, at: string, value: Scalar): boolean {
  const key = at
    .slice(at.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  const holder = valueAt(plan, at.slice(0, at.lastIndexOf('/')));
  if (typeof holder !== 'object' || holder === null) return false;
  (holder as Record<string, unknown>)[key] = value;
  return true;
}

/** A text in a field that had none. */
function isNewField(
  plan: ExchangePlan,
  name: string,
  now: PlanTexts,
  places: PlanTexts,
  value: Scalar,
): boolean {
  const path = name.split('\n');
  if (path.at(-2) !== 'fields' || typeof value !== 'string') return false;
  // Another value of the same record tells where the record stands in the document.
  const record = `${path.slice(0, -2).join('\n')}\n`;
  const beside = [...now.keys()].find((other) => other.startsWith(record) && places.has(other));
  if (!beside) return false;
  const depth = beside.slice(record.length).split('\n').length;
  const at = places.get(beside)!.at.split('/').slice(0, -depth).join('/');
  return put(plan, `${at}/fields/${path.at(-1)!.replaceAll('~', '~0').replaceAll('/', '~1')}`, value);
}

function note(
  document: ExchangeDocument,
  code: 'changed-in-book' | 'missing-in-book',
  value: Scalar,
  origin: Origin | undefined,
  about: string | null = null,
): void {
  const text = `${value ?? ''}`;
  const piece = origin?.pieces[0];
  document.problems.push({
    code,
    severity: 'warning',
    file: piece?.file ?? null,
    line: piece?.line ?? null,
    text,
    message: importProblems[code](text),
    about,
  });
}

/** The project or item that a value belongs to: what is gone has no place in the file. */
function aboutOf(plan: ExchangePlan, at: string): string | null {
  const [, list = '', index] = at.split('/');
  const record = (plan as unknown as Record<string, unknown>)[list];
  const one = Array.isArray(record) ? (record[Number(index)] as Partial<Record<string, string | null>>) : {};
  return (list === 'projects' || list === 'nodes' ? one?.id : (one?.project ?? one?.node)) ?? null;
}

function leave({ document }: Reading, value: Scalar, origin: Origin | undefined): void {
  for (const { file, line, text } of origin?.pieces ?? []) document.leftovers.push({ file, line, text });
  if (!origin && value !== null) document.leftovers.push({ file: null, line: null, text: `${value}` });
}
