import type { ProjectCount } from '../plan/placement.ts';
import type { RatingScale } from './rating-scale.ts';

/** A project with its grade in one year and layer (null: none), and how often the items in question list it. */
export type GradedProject = { project: string; code: string | null; listings: number };

/** A line of the summary 総括表: a grade and how many projects have it. `code` null: no grade. */
export type GradeCount = ProjectCount & { code: string | null };

/**
 * How many projects have each grade, 実数 (each project once) and 延べ (each listing)? In the order of the scale, every code
 * of it, also one that nobody has; then codes that the scale does not have, then those without a grade. A project with two
 * grades, one for each owner, counts once under each.
 */
export function countGrades(scale: RatingScale, graded: readonly GradedProject[]): GradeCount[] {
  const inScale = scale.codes.map(({ code }) => code);
  const others = graded.flatMap(({ code }) => (code === null || inScale.includes(code) ? [] : [code]));
  return [...inScale, ...new Set(others), null].map((code) => {
    const having = new Map(
      graded.filter((one) => one.code === code).map(({ project, listings }) => [project, listings]),
    );
    const listed = [...having.values()].reduce((sum, listings) => sum + listings, 0);
    return { code, distinct: having.size, listed };
  });
}
