import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allPapersOf } from '../../../test/kit/all-papers.ts';
import { arbitraryHardPlan } from '../../../test/kit/arbitrary-hard-plan.ts';
import { makeExport } from './make-export.ts';

it('prints any plan on every paper (many more of them: npm run bench:papers)', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryHardPlan, async (plan) => {
      for (const task of allPapersOf(plan)) {
        const { bytes } = await makeExport(task);
        expect(bytes.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 4 },
  );
});
