import { importRefusals } from '#messages/imports.ja.ts';

type Sentences = typeof importRefusals;

/** Why files cannot be read, or a draft cannot be changed or written: a code and what its sentence names. */
export type ImportRefusal = {
  [Code in keyof Sentences]: { code: Code } & Parameters<Sentences[Code]>[0];
}[keyof Sentences];

/** The Japanese sentence of a refusal. */
export function sentenceOf(refusal: ImportRefusal): string {
  return (importRefusals[refusal.code] as (names: ImportRefusal) => string)(refusal);
}
