import { type Board, boardOf } from '#domain/cycle/board.ts';
import { writingStage } from '#domain/cycle/deadline.ts';
import type { AppContext } from '#http/context.ts';
import type { CycleScope } from '#http/scope.ts';
import { findBegun } from '#records/cycle/begun-queries.ts';
import { listWork } from '#records/cycle/work-queries.ts';

export type BoardScope = CycleScope & { board: Board };

/** A year with everything that is to be done in it. */
export async function openBoard(c: AppContext, scope: CycleScope): Promise<BoardScope> {
  const { key, cycle, switches, today } = scope;
  const stage = writingStage(cycle.state) ?? 'collecting';
  const work = await listWork(c.get('db').kysely, key, cycle.year, { stage });
  const begun = await findBegun(c.get('db').kysely, key, cycle.year, cycle.stages[stage]?.from ?? today);
  return { ...scope, board: boardOf(cycle, switches, work, { today, begun }) };
}
