import { sql } from 'kysely';
import { inPlan, onPlan, onTown, samePlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeOpinion } from '#exchange/schema.ts';
import { labelOf } from '#records/people/department-name.ts';

/** An opinion as the committee's pages know it: with where it came from and what is prepared for it. */
export type KeptOpinion = {
  id: string;
  year: number;
  sheet: string | null;
  node: string | null;
  /** The project of its sheet, and what the book calls it. */
  project: string | null;
  projectTitle: string | null;
  nodeNumber: string | null;
  nodeTitle: string | null;
  planTitle: string;
  by: string;
  text: string;
  response: ExchangeOpinion['response'];
  main: number | null;
  version: number;
  meeting: string | null;
  meetingDay: string | null;
  meetingTitle: string | null;
  person: string | null;
  enteredBy: string | null;
  proposals: number;
};

export type OpinionScope = {
  opinion?: string;
  year?: number;
  meeting?: string;
  isOpenBefore?: number;
  /** All of this year and later, and what is still without an answer of the years before. */
  openOrSince?: number;
};

/** The opinions of a plan that fit, in the order of the years and, within one, as they came. */
export function listKeptOpinions(db: Reader, key: PlanKey, only: OpinionScope): Promise<KeptOpinion[]> {
  return db
    .selectFrom('opinion')
    .leftJoin('opinion_origin as origin', onPlan('origin.opinion_id', 'opinion.id'))
    .leftJoin('meeting', (join) =>
      join.on(samePlan('meeting', 'opinion')).onRef('meeting.id', '=', 'origin.meeting_id'),
    )
    .leftJoin('sheet', onPlan('sheet.id', 'opinion.sheet_id'))
    .leftJoin('project', onPlan('project.id', 'sheet.project_id'))
    .leftJoin('node', onPlan('node.id', 'opinion.node_id'))
    .innerJoin('plan', onTown('plan.id', 'opinion.plan_id'))
    .select(['plan.title as planTitle', 'sheet.project_id as project', 'project.title as projectTitle'])
    .select(['node.number as nodeNumber', 'node.title as nodeTitle'])
    .select(['opinion.id', 'opinion.year', 'opinion.sheet_id as sheet', 'opinion.node_id as node'])
    .select(['opinion.given_by as by', 'opinion.text', 'opinion.response', 'opinion.main_place as main'])
    .select(['opinion.version', 'origin.meeting_id as meeting', 'origin.person_id as person'])
    .select([
      'origin.entered_by as enteredBy',
      'meeting.held_on as meetingDay',
      'meeting.title as meetingTitle',
    ])
    .select((eb) =>
      eb
        .selectFrom('opinion_proposal as proposal')
        .select(sql<number>`count(*)::int`.as('count'))
        .where(samePlan('proposal', 'opinion'))
        .whereRef('proposal.opinion_id', '=', 'opinion.id')
        .$asScalar()
        .$notNull()
        .as('proposals'),
    )
    .where(inPlan(key, 'opinion'))
    .$if(only.opinion !== undefined, (query) => query.where('opinion.id', '=', only.opinion!))
    .$if(only.year !== undefined, (query) => query.where('opinion.year', '=', only.year!))
    .$if(only.meeting !== undefined, (query) => query.where('origin.meeting_id', '=', only.meeting!))
    .$if(only.isOpenBefore !== undefined, (query) =>
      query.where('opinion.year', '<', only.isOpenBefore!).where('opinion.response', 'is', null),
    )
    .$if(only.openOrSince !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb('opinion.year', '>=', only.openOrSince!), eb('opinion.response', 'is', null)]),
      ),
    )
    .orderBy('opinion.year')
    .orderBy('opinion.position')
    .execute();
}

export async function findKeptOpinion(
  db: Reader,
  key: PlanKey,
  opinion: string,
): Promise<KeptOpinion | undefined> {
  const [found] = await listKeptOpinions(db, key, { opinion });
  return found;
}

export type Proposal = {
  departmentId: string;
  department: string;
  text: string;
  state: string;
  reason: string;
  actor: string;
  at: string;
  version: number;
};

/** What departments would answer to an opinion, the latest word first. */
export function listProposals(db: Reader, key: PlanKey, opinion: string): Promise<Proposal[]> {
  return db
    .selectFrom('opinion_proposal')
    .select([
      'department_id as departmentId',
      labelOf('opinion_proposal').as('department'),
      'text',
      'state',
      'reason',
      'actor',
      'at',
      'version',
    ])
    .where(inPlan(key))
    .where('opinion_id', '=', opinion)
    .orderBy('at', 'desc')
    .orderBy('department_id')
    .execute();
}

export type OpinionEvent = {
  at: string;
  actor: string;
  kind: string;
  subject: string;
  details: Record<string, unknown>;
};

/** What was done with one opinion, the latest first; or everything that was withdrawn in a meeting. */
export async function listOpinionEvents(
  db: Reader,
  key: PlanKey,
  of: { opinion: string } | { withdrawnIn: string },
): Promise<OpinionEvent[]> {
  const query = db
    .selectFrom('event')
    .select(['at', 'actor', 'kind', 'subject_id as subject', 'details'])
    .where(inPlan(key))
    .orderBy('id', 'desc');
  const rows =
    'opinion' in of
      ? await query.where('subject_id', '=', of.opinion).where('kind', 'like', 'opinion-%').execute()
      : await query
          .where('kind', '=', 'opinion-withdrawn')
          .where(sql<string>`details ->> 'meeting'`, '=', of.withdrawnIn)
          .execute();
  return rows.map((row) => ({ ...row, subject: row.subject ?? '' }));
}
