import { done, type Outcome, refuse } from '#domain/outcome.ts';
import { documentSchema, type ExchangeDocument } from '#exchange/schema.ts';
import { schemaFaults } from '#messages/imports.ja.ts';
import { findReferenceFault } from './references.ts';
import type { ImportRefusal } from './refusal.ts';

/** An exchange document from a file: valid, with every reference answered, or the path of its first fault. */
export function readJson(file: string, text: string): Outcome<ExchangeDocument, ImportRefusal> {
  const content = parseJson(text);
  if (!content.ok) return refuse({ code: 'json-broken', file, line: content.line });
  return parseDocument(file, content.value);
}

/** A value that is to be an exchange document: from a file, or from an edit. */
export function parseDocument(file: string, value: unknown): Outcome<ExchangeDocument, ImportRefusal> {
  const parsed = documentSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const names = issue.code === 'unrecognized_keys' ? issue.keys.join('、') : '';
    const sentence =
      issue.code in schemaFaults ? schemaFaults[issue.code as 'invalid_type'] : schemaFaults.other;
    return refuse({
      code: 'document-invalid',
      file,
      path: `/${issue.path.map(String).join('/')}`,
      reason: (sentence as (names: string) => string)(names),
    });
  }
  const fault = findReferenceFault(parsed.data);
  if (!fault) return done(parsed.data);
  return refuse({
    code: 'document-invalid',
    file,
    path: fault.path,
    reason: schemaFaults[fault.code](fault.id),
  });
}

/** JSON.parse, but with the line of the fault; V8 tells its place, or that the text ended too early. */
function parseJson(text: string): { ok: true; value: unknown } | { ok: false; line: number } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const place = String(error).match(/at position (\d+)/u)?.[1];
    const before = place === undefined ? text : text.slice(0, Number(place));
    return { ok: false, line: before.split('\n').length };
  }
}
