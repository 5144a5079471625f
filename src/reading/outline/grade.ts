import { foldText } from '../fold.ts';
import { asciiLetters } from '../look-alikes.ts';

const PRINTED_AS_NONE = /^[-‐‑–—―ー−_/／]*$/u;

type Scales = readonly { codes: readonly { code: string }[] }[];

/**
 * What does a rating cell say: a code of one of the scales, nothing (also where only a dash is printed), or something
 * that is in no scale and must not be guessed?
 */
export function readGrade(text: string, scales: Scales): { code: string } | 'none' | 'unreadable' {
  const folded = normaliseCode(text);
  if (PRINTED_AS_NONE.test(folded)) return 'none';
  const known = scales.some((scale) => scale.codes.some((code) => normaliseCode(code.code) === folded));
  return known ? { code: folded } : 'unreadable';
}

/** A rating code as it is compared: look-alikes as ASCII (before NFKC, which makes another letter of the lunate Ϲ), without blanks and markdown's bold. */
function normaliseCode(text: string): string {
  return foldText(asciiLetters(text)).replace(/^\*\*(.*)\*\*$/u, '$1');
}
