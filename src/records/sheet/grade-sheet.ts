import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { decideMove, type MoveRefusal } from '#domain/review/decide-move.ts';
import { differsFromSelf } from '#domain/review/final-grade.ts';
import { listScales } from '#records/plan/queries.ts';
import { moveSheetIn } from './move-sheet.ts';
import { listLayeredGrades, ratedScalesOf } from './review-grade-queries.ts';
import { type GivenRating, setRating } from './set-rating.ts';
import { findStanding, movableOf, type SheetStanding } from './standing-queries.ts';

/** The grades of one sheet, of each scale that it is graded on, as somebody gives them. */
export type WantedGrades = {
  sheet: string;
  /** Of the sheet, as the person saw it. */
  version: number;
  grades: readonly { scale: string | null; code: string; reason: string }[];
  /** The reviewers are done with the sheet: it moves on. */
  isDecided: boolean;
};

export type GradeProblem = {
  scale: string | null;
  code: 'review-reason-missing' | 'review-grade-blank' | 'not-a-choice';
};
export type GradeOutcome =
  | { ok: true; isChanged: boolean }
  | { ok: false; refusal: 'not-found' | 'stale' | MoveRefusal }
  | { ok: false; refusal: 'problems'; problems: GradeProblem[] };

/**
 * Gives the reviewers' grades of a sheet, each scale by itself, with the reason where one differs from what the department
 * gave; and decides the sheet with them where that is asked. Another person's grade is never overwritten unseen.
 */
export function gradeSheet(db: Db, act: Act, wanted: WantedGrades): Promise<GradeOutcome> {
  const { key, actor } = act;
  return inTransaction(db, async (tx) => {
    const standing = await lockSheet(tx, key, wanted.sheet);
    if (!standing) return { ok: false, refusal: 'not-found' };
    const may = decideMove(movableOf(standing, null), actor.posts, 'review', {
      comment: '',
      isComplete: true,
      hasGrade: true,
    });
    if (!may.ok && may.refusal === 'not-your-move') return { ok: false, refusal: 'not-your-move' };
    if (standing.version !== wanted.version) return { ok: false, refusal: 'stale' };
    if (!may.ok) return { ok: false, refusal: may.refusal };
    const problems = await findProblems(tx, key, wanted);
    if (problems.length > 0) return { ok: false, refusal: 'problems', problems };

    let isChanged = false;
    for (const { scale, code, reason } of wanted.grades) {
      const given: GivenRating = { layer: 'review', scale, code, reason: reason.trim() };
      isChanged = (await setRating(tx, act, standing, given)) || isChanged;
    }
    if (isChanged) {
      await tx
        .updateTable('sheet')
        .set((eb) => ({ version: eb('version', '+', 1) }))
        .where(inPlan(key))
        .where('id', '=', standing.id)
        .execute();
      await recordAct(tx, act, {
        kind: 'review-graded',
        subjectId: standing.id,
        details: { grades: wanted.grades },
      });
    }
    if (wanted.isDecided) {
      const version = standing.version + (isChanged ? 1 : 0);
      const move = { sheet: standing.id, departmentId: null, stage: 'collecting', action: 'review' } as const;
      const moved = await moveSheetIn(tx, act, { ...move, version, comment: '' });
      if (!moved.ok) throw new Error(`a graded sheet did not move: ${moved.refusal}`);
    }
    return { ok: true, isChanged: isChanged || wanted.isDecided };
  });
}

/** Holds the sheet's row, so that what was looked at stays so until the write. */
async function lockSheet(tx: Tx, key: PlanKey, sheet: string): Promise<SheetStanding | undefined> {
  await tx.selectFrom('sheet').select('id').where(inPlan(key)).where('id', '=', sheet).forUpdate().execute();
  return findStanding(tx, key, sheet);
}

async function findProblems(tx: Tx, key: PlanKey, wanted: WantedGrades): Promise<GradeProblem[]> {
  const standing = (await findStanding(tx, key, wanted.sheet))!;
  const known = await ratedScalesOf(tx, key, standing);
  const scales = await listScales(tx, key);
  const own = await listLayeredGrades(tx, key, wanted.sheet);
  const unknown = wanted.grades.flatMap(({ scale, code }): GradeProblem[] => {
    const rated = known.find((one) => one.key === scale);
    const codes = scales.find(({ id }) => id === rated?.id)?.codes ?? [];
    return code === '' || codes.some((one) => one.code === code) ? [] : [{ scale, code: 'not-a-choice' }];
  });
  const unexplained = wanted.grades
    .filter(
      ({ scale, code, reason }) => code !== '' && reason.trim() === '' && differsFromSelf(own, scale, code),
    )
    .map(({ scale }): GradeProblem => ({ scale, code: 'review-reason-missing' }));
  const blank = known
    .filter(
      ({ key: scale }) =>
        wanted.isDecided && !wanted.grades.some((one) => one.scale === scale && one.code !== ''),
    )
    .map(({ key: scale }): GradeProblem => ({ scale, code: 'review-grade-blank' }));
  return [...unknown, ...unexplained, ...blank];
}
