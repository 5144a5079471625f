import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { postName } from '#domain/people/post-name.ts';
import type { Reader } from '../plans/queries.ts';

/** Who sits on the committee: a person at a post of it, for a term. */
export type Member = {
  personId: string;
  /** Empty where the personal data is gone: then the post stands for the person. */
  name: string;
  post: string;
  from: CalendarDate;
  to: CalendarDate | null;
  hasAccount: boolean;
};

/**
 * The members of the committee whose term touches the days from one to another, in the order of the posts: of one day, or of
 * a whole year. Who came in the middle of it and who left both stand in the list.
 */
export async function listMembers(
  db: Reader,
  municipalityId: string,
  { from, to }: { from: CalendarDate; to: CalendarDate },
): Promise<Member[]> {
  const rows = await db
    .selectFrom('post_holding as holding')
    .innerJoin('post', (join) =>
      join
        .onRef('post.municipality_id', '=', 'holding.municipality_id')
        .onRef('post.id', '=', 'holding.post_id'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipality_id', '=', 'holding.municipality_id')
        .onRef('person.id', '=', 'holding.person_id'),
    )
    .leftJoin('department', (join) =>
      join
        .onRef('department.municipality_id', '=', 'post.municipality_id')
        .onRef('department.id', '=', 'post.department_id'),
    )
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipality_id', '=', 'person.municipality_id')
        .onRef('account.person_id', '=', 'person.id'),
    )
    .select(['person.id as personId', 'person.name', 'person.forgotten_at', 'account.id as account'])
    .select(['post.section', 'post.title', 'department.name as department'])
    .select(['holding.from_date as from', 'holding.to_date as to'])
    .where('holding.municipality_id', '=', municipalityId)
    .where('post.role', '=', 'committee')
    .where('holding.from_date', '<=', to)
    .where((eb) => eb.or([eb('holding.to_date', 'is', null), eb('holding.to_date', '>=', from)]))
    .orderBy('post.position')
    .orderBy('holding.from_date')
    .orderBy('person.id')
    .execute();
  return rows.map(({ section, title, department, forgotten_at, account, name, ...row }) => ({
    ...row,
    name: forgotten_at === null ? name : '',
    post: postName({ department, section, title }),
    hasAccount: account !== null,
  }));
}

/** The members of one day, each once: who holds two posts is named by the first. */
export async function listMembersOn(db: Reader, municipalityId: string, day: CalendarDate) {
  const members = await listMembers(db, municipalityId, { from: day, to: day });
  return members.filter((one, at) => members.findIndex((other) => other.personId === one.personId) === at);
}

/** A member as the secretariat tells members apart: the name, and the post for which the person sits there. */
export const memberName = ({ name, post }: { name: string; post: string }) =>
  name === '' ? post : `${name}（${post}）`;
