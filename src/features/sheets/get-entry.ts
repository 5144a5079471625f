import { writingStage } from '#domain/cycle/deadline.ts';
import { departmentIdsOf } from '#domain/people/actor.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { planScope } from '#http/open-scope.ts';
import { idOf } from '#http/request-key.ts';
import { findEntry } from '#records/sheet/entry-queries.ts';
import type { Stage } from '#records/sheet/sheet-state-queries.ts';
import { findStanding, type SheetStanding } from '#records/sheet/standing-queries.ts';
import { renderEntry } from './entry-page.tsx';

/** The page of one part: the one that the address names, or the one that is this person's to write. */
export async function entryPage(c: AppContext) {
  const { key } = planScope(c);
  const db = c.get('db').kysely;
  const standing = await findStanding(db, key, idOf(c, 'sheet'));
  const stage = standing && stageOf(c, standing);
  const departmentId = standing && departmentOf(c, standing, stage!);
  const view =
    departmentId &&
    (await findEntry(db, key, { sheet: standing.id, departmentId, stage: stage! }, actorOf(c)));
  if (!view) return c.notFound();
  return renderEntry(c, view, { isReady: c.req.query('step') === 'submit' });
}

function stageOf(c: AppContext, { cycle }: SheetStanding): Stage {
  const wanted = c.req.query('stage');
  if (wanted === 'targeting' || wanted === 'collecting') return wanted;
  return (cycle && writingStage(cycle.state)) ?? 'collecting';
}

function departmentOf(c: AppContext, standing: SheetStanding, stage: Stage): string | undefined {
  const parts = standing.parts.filter((part) => part.stage === stage).map((part) => part.departmentId);
  const wanted = c.req.query('department');
  if (wanted !== undefined) return parts.find((one) => one === wanted);
  const own = departmentIdsOf(actorOf(c), 'writer', 'approver');
  return parts.find((one) => own.includes(one)) ?? parts[0];
}
