import type { Db } from '#db/connect.ts';
import { inPlan, planColumns } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import { decideMove } from '#domain/review/decide-move.ts';
import { holdYearOfSheet } from '#records/plan/hold-year.ts';
import { listScales } from '#records/plan/queries.ts';
import type { GradeOutcome } from './grade-sheet.ts';
import { ratedScalesOf } from './review-grade-queries.ts';
import { findStanding, movableOf } from './standing-queries.ts';

export type WantedVote = {
  sheet: string;
  scale: string | null;
  /** Empty: the vote is taken back. */
  code: string;
  reason: string;
};

/** One reviewer's own opinion of a grade, beside those of the others; the grade is decided by another write. */
export function castVote(db: Db, act: Act, wanted: WantedVote): Promise<GradeOutcome> {
  const { key, actor, now } = act;
  return inTransaction(db, async (tx) => {
    await holdYearOfSheet(tx, key, wanted.sheet);
    const standing = await findStanding(tx, key, wanted.sheet);
    if (!standing) return { ok: false, refusal: 'not-found' };
    const reviewing = actor.posts.filter(({ role }) => role === 'reviewer');
    const may = decideMove(movableOf(standing, null), reviewing, 'review', {
      comment: '',
      isComplete: true,
      hasGrade: true,
    });
    if (!may.ok) return { ok: false, refusal: may.refusal };
    if (actor.personId === null) return { ok: false, refusal: 'not-your-move' };
    const rated = (await ratedScalesOf(tx, key, standing)).find((one) => one.key === wanted.scale);
    const codes = (await listScales(tx, key)).find(({ id }) => id === rated?.id)?.codes ?? [];
    if (wanted.code !== '' && !codes.some(({ code }) => code === wanted.code))
      return { ok: false, refusal: 'problems', problems: [{ scale: wanted.scale, code: 'not-a-choice' }] };
    const scale_id = wanted.scale ?? '';
    const ofPerson = {
      ...planColumns(key),
      sheet_id: standing.id,
      person_id: actor.personId,
      scale_id,
    };
    const said = {
      code: wanted.code,
      reason: wanted.reason.trim(),
      actor: actor.label,
      at: now.toISOString(),
    };
    if (wanted.code === '')
      await tx
        .deleteFrom('review_vote')
        .where(inPlan(key))
        .where('sheet_id', '=', standing.id)
        .where('person_id', '=', actor.personId)
        .where('scale_id', '=', scale_id)
        .execute();
    else
      await tx
        .insertInto('review_vote')
        .values({ ...ofPerson, ...said })
        .onConflict((conflict) =>
          conflict
            .columns(['municipality_id', 'plan_id', 'sheet_id', 'person_id', 'scale_id'])
            .doUpdateSet(said),
        )
        .execute();
    await recordAct(tx, act, {
      kind: 'vote-cast',
      subjectId: standing.id,
      details: { scale: wanted.scale, code: wanted.code },
    });
    return { ok: true, isChanged: true };
  });
}
