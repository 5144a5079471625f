import type { Db } from '#db/connect.ts';
import { postName } from '#domain/people/post-name.ts';
import type { ActorPost } from '#http/context.ts';

export type AccountKey = { municipalityId: string; accountId: string };

export type Capacities = { personId: string; label: string; posts: ActorPost[] };

/** Who is behind an account, and which posts that person holds on this day. Null where there is no such account. */
export async function findCapacities(
  db: Db,
  { municipalityId, accountId }: AccountKey,
  day: string,
): Promise<Capacities | null> {
  const rows = await db.kysely
    .selectFrom('account')
    .leftJoin('post_holding as holding', (join) =>
      join
        .onRef('holding.municipality_id', '=', 'account.municipality_id')
        .onRef('holding.person_id', '=', 'account.person_id')
        .on('holding.from_date', '<=', day)
        .on((eb) => eb.or([eb('holding.to_date', 'is', null), eb('holding.to_date', '>=', day)])),
    )
    .leftJoin('post', (join) =>
      join
        .onRef('post.municipality_id', '=', 'holding.municipality_id')
        .onRef('post.id', '=', 'holding.post_id'),
    )
    .leftJoin('department', (join) =>
      join
        .onRef('department.municipality_id', '=', 'post.municipality_id')
        .onRef('department.id', '=', 'post.department_id'),
    )
    .select([
      'account.person_id as personId',
      'account.sign_in as signIn',
      'post.id',
      'post.role',
      'post.title',
    ])
    .select(['post.section', 'department.name as department'])
    .where('account.municipality_id', '=', municipalityId)
    .where('account.id', '=', accountId)
    .orderBy('post.position')
    .execute();
  const first = rows[0];
  if (!first) return null;
  const posts = rows.flatMap(({ id, role, title, department, section }) =>
    id === null || role === null
      ? []
      : [{ id, role, department, name: postName({ department, section, title: title! }) }],
  );
  return {
    personId: first.personId,
    label: posts.map(({ name }) => name).join('・') || first.signIn,
    posts: posts.map(({ name: _, ...post }) => post),
  };
}

/** The posts of an account as the log names them; null where there is no such account. */
export async function findLabel(db: Db, key: AccountKey, day: string): Promise<string | null> {
  return (await findCapacities(db, key, day))?.label ?? null;
}
