import { codeIn } from '#domain/review/rating-scale.ts';
import type { ReadRatingScale, Span, Traced } from '../read-plan.ts';
import type { PrintedLine } from './printed-line.ts';

/** A printed grade; `code` null where it is a letter of no scale. */
export type PrintedGrade = { span: Span; printed: string; code: Traced | null };

/**
 * Is this a grade and nothing else? One letter: a code of the scale, or one that cannot be read. See `codeIn`.
 */
export function readGrade(line: PrintedLine, scales: readonly ReadRatingScale[]): PrintedGrade | null {
  const printed = line.bare.text;
  const text = codeIn(scales, printed);
  if (text !== null) return { span: line.span, printed, code: { text, spans: [line.span], confidence: 1 } };
  return /^\p{Lu}$/u.test(printed) ? { span: line.span, printed, code: null } : null;
}
