import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { putEntries } from '#records/search/put-entries.ts';
import { opinionEntries } from '#records/search/search-entries.ts';
import { findKeptOpinion } from './opinion-queries.ts';

/**
 * Search finds an opinion and its answer as they are now, and no more as they were before. Who may not see it yet does not find
 * it either: that the question decides, not the index.
 */
export async function indexOpinion(tx: Tx, key: PlanKey, id: string): Promise<void> {
  const opinion = await findKeptOpinion(tx, key, id);
  if (!opinion) return;
  const { projectTitle, nodeTitle, planTitle } = opinion;
  await putEntries(tx, key, opinionEntries(opinion, projectTitle ?? nodeTitle ?? planTitle));
}
