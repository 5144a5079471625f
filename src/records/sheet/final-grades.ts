import type { Reader, Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { finalGrade } from '#domain/review/final-grade.ts';
import { listLayeredGrades, ratedScalesOf } from './review-grade-queries.ts';
import { type RatedBy, setRating } from './set-rating.ts';
import type { SheetStanding } from './standing-queries.ts';

/**
 * The final grade of each scale: what somebody has chosen, else the committee's, the reviewers' or the own. Written where
 * `by` is given. `isWhole`: no scale is without one.
 */
export async function settleFinalGrades(
  tx: Tx,
  key: PlanKey,
  standing: SheetStanding,
  by: RatedBy | null,
): Promise<{ isWhole: boolean }> {
  const scales = await ratedScalesOf(tx, key, standing);
  const grades = await listLayeredGrades(tx, key, standing.id);
  // A plan without a scale grades nothing: nothing is missing.
  let isWhole = true;
  for (const { key: scale } of scales) {
    const chosen = grades.find(
      (one) => one.layer === 'final' && one.scale === scale && one.department === null,
    );
    const code = chosen?.code || finalGrade(grades, scale);
    if (code === null) isWhole = false;
    else if (by && !chosen?.code)
      await setRating(tx, key, standing, { layer: 'final', scale, code, reason: '' }, by);
  }
  return { isWhole };
}

/** A sheet that is opened again has no final grade any more; what it was stays in its history. */
export async function takeBackFinalGrades(
  tx: Tx,
  key: PlanKey,
  standing: SheetStanding,
  by: RatedBy,
): Promise<void> {
  for (const scale of await finalScales(tx, key, standing.id))
    await setRating(tx, key, standing, { layer: 'final', scale, code: '', reason: '' }, by);
}

async function finalScales(db: Reader, key: PlanKey, sheetId: string): Promise<(string | null)[]> {
  const grades = await listLayeredGrades(db, key, sheetId);
  return [...new Set(grades.filter((one) => one.layer === 'final').map((one) => one.scale))];
}
