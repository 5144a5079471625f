import { type RawBuilder, sql } from 'kysely';
import { inPlan, onTown } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { Owner } from '#domain/cycle/plan-opening.ts';
import { groupBy } from '#domain/group-by.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Body } from '#exchange/schema.ts';

/** A department that owns a project. `name`: without its house; `isLead`: 主担当. */
export type OwningDepartment = NamedDepartment & { body: Body; name: string; isLead: boolean };

/**
 * Who owns each project of a plan, or one of them, by the project's id: each department once, in printed order; two 係 of one 課 are one owner.
 * A project that is nobody's yet is not there.
 */
export async function listOwners(
  db: Reader,
  key: PlanKey,
  only: { project?: string } = {},
): Promise<Map<string, OwningDepartment[]>> {
  const rows = await db
    .selectFrom('owner')
    .innerJoin('department', onTown('department.id', 'owner.department_id'))
    .select([
      'owner.project_id as project',
      'department.id',
      'department.body',
      'department.name',
      'department.label',
    ])
    .select((eb) => [
      eb.fn.min('owner.position').as('place'),
      eb.fn<boolean>('bool_or', ['owner.lead']).as('isLead'),
    ])
    .where(inPlan(key, 'owner'))
    .$if(only.project !== undefined, (query) => query.where('owner.project_id', '=', only.project!))
    .groupBy(['owner.project_id', 'department.municipality_id', 'department.id'])
    .orderBy('owner.project_id')
    .orderBy('place')
    .execute();
  return groupBy(
    rows.map(({ place: _, ...row }) => row),
    ({ project }) => project,
  );
}

/** The owners of a project as its sheet will print them: by their names, and with their house where two have one name. */
export const ownersOnSheet = (owners: readonly OwningDepartment[]): Owner[] =>
  owners.map(({ id, name, label, isLead }) => ({
    departmentId: id,
    isLead,
    department: owners.some((other) => other.name === name && other.id !== id) ? label : name,
  }));

/** Does the plan name the owner of a part as the 主担当 of its project? */
export const isLead = (table: string): RawBuilder<boolean> => sql<boolean>`EXISTS (
  SELECT FROM sheet AS led JOIN owner AS lead ON lead.municipality_id = led.municipality_id AND lead.plan_id = led.plan_id
    AND lead.project_id = led.project_id
  WHERE led.municipality_id = ${sql.ref(`${table}.municipality_id`)} AND led.plan_id = ${sql.ref(`${table}.plan_id`)}
    AND led.id = ${sql.ref(`${table}.sheet_id`)} AND lead.department_id = ${sql.ref(`${table}.department_id`)} AND lead.lead)`;
