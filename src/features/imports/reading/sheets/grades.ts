import { readGrade } from '../outline/grade.ts';
import type { ReadRatingScale, Span, Traced } from '../read-plan.ts';
import type { PrintedLine } from './printed-line.ts';

/** A grade that stands alone on a line; `code` null where it is a letter of no scale. */
export type LoneGrade = { span: Span; printed: string; code: Traced | null };

/** Is this line a grade and nothing else? One letter: a code of the scale, or one that cannot be read. */
export function loneGrade(line: PrintedLine, scales: readonly ReadRatingScale[]): LoneGrade | null {
  const { text } = line.bare;
  const grade = readGrade(text, scales);
  if (typeof grade === 'object') return { span: line.span, printed: text, code: { text: grade.code, spans: [line.span], confidence: 1 } };
  return /^\p{Lu}$/u.test(text) ? { span: line.span, printed: text, code: null } : null;
}
