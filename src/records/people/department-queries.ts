import { sql } from 'kysely';
import type { Reader } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Department } from './queries.ts';

export type DepartmentRecord = Department & { version: number };

export async function findDepartment(
  db: Reader,
  municipalityId: string,
  departmentId: string,
): Promise<DepartmentRecord | undefined> {
  return db
    .selectFrom('department')
    .select(['id', 'body', 'name', 'email', 'closed_on as closedOn', 'version'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', departmentId)
    .executeTakeFirst();
}

/** How many projects each department owns, by its id; those that have ended do not count. */
export async function countProjects(db: Reader, municipalityId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    SELECT department.id, count(DISTINCT (owner.plan_id, owner.project_id)) AS count
    FROM department JOIN owner ON owner.municipality_id = department.municipality_id
      AND coalesce(owner.body, 'city') = department.body
      AND coalesce(owner.department, '社協') = department.name
      AND (owner.department IS NOT NULL OR owner.body = 'shakyo')
    JOIN project ON project.municipality_id = owner.municipality_id
      AND project.plan_id = owner.plan_id AND project.id = owner.project_id
    WHERE department.municipality_id = ${municipalityId} AND project.ended IS NULL
    GROUP BY department.id
  `.execute(db);
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

/** How many posts each department has on this day, and how many of them nobody holds. `null`: above the departments. */
export async function countPosts(
  db: Reader,
  municipalityId: string,
  day: CalendarDate,
): Promise<Map<string | null, { posts: number; vacant: number }>> {
  const { rows } = await sql<{ id: string | null; posts: number; vacant: number }>`
    SELECT department_id AS id, count(*) AS posts, count(*) FILTER (WHERE NOT EXISTS (
      SELECT FROM post_holding WHERE post_holding.municipality_id = post.municipality_id
        AND post_holding.post_id = post.id AND from_date <= ${day} AND (to_date IS NULL OR to_date >= ${day})
    )) AS vacant
    FROM post WHERE municipality_id = ${municipalityId} AND (closed_on IS NULL OR closed_on >= ${day})
    GROUP BY department_id
  `.execute(db);
  return new Map(rows.map(({ id, posts, vacant }) => [id, { posts: Number(posts), vacant: Number(vacant) }]));
}

/** What a new name of a department would be written into: projects, parts of sheets of years that are not sealed. */
export async function countUses(
  db: Reader,
  municipalityId: string,
  { body, name }: Pick<Department, 'body' | 'name'>,
): Promise<{ projects: number; parts: number }> {
  const { rows } = await sql<{ projects: number; parts: number }>`
    SELECT
      (SELECT count(DISTINCT (plan_id, project_id)) FROM owner WHERE municipality_id = ${municipalityId}
        AND coalesce(body, 'city') = ${body} AND department = ${name}) AS projects,
      (SELECT count(*) FROM part
        JOIN sheet ON sheet.municipality_id = part.municipality_id AND sheet.plan_id = part.plan_id AND sheet.id = part.sheet_id
        JOIN cycle ON cycle.municipality_id = sheet.municipality_id AND cycle.plan_id = sheet.plan_id AND cycle.year = sheet.year
        WHERE part.municipality_id = ${municipalityId} AND part.department = ${name} AND cycle.state <> 'sealed') AS parts
  `.execute(db);
  return { projects: Number(rows[0]!.projects), parts: Number(rows[0]!.parts) };
}
