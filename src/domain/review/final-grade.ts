import type { Layer } from '../sheet/layer.ts';

/** A grade on a sheet, of one layer; `department` where each owner rates, `scale` where the plan has several. */
export type LayeredGrade = {
  layer: Layer;
  department: string | null;
  scale: string | null;
  code: string;
};

/**
 * Which grade is final where nobody chose one: the committee's, else the reviewers', else the department's own. Owners that
 * graded themselves differently have no grade together: null, and somebody must choose.
 */
export function finalGrade(grades: readonly LayeredGrade[], scale: string | null): string | null {
  for (const layer of ['committee', 'review', 'self'] as const) {
    const codes = new Set(
      grades
        .filter((one) => one.layer === layer && one.scale === scale && one.code !== '')
        .map(({ code }) => code),
    );
    if (codes.size > 0) return codes.size === 1 ? [...codes][0]! : null;
  }
  return null;
}

/**
 * Does a grade of the reviewers differ from what the departments gave themselves, so that it needs a reason? Also where the
 * owners differ among themselves: then it differs from one of them. Not where there is no grade of their own.
 */
export function differsFromSelf(
  grades: readonly LayeredGrade[],
  scale: string | null,
  code: string,
): boolean {
  return grades.some((one) => one.layer === 'self' && one.scale === scale && one.code !== code);
}
