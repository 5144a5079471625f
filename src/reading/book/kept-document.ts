import type { ExchangeDocument } from '#exchange/schema.ts';
import { HIDDEN } from '#papers/book-words.ts';
import { parseDocument } from '../read-json.ts';

/** What a workbook keeps beside what it shows: the document that it was printed from, the year that was asked for, the edition. */
export type Kept = {
  document: ExchangeDocument;
  year: number | null;
  edition?: { year: number; sha256: string };
};

/** Null where another program dropped a part of it, or a person changed it: then only what is shown counts. */
export function keptDocument(hidden: Readonly<Record<string, string>>): Kept | null {
  let text = '';
  for (let piece = 1; hidden[`${HIDDEN.document}${piece}`] !== undefined; piece += 1)
    text += hidden[`${HIDDEN.document}${piece}`];
  const parsed = text === '' ? null : parseDocument('', parse(text));
  if (!parsed?.ok || parsed.value.plans.length !== 1) return null;
  const [told = '', sha256] = [hidden[HIDDEN.year], hidden[HIDDEN.edition]];
  const year = /^\d{4}$/u.test(told) ? Number(told) : null;
  const edition = year !== null && sha256 ? { edition: { year, sha256 } } : {};
  return { document: parsed.value, year, ...edition };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
