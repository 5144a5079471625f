import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { MoveAction } from '#domain/review/moves.ts';
import type { SheetState } from '#domain/sheet/part.ts';

/** A move that was made, as its event tells it. */
export type MoveMade = {
  at: string;
  actor: string;
  action: MoveAction;
  department: string | null;
  stage: 'targeting' | 'collecting';
  from: SheetState;
  to: SheetState;
  comment: string;
  /** The department that the secretariat acted for. */
  onBehalf: string | null;
};

/** The moves of one sheet, the latest first. */
export async function listMoves(db: Reader, key: PlanKey, sheetId: string): Promise<MoveMade[]> {
  const rows = await db
    .selectFrom('event')
    .select(['at', 'actor', 'details'])
    .where(inPlan(key))
    .where('kind', '=', 'sheet-moved')
    .where('subject_id', '=', sheetId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ at, actor, details }) => ({
    at,
    actor,
    ...(details as Omit<MoveMade, 'at' | 'actor'>),
  }));
}
