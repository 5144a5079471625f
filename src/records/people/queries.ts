import { onTown } from '#db/in-plan.ts';
import type { DepartmentKind } from '#db/tables-people.ts';
import type { Reader } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { postName } from '#domain/people/post-name.ts';
import type { Role } from '#domain/people/role.ts';
import type { Body } from '#exchange/schema.ts';
import { answersFor } from './department-name.ts';
import { selectHolders } from './holding-queries.ts';

/** What other features ask about people and posts. Each answer is of one municipality. */

export type Holder = {
  personId: string;
  name: string;
  email: string | null;
  postId: string;
  postName: string;
  /** As lists print it; null for a post above the departments. */
  department: string | null;
  /** What the post answers for: its department and the 係 of it. */
  departmentIds: string[];
  role: Role;
  accountId: string | null;
};

/** Who holds a post on this day, of one role, of those that answer for one department, or of all; in the order of the posts. */
export async function listHolders(
  db: Reader,
  municipalityId: string,
  only: { role?: Role; departmentId?: string },
  day: CalendarDate,
): Promise<Holder[]> {
  const rows = await selectHolders(db, municipalityId, { from: day, to: day })
    .select(['person.email', 'post.id as postId', 'post.role', answersFor('post').as('departments')])
    .$if(only.role !== undefined, (query) => query.where('post.role', '=', only.role!))
    .execute();
  const holders = rows.map(({ section, title, departments, ...holder }) => ({
    ...holder,
    departmentIds: departments.map(({ id }) => id),
    postName: postName({ department: holder.department, section, title }),
  }));
  const { departmentId } = only;
  return departmentId === undefined
    ? holders
    : holders.filter(({ departmentIds }) => departmentIds.includes(departmentId));
}

export type Department = {
  id: string;
  kind: DepartmentKind;
  body: Body;
  name: string;
  /** As lists print it, in which both houses may have a 総務課. */
  label: string;
  /** The 課 of a 係, where it is known. */
  parentId: string | null;
  /** 部 */
  division: string | null;
  email: string | null;
  closedOn: CalendarDate | null;
};

export const DEPARTMENT = [
  'id',
  'kind',
  'body',
  'name',
  'label',
  'parent_id as parentId',
  'division',
  'email',
  'closed_on as closedOn',
] as const;

/** The departments in their order, of the city first; those that are closed on this day only where they are asked for. Nobody is none. */
export async function listDepartments(
  db: Reader,
  municipalityId: string,
  { openOn }: { openOn?: CalendarDate } = {},
): Promise<Department[]> {
  return db
    .selectFrom('department')
    .select(DEPARTMENT)
    .where('municipality_id', '=', municipalityId)
    .where('kind', '<>', 'nobody')
    .$if(openOn !== undefined, (query) =>
      query.where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>=', openOn!)])),
    )
    .orderBy('body')
    .orderBy('position')
    .execute();
}

export type Post = {
  id: string;
  departmentId: string | null;
  department: string | null;
  body: Body | null;
  section: string | null;
  title: string;
  role: Role;
  name: string;
  closedOn: CalendarDate | null;
  version: number;
};

export async function findPost(
  db: Reader,
  municipalityId: string,
  postId: string,
): Promise<Post | undefined> {
  const [post] = await selectPosts(db, municipalityId).where('post.id', '=', postId).execute();
  return post ? withName(post) : undefined;
}

/** All posts in their order, closed ones too. */
export async function listPosts(db: Reader, municipalityId: string): Promise<Post[]> {
  return (await selectPosts(db, municipalityId).execute()).map(withName);
}

function selectPosts(db: Reader, municipalityId: string) {
  return db
    .selectFrom('post')
    .leftJoin('department', onTown('department.id', 'post.department_id'))
    .select(['post.id', 'post.department_id as departmentId', 'department.label as department'])
    .select(['department.body', 'post.section', 'post.title', 'post.role', 'post.closed_on as closedOn'])
    .select('post.version')
    .where('post.municipality_id', '=', municipalityId)
    .orderBy('post.position')
    .orderBy('post.id');
}

const withName = (post: Omit<Post, 'name'>): Post => ({ ...post, name: postName(post) });
