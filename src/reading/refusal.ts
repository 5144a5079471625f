import { importRefusals } from '#messages/imports.ja.ts';

type Sentences = typeof importRefusals;

/** Why files cannot be read, or a draft cannot be changed or written: a code and what its sentence names. */
export type ImportRefusal = {
  [Code in keyof Sentences]: { code: Code } & Parameters<Sentences[Code]>[0];
}[keyof Sentences];

/** A value, or why there is none. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: ImportRefusal };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refuse = (refusal: ImportRefusal): { ok: false; refusal: ImportRefusal } => ({
  ok: false,
  refusal,
});

/** The Japanese sentence of a refusal. */
export function sentenceOf(refusal: ImportRefusal): string {
  return (importRefusals[refusal.code] as (names: ImportRefusal) => string)(refusal);
}
