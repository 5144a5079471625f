import { randomUUID } from 'node:crypto';
import type { Tx } from '#db/transaction.ts';
import type { Role } from '#domain/people/role.ts';
import type { Body } from '#exchange/schema.ts';

/** Somebody with a post, and an account to sign in with. `department`: its printed name; it is made where it is not there. */
export type NewStaff = {
  signIn: string;
  name: string;
  role: Role;
  title: string;
  body?: Body | undefined;
  department: string | null;
  section?: string | null | undefined;
  /** The first day at the post, YYYY-MM-DD. */
  since: string;
  passwordHash: string | null;
};

/** Makes the person, the post and the account in one go: for a new municipality, the sample city and the tests. */
export async function addStaff(
  tx: Tx,
  municipality_id: string,
  staff: NewStaff,
): Promise<{ accountId: string }> {
  const { body = 'city', department, section = null, title, role } = staff;
  const id = randomUUID();
  const department_id =
    department === null ? null : await findOrMakeDepartment(tx, municipality_id, body, department);
  await tx.insertInto('person').values({ municipality_id, id, name: staff.name }).execute();
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
    .values({ municipality_id, id, post_id: id, person_id: id, from_date: staff.since })
    .execute();
  await tx
    .insertInto('account')
    .values({
      municipality_id,
      id,
      person_id: id,
      sign_in: staff.signIn,
      password_hash: staff.passwordHash,
    })
    .execute();
  return { accountId: id };
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
    .executeTakeFirst();
  if (known) return known.id;
  const { position } = await tx
    .selectFrom('department')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('position'))
    .where('municipality_id', '=', municipality_id)
    .executeTakeFirstOrThrow();
  const id = randomUUID().slice(0, 10);
  await tx
    .insertInto('department')
    .values({ municipality_id, id, position: position + 1, body, name })
    .execute();
  return id;
}
