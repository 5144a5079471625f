import { inPlan, onPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeOpinion } from '#exchange/schema.ts';
import { listHiddenOpinions, type OpinionReader } from './hidden-opinion-queries.ts';
import { listOpinions } from './plan-opinion-queries.ts';

/** What other features ask about the committee's opinions. Each answer is of one municipality. */

/** An opinion with what it is about; `project` and `title` are those of its sheet. */
export type PlacedOpinion = {
  id: string;
  planId: string;
  year: number;
  sheet: string | null;
  node: string | null;
  project: string | null;
  title: string | null;
  by: string;
  text: string;
  response: ExchangeOpinion['response'];
};

/**
 * What the committee said about this project in the years up to this one and nobody has answered yet, the oldest first: it
 * stands at the head of the sheet until it has an answer and a state.
 */
export async function openOpinionsOf(
  db: Reader,
  key: PlanKey,
  { project, year }: { project: string; year: number },
): Promise<PlacedOpinion[]> {
  return db
    .selectFrom('opinion')
    .innerJoin('sheet', onPlan('sheet.id', 'opinion.sheet_id'))
    .innerJoin('project', onPlan('project.id', 'sheet.project_id'))
    .select(['opinion.id', 'opinion.plan_id as planId', 'opinion.year', 'opinion.sheet_id as sheet'])
    .select(['opinion.node_id as node', 'sheet.project_id as project', 'project.title'])
    .select(['opinion.given_by as by', 'opinion.text', 'opinion.response'])
    .where(inPlan(key, 'opinion'))
    .where('sheet.project_id', '=', project)
    .where('opinion.year', '<=', year)
    .where('opinion.response', 'is', null)
    .orderBy('opinion.year')
    .orderBy('opinion.position')
    .execute();
}

/**
 * The opinions on one sheet, on some, or (sheet null) on directions and the whole, as far as this person may see them today: a member
 * does not read before the meeting what the others wrote for it.
 */
export async function listSeenOpinions(
  db: Reader,
  key: PlanKey,
  reader: OpinionReader,
  only: { sheet: string | null } | { sheets: readonly string[] },
): Promise<ExchangeOpinion[]> {
  const opinions = await listOpinions(db, key, only);
  if (opinions.length === 0) return opinions;
  const hidden = new Set((await listHiddenOpinions(db, key, reader)).map(({ id }) => id));
  return opinions.filter(({ id }) => !hidden.has(id));
}
