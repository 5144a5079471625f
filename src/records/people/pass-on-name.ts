import { sql } from 'kysely';
import { inPlan, samePlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import { groupBy } from '#domain/group-by.ts';
import { putEntries } from '#records/search/put-entries.ts';
import { ownersEntry } from '#records/search/search-entries.ts';

/**
 * Prints a department anew in the owners of its projects, by which search finds them. Working rows refer to it by its id and need
 * nothing; what is sealed, and years that were only imported, stay as they were printed.
 */
export async function passOnName(
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
      .innerJoin('project', (join) =>
        join.on(samePlan('project', 'owner')).onRef('project.id', '=', 'owner.project_id'),
      )
      .select(['project.id', 'project.title', 'owner.body', 'owner.department', 'owner.subsection'])
      .where(inPlan(key, 'owner'))
      .where('owner.project_id', 'in', ids)
      .orderBy('owner.position')
      .execute();
    for (const [id, owners] of groupBy(printed, (one) => one.id))
      await putEntries(tx, key, [ownersEntry({ id, title: owners[0]!.title, owners })]);
    await tx
      .updateTable('plan')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', planId)
      .execute();
  }
}
