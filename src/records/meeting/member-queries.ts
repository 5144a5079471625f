import type { Reader } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { postName } from '#domain/people/post-name.ts';
import { selectHolders } from '#records/people/holding-queries.ts';

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
  days: { from: CalendarDate; to: CalendarDate },
): Promise<Member[]> {
  const rows = await selectHolders(db, municipalityId, days)
    .select(['person.forgotten_at', 'holding.from_date as from', 'holding.to_date as to'])
    .where('post.role', '=', 'committee')
    .execute();
  return rows.map(({ section, title, department, forgotten_at, accountId, name, ...row }) => ({
    ...row,
    name: forgotten_at === null ? name : '',
    post: postName({ department, section, title }),
    hasAccount: accountId !== null,
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
