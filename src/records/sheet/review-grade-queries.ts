import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { LayeredGrade } from '#domain/review/final-grade.ts';
import { type RatedScale, ratedScales } from '#domain/review/rated-scales.ts';
import { printedName } from '#records/people/department-name.ts';
import { listScales } from '#records/plan/queries.ts';
import { findFormOf } from './answer-queries.ts';
import type { SheetStanding } from './standing-queries.ts';

/** The scales that this sheet is graded on as a whole. */
export async function ratedScalesOf(
  db: Reader,
  key: PlanKey,
  standing: SheetStanding,
): Promise<RatedScale[]> {
  return ratedScales(await findFormOf(db, key, standing), await listScales(db, key));
}

/** Every grade on a sheet, of every layer. */
export async function listLayeredGrades(db: Reader, key: PlanKey, sheetId: string): Promise<LayeredGrade[]> {
  return db
    .selectFrom('rating')
    .select(['layer', 'scale_id as scale', 'code', printedName<string | null>('rating').as('department')])
    .where(inPlan(key))
    .where('sheet_id', '=', sheetId)
    .orderBy('position')
    .execute();
}

/** Have the reviewers graded the sheet on every scale that it is graded on? */
export async function hasReviewGrade(db: Reader, key: PlanKey, standing: SheetStanding): Promise<boolean> {
  const scales = await ratedScalesOf(db, key, standing);
  const grades = await listLayeredGrades(db, key, standing.id);
  const isGiven = ({ key: scale }: RatedScale) =>
    grades.some(
      (one) => one.layer === 'review' && one.department === null && one.scale === scale && one.code !== '',
    );
  return scales.every(isGiven);
}
