import { randomUUID } from 'node:crypto';
import type { Tx } from '#db/transaction.ts';
import type { Role } from '#domain/people/role.ts';
import { departmentCalled } from '#domain/plan/owner.ts';
import type { Body } from '#exchange/schema.ts';
import { insertDepartments } from './insert-departments.ts';

/** Somebody at a post of its own. `department`: its printed name; it is made where it is not there. */
export type NewOfficer = {
  name: string;
  role: Role;
  title: string;
  body?: Body | undefined;
  department: string | null;
  section?: string | null | undefined;
  /** The first day at the post, YYYY-MM-DD. */
  since: string;
};

/** Makes a person and the post that the person holds, both with one id. */
export async function addOfficer(tx: Tx, municipality_id: string, officer: NewOfficer): Promise<string> {
  const { name, body = 'city', department, section = null, title, role, since } = officer;
  const id = randomUUID();
  const department_id =
    department === null ? null : await findOrMakeDepartment(tx, municipality_id, body, department);
  await tx.insertInto('person').values({ municipality_id, id, name }).execute();
  const { position } = await tx
    .selectFrom('post')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('position'))
    .where('municipality_id', '=', municipality_id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('post')
    .values({ municipality_id, id, position: position + 1, department_id, section, title, role })
    .execute();
  await tx
    .insertInto('post_holding')
    .values({ municipality_id, id, post_id: id, person_id: id, from_date: since })
    .execute();
  return id;
}

async function findOrMakeDepartment(
  tx: Tx,
  municipality_id: string,
  body: Body,
  name: string,
): Promise<string> {
  const known = await tx
    .selectFrom('department')
    .select('id')
    .where('municipality_id', '=', municipality_id)
    .where('body', '=', body)
    .where('name', '=', name)
    // A 課 before a 係 of its name.
    .orderBy('kind')
    .executeTakeFirst();
  if (known) return known.id;
  const id = randomUUID().slice(0, 10);
  await insertDepartments(tx, municipality_id, [{ id, ...departmentCalled(body, name) }]);
  return id;
}
