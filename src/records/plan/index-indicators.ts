import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { filled } from '#exchange/filled.ts';
import { putEntries } from '#records/search/put-entries.ts';
import { indicatorEntry, yearsBeingWritten } from '#records/search/search-entries.ts';
import { listIndicators } from './indicator-queries.ts';

/** Search finds what the figures of these projects say now; `only`: these indicators of them. */
export async function indexIndicators(
  tx: Tx,
  key: PlanKey,
  projects: readonly { id: string; title: string }[],
  only?: ReadonlySet<string>,
): Promise<void> {
  if (projects.length === 0) return;
  const titles = new Map(projects.map(({ id, title }) => [id, title]));
  // The sheets of two years have the same figures: who writes in both at once waits here, and then sees both values.
  await tx
    .selectFrom('project')
    .select('id')
    .where(inPlan(key))
    .where('id', 'in', [...titles.keys()])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const [project, ...others] = titles.keys();
  const indicators = await listIndicators(tx, key, others.length === 0 ? { project: project! } : {});
  const changed = indicators.filter(
    ({ id, project }) => titles.has(project ?? '') && (only?.has(id) ?? true),
  );
  const sheets = await tx
    .selectFrom('sheet')
    .select(['project_id as project', 'year', 'state'])
    .where(inPlan(key))
    .where('project_id', 'in', [...titles.keys()])
    .execute();
  const written = yearsBeingWritten(
    sheets.map(({ state, ...sheet }) => ({ ...sheet, ...filled({ state }) })),
  );
  await putEntries(
    tx,
    key,
    changed.map((one) => indicatorEntry(one, titles.get(one.project!)!, written.get(one.project!))),
  );
}
