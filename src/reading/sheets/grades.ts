import { asciiLetters } from '../look-alikes.ts';
import type { ReadRatingScale, Span, Traced } from '../read-plan.ts';
import { bareText, type PrintedLine } from './printed-line.ts';

/** A printed grade; `code` null where it is a letter of no scale. */
export type PrintedGrade = { span: Span; printed: string; code: Traced | null };

/**
 * Is this a grade and nothing else? One letter: a code of the scale, or one that cannot be read. Look-alikes of A, B, C
 * from other alphabets are those letters; nothing else is guessed.
 */
export function readGrade(line: PrintedLine, scales: readonly ReadRatingScale[]): PrintedGrade | null {
  const printed = line.bare.text;
  const text = asciiLetters(printed);
  const isKnown = scales.some((scale) => scale.codes.some(({ code }) => bareText(code) === text));
  if (isKnown) return { span: line.span, printed, code: { text, spans: [line.span], confidence: 1 } };
  return /^\p{Lu}$/u.test(printed) ? { span: line.span, printed, code: null } : null;
}
