import type { ExpressionBuilder } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { inPlan, samePlan } from '#db/in-plan.ts';
import { rowsAsJson } from '#db/rows-as-json.ts';
import type { Database } from '#db/tables.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { filled } from '#exchange/filled.ts';
import type { ExchangeProject } from '#exchange/schema.ts';

/** The plan's projects, or the one asked for, each with its placements and owners. */
export async function listProjects(
  db: Reader,
  key: PlanKey,
  only: { project?: string } = {},
): Promise<ExchangeProject[]> {
  const rows = await db
    .selectFrom('project')
    .select((eb) => ['id', 'title', 'flags', 'fields', 'ended', ownersOf(eb).as('owners')])
    .select((eb) => jsonArrayFrom(placementsOf(eb).select('placement.fields')).as('placements'))
    .where(inPlan(key))
    .$if(only.project !== undefined, (query) => query.where('id', '=', only.project!))
    .orderBy('position')
    .execute();
  return rows.map(({ ended, owners, ...project }) => ({
    ...project,
    owners: owners.map(leading),
    ...filled({ ended }),
  }));
}

/** The plan's projects as lists show them: without their prose, which is most of what there is to read. */
export async function listProjectNames(db: Reader, key: PlanKey): Promise<ExchangeProject[]> {
  const projects = await rowsAsJson(
    db,
    db
      .selectFrom('project')
      .select((eb) => ['id', 'title', 'flags', ownersOf(eb).as('owners')])
      .select((eb) => jsonArrayFrom(placementsOf(eb)).as('placements'))
      .where(inPlan(key))
      .orderBy('position'),
  );
  return projects.map(({ placements, owners, ...project }) => ({
    ...project,
    owners: owners.map(leading),
    placements: placements.map((placement) => ({ ...placement, fields: {} })),
    fields: {},
  }));
}

/** 主担当 is told of one that is. */
export const leading = <T extends { lead: true | null }>({ lead, ...owner }: T) => ({
  ...owner,
  ...filled({ lead }),
});

type OfProject = ExpressionBuilder<Database, 'project'>;

function placementsOf(eb: OfProject) {
  return eb
    .selectFrom('placement')
    .select((one) => [
      one.ref('placement.node_id').as('node'),
      'placement.number',
      'placement.relisted',
      'placement.page',
      'placement.title',
    ])
    .where(samePlan('placement', 'project'))
    .whereRef('placement.project_id', '=', 'project.id')
    .orderBy('placement.position');
}

function ownersOf(eb: OfProject) {
  return jsonArrayFrom(
    eb
      .selectFrom('owner')
      .select(['owner.body', 'owner.department', 'owner.subsection'])
      .select((one) => one.fn<true | null>('nullif', ['owner.lead', one.lit(false)]).as('lead'))
      .where(samePlan('owner', 'project'))
      .whereRef('owner.project_id', '=', 'project.id')
      .orderBy('owner.position'),
  );
}
