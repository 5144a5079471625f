import type { Reader } from '#db/transaction.ts';
import type { KnownStaff } from '#domain/people/known-staff.ts';

/** Everybody and every post of a municipality, as a staff list is compared with. */
export async function loadKnownStaff(db: Reader, municipalityId: string): Promise<KnownStaff> {
  return {
    departments: await db
      .selectFrom('department')
      .select(['id', 'body', 'name', 'closed_on as closedOn'])
      .where('municipality_id', '=', municipalityId)
      .where('kind', '<>', 'nobody')
      // A 課 after a 係 of its name: the last one of a name is the one that is meant.
      .orderBy('kind', 'desc')
      .orderBy('position')
      .execute(),
    posts: await db
      .selectFrom('post')
      .select(['id', 'department_id as departmentId', 'section', 'title', 'role', 'closed_on as closedOn'])
      .where('municipality_id', '=', municipalityId)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    persons: await db
      .selectFrom('person')
      .select(['id', 'name', 'kana', 'email'])
      .where('municipality_id', '=', municipalityId)
      .where('forgotten_at', 'is', null)
      .orderBy('id')
      .execute(),
    holdings: await db
      .selectFrom('post_holding')
      .select(['id', 'post_id as postId', 'person_id as personId', 'from_date as from', 'to_date as to'])
      .where('municipality_id', '=', municipalityId)
      .orderBy('from_date')
      .orderBy('id')
      .execute(),
  };
}
