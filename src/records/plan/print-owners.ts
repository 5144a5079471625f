import { sql } from 'kysely';
import { inPlan, onPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import { groupBy } from '#domain/group-by.ts';
import type { WorkChange } from '#records/people/pass-on-work.ts';
import { putEntries } from '#records/search/put-entries.ts';
import { ownersEntry } from '#records/search/search-entries.ts';
import { outdatePlan } from './claim-plan.ts';

/**
 * Prints a department anew in the owners of its projects, by which search finds them. Working rows refer to it by its id and need
 * nothing; what is sealed, and years that were only imported, stay as they were printed.
 */
export async function printOwners(
  tx: Tx,
  municipalityId: string,
  departmentId: string,
  { isOtherHouse }: { isOtherHouse: boolean },
): Promise<void> {
  const { rows: owners } = await sql<{ plan_id: string; project_id: string }>`
    UPDATE owner SET
      body = CASE WHEN ${isOtherHouse} THEN department.body ELSE owner.body END,
      department = CASE department.kind WHEN 'department' THEN department.name WHEN 'subsection' THEN NULL
        ELSE CASE owner.department WHEN department.name THEN owner.department END END,
      subsection = CASE department.kind WHEN 'subsection' THEN department.name ELSE owner.subsection END
    FROM department
    WHERE department.municipality_id = ${municipalityId} AND department.id = ${departmentId}
      AND owner.municipality_id = department.municipality_id AND owner.department_id = department.id
    RETURNING owner.plan_id, owner.project_id`.execute(tx);
  await indexOwners(tx, municipalityId, owners);
}

/** Search finds the projects by the new name; a plan that somebody has open to import into has changed. */
async function indexOwners(
  tx: Tx,
  municipalityId: string,
  projects: readonly { plan_id: string; project_id: string }[],
): Promise<void> {
  for (const [planId, own] of groupBy(projects, ({ plan_id }) => plan_id)) {
    const key = { municipalityId, planId };
    const ids = [...new Set(own.map(({ project_id }) => project_id))];
    const printed = await tx
      .selectFrom('owner')
      .innerJoin('project', onPlan('project.id', 'owner.project_id'))
      .select(['project.id', 'project.title', 'owner.body', 'owner.department', 'owner.subsection'])
      .where(inPlan(key, 'owner'))
      .where('owner.project_id', 'in', ids)
      .orderBy('owner.position')
      .execute();
    for (const [id, owners] of groupBy(printed, (one) => one.id))
      await putEntries(tx, key, [ownersEntry({ id, title: owners[0]!.title, owners })]);
    await outdatePlan(tx, key);
  }
}

/** A project that both own is listed with one of them, and with each 係 once; the one that leads goes on leading. */
export async function dropSharedOwners(tx: Tx, { municipalityId, from, to }: WorkChange): Promise<void> {
  const shared = sql`owner.municipality_id = ${municipalityId} AND owner.department_id = ${from}
    AND other.municipality_id = owner.municipality_id AND other.plan_id = owner.plan_id
    AND other.project_id = owner.project_id AND other.department_id = ${to}
    AND coalesce(other.subsection, '') = coalesce(owner.subsection, '')`;
  await sql`UPDATE owner other SET lead = true FROM owner WHERE ${shared} AND owner.lead`.execute(tx);
  await sql`DELETE FROM owner USING owner other WHERE ${shared}`.execute(tx);
}
