import type { Reader, Tx } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { finalGrade } from '#domain/review/final-grade.ts';
import { listLayeredGrades, ratedScalesOf } from './review-grade-queries.ts';
import { setRating } from './set-rating.ts';
import type { SheetStanding } from './standing-queries.ts';

type FinalGrade = { scale: string | null; code: string | null; isChosen: boolean };

/** The final grade of each scale: what somebody has chosen, else the committee's, the reviewers' or the own. */
async function listFinalGrades(db: Reader, key: PlanKey, standing: SheetStanding): Promise<FinalGrade[]> {
  const scales = await ratedScalesOf(db, key, standing);
  const grades = await listLayeredGrades(db, key, standing.id);
  return scales.map(({ key: scale }) => {
    const chosen = grades.find(
      (one) => one.layer === 'final' && one.scale === scale && one.department === null,
    );
    return { scale, code: chosen?.code || finalGrade(grades, scale), isChosen: Boolean(chosen?.code) };
  });
}

/** Has every scale a final grade? A plan without a scale grades nothing: nothing is missing. */
export async function hasFinalGrades(db: Reader, key: PlanKey, standing: SheetStanding): Promise<boolean> {
  return (await listFinalGrades(db, key, standing)).every(({ code }) => code !== null);
}

/** Writes the final grades that nobody has chosen. */
export async function settleFinalGrades(tx: Tx, act: Act, standing: SheetStanding): Promise<void> {
  for (const { scale, code, isChosen } of await listFinalGrades(tx, act.key, standing))
    if (code !== null && !isChosen)
      await setRating(tx, act, standing, { layer: 'final', scale, code, reason: '' });
}

/** A sheet that is opened again has no final grade any more; what it was stays in its history. */
export async function takeBackFinalGrades(tx: Tx, act: Act, standing: SheetStanding): Promise<void> {
  for (const scale of await finalScales(tx, act.key, standing.id))
    await setRating(tx, act, standing, { layer: 'final', scale, code: '', reason: '' });
}

async function finalScales(db: Reader, key: PlanKey, sheetId: string): Promise<(string | null)[]> {
  const grades = await listLayeredGrades(db, key, sheetId);
  return [...new Set(grades.filter((one) => one.layer === 'final').map((one) => one.scale))];
}
