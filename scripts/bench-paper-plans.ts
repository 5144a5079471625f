// The process of bench-papers.mjs: all papers of some random plans, each plan known by its number.
import fc from 'fast-check';
import { makeExport } from '../src/features/exports/make-export.ts';
import { workInRoom } from '../src/workers/work-in-room.ts';
import { allPapersOf } from '../test/kit/all-papers.ts';
import { arbitraryHardPlan } from '../test/kit/arbitrary-hard-plan.ts';

export type PlanRun = { from: number; count: number };
export type PaperRun = { papers: number; noted: number; errors: string[] };

workInRoom(async ({ from, count }: PlanRun): Promise<PaperRun> => {
  const run: PaperRun = { papers: 0, noted: 0, errors: [] };
  for (let number = from; number < from + count; number++) {
    const [plan] = fc.sample(arbitraryHardPlan, { seed: number, numRuns: 1 });
    for (const task of allPapersOf(plan!)) {
      const { what, format } = task.request;
      try {
        const { bytes, notes = [] } = await makeExport(task);
        if (bytes.length === 0) run.errors.push(`plan ${number}, ${what} as ${format}: empty`);
        run.papers += 1;
        if (notes.length > 0) run.noted += 1;
      } catch (error) {
        run.errors.push(`plan ${number}, ${what} as ${format}: ${(error as Error).message}`);
      }
    }
  }
  return run;
});
