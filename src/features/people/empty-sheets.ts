import type { Reader } from '#db/transaction.ts';
import { writingStage } from '#domain/cycle/deadline.ts';
import { sheetProgress } from '#domain/cycle/progress.ts';
import { listRunningCycles } from '#records/cycle/queries.ts';
import { listWork } from '#records/cycle/work-queries.ts';

export type EmptySheet = {
  planId: string;
  planTitle: string;
  projectId: string;
  title: string;
  sheetId: string;
  year: number;
  /** Those of its owners who have not begun. */
  owners: string[];
};

/** The sheets of running years that are 未記入, as the board of each counts them. */
export async function listEmptySheets(db: Reader, municipalityId: string): Promise<EmptySheet[]> {
  const empty: EmptySheet[] = [];
  for (const { plan, cycle } of await listRunningCycles(db, municipalityId)) {
    if (cycle.state === 'preparing') continue;
    const stage = writingStage(cycle.state) ?? 'collecting';
    const work = await listWork(db, { municipalityId, planId: plan.id }, cycle.year, { stage });
    for (const [sheetId, progress] of sheetProgress(work)) {
      if (progress !== 'empty') continue;
      const own = work.filter(({ sheet }) => sheet === sheetId);
      empty.push({
        ...{ planId: plan.id, planTitle: plan.title, sheetId, year: cycle.year },
        ...{ projectId: own[0]!.project, title: own[0]!.title },
        owners: own.flatMap((one) => (one.progress === 'empty' ? (one.department ?? []) : [])),
      });
    }
  }
  return empty;
}
