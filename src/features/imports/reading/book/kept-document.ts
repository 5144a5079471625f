import type { ExchangeDocument } from '#exchange/schema.ts';
import { HIDDEN } from '#features/exports/book-words.ts';
import { parseDocument } from '../../read-json.ts';

/** What a workbook keeps beside what it shows: the document that it was printed from, and the year that was asked for. */
export type Kept = { document: ExchangeDocument; year: number | null };

/** Null where another program dropped a part of it, or a person changed it: then only what is shown counts. */
export function keptDocument(hidden: Readonly<Record<string, string>>): Kept | null {
  let text = '';
  for (let piece = 1; hidden[`${HIDDEN.document}${piece}`] !== undefined; piece += 1)
    text += hidden[`${HIDDEN.document}${piece}`];
  const parsed = text === '' ? null : parseDocument('', parse(text));
  if (!parsed?.ok || parsed.value.plans.length !== 1) return null;
  const year = hidden[HIDDEN.year] ?? '';
  return { document: parsed.value, year: /^\d{4}$/u.test(year) ? Number(year) : null };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
