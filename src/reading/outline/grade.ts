import { codeIn } from '#domain/review/rating-scale.ts';
import { latinLetters } from '#domain/text/look-alikes.ts';
import { foldText } from '../fold.ts';

const PRINTED_AS_NONE = /^[-‐‑–—―ー−_/／]*$/u;

type Scales = readonly { codes: readonly { code: string }[] }[];

/**
 * What does a rating cell say: a code of one of the scales, nothing (also where only a dash is printed), or something
 * that is in no scale and must not be guessed? Markdown's bold does not count.
 */
export function readGrade(text: string, scales: Scales): { code: string } | 'none' | 'unreadable' {
  const printed = foldText(latinLetters(text)).replace(/^\*\*(.*)\*\*$/u, '$1');
  const code = codeIn(scales, printed);
  if (code !== null) return { code };
  return PRINTED_AS_NONE.test(printed) ? 'none' : 'unreadable';
}
