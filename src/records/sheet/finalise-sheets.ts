import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import { decideMove } from '#domain/review/decide-move.ts';
import { listScales } from '#records/plan/queries.ts';
import { type MoveOutcome, moveSheetIn } from './move-sheet.ts';
import { ratedScalesOf } from './review-grade-queries.ts';
import { setRating } from './set-rating.ts';
import { findStanding, movableOf } from './standing-queries.ts';

export type WantedFinal = {
  sheet: string;
  version: number;
  /** The final grade of each scale; empty: the usual one. */
  chosen: readonly { scale: string | null; code: string }[];
};

/** Writes the final grades that were chosen and finalises the sheet, in one transaction: both or neither. */
export async function finaliseSheet(db: Db, act: Act, wanted: WantedFinal): Promise<MoveOutcome> {
  const { key, actor } = act;
  const move = { sheet: wanted.sheet, departmentId: null, stage: 'collecting', action: 'finalise' } as const;
  return inTransaction(db, async (tx): Promise<MoveOutcome> => {
    const standing = await findStanding(tx, key, wanted.sheet);
    if (!standing) return { ok: false, refusal: 'not-found' };
    const refuse = (refusal: 'stale' | 'grade-missing'): MoveOutcome => ({
      ok: false,
      refusal,
      standing,
      lacking: [],
    });
    const may = decideMove(movableOf(standing, null), actor.posts, 'finalise', {
      comment: '',
      isComplete: true,
      hasGrade: true,
    });
    if (!may.ok) return { ok: false, refusal: may.refusal, standing, lacking: [] };
    if (standing.version !== wanted.version) return refuse('stale');
    const rated = await ratedScalesOf(tx, key, standing);
    const scales = await listScales(tx, key);
    for (const { key: scale, id } of rated) {
      const code = wanted.chosen.find((one) => one.scale === scale)?.code ?? '';
      if (code === '') continue;
      if (!scales.find((one) => one.id === id)?.codes.some((one) => one.code === code))
        throw new NotFinalised(refuse('grade-missing'));
      await setRating(tx, act, standing, { layer: 'final', scale, code, reason: '' });
    }
    const moved = await moveSheetIn(tx, act, { ...move, version: wanted.version, comment: '' });
    // A grade of one scale must not stay behind where another is missing.
    if (!moved.ok) throw new NotFinalised(moved);
    return moved;
  }).catch((error: unknown) => {
    if (error instanceof NotFinalised) return error.outcome;
    throw error;
  });
}

/** Rolls back what was written before the move was refused. */
class NotFinalised extends Error {
  readonly outcome: MoveOutcome;
  constructor(outcome: MoveOutcome) {
    super('not finalised');
    this.outcome = outcome;
  }
}
