import { expressionBuilder } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#db/connect.ts';
import { onTown } from '#db/in-plan.ts';
import type { Database } from '#db/tables.ts';
import type { ActorPost, NamedDepartment } from '#domain/people/actor.ts';
import { postName } from '#domain/people/post-name.ts';
import type { Role } from '#domain/people/role.ts';
import { answersFor } from '#records/people/department-name.ts';

export type AccountKey = { municipalityId: string; accountId: string };

export type Capacities = { personId: string; label: string; posts: ActorPost[] };

type Held = {
  id: string;
  role: Role;
  title: string;
  section: string | null;
  department: string | null;
  departments: NamedDepartment[];
};

/** For a statement that reads `account`: the posts that its person holds on this day, in their order. */
export const heldPosts = (day: string) =>
  jsonArrayFrom(
    expressionBuilder<Database, 'account'>()
      .selectFrom('post_holding as holding')
      .innerJoin('post', onTown('post.id', 'holding.post_id'))
      .leftJoin('department', onTown('department.id', 'post.department_id'))
      .select(['post.id', 'post.role', 'post.title', 'post.section', 'department.label as department'])
      .select(answersFor('post').as('departments'))
      .whereRef('holding.municipality_id', '=', 'account.municipality_id')
      .whereRef('holding.person_id', '=', 'account.person_id')
      .where('holding.from_date', '<=', day)
      .where((eb) => eb.or([eb('holding.to_date', 'is', null), eb('holding.to_date', '>=', day)]))
      .orderBy('post.position'),
  );

/** As what a person acts who holds these posts. */
export const capacitiesOf = (personId: string, signIn: string, held: readonly Held[]): Capacities => ({
  personId,
  label: held.map(postName).join('・') || signIn,
  posts: held.map(({ id, role, departments }) => ({
    id,
    role,
    departments,
    departmentIds: departments.map((one) => one.id),
  })),
});

/** The posts of an account as the log names them; null where there is no such account. */
export async function findLabel(
  db: Db,
  { municipalityId, accountId }: AccountKey,
  day: string,
): Promise<string | null> {
  const found = await db.kysely
    .selectFrom('account')
    .select(['person_id', 'sign_in', heldPosts(day).as('held')])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', accountId)
    .executeTakeFirst();
  return found ? capacitiesOf(found.person_id, found.sign_in, found.held).label : null;
}
