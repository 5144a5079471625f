import { sql } from 'kysely';
import type { Reader } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { DEPARTMENT, type Department, listDepartments } from './queries.ts';

export type DepartmentRecord = Department & { version: number };

export async function findDepartment(
  db: Reader,
  municipalityId: string,
  departmentId: string,
): Promise<DepartmentRecord | undefined> {
  return db
    .selectFrom('department')
    .select([...DEPARTMENT, 'version'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', departmentId)
    .where('kind', '<>', 'nobody')
    .executeTakeFirst();
}

/** How lists print each department, by its id; closed ones and nobody too. */
export async function departmentLabels(db: Reader, municipalityId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('department')
    .select(['id', 'label'])
    .where('municipality_id', '=', municipalityId)
    .execute();
  return new Map(rows.map(({ id, label }) => [id, label]));
}

/** The department that is so called: by what lists print, else by its name, the city's before the council's. */
export async function findDepartmentCalled(
  db: Reader,
  municipalityId: string,
  name: string,
): Promise<Department | undefined> {
  const departments = await listDepartments(db, municipalityId);
  return departments.find(({ label }) => label === name) ?? departments.find((one) => one.name === name);
}

/** How many projects each department owns, by its id; those that have ended do not count, nor the sheets of items' indicators. */
export async function countProjects(db: Reader, municipalityId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    SELECT department.id, count(DISTINCT (owner.plan_id, owner.project_id)) AS count
    FROM department JOIN owner ON owner.municipality_id = department.municipality_id
      AND owner.department_id = department.id
    JOIN project ON project.municipality_id = owner.municipality_id
      AND project.plan_id = owner.plan_id AND project.id = owner.project_id
    WHERE department.municipality_id = ${municipalityId} AND project.ended IS NULL AND project.node_id IS NULL
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

/** How much names a department: projects, and parts of sheets of years that are not sealed. */
export async function countUses(
  db: Reader,
  municipalityId: string,
  departmentId: string,
): Promise<{ projects: number; parts: number }> {
  const { rows } = await sql<{ projects: number; parts: number }>`
    SELECT
      (SELECT count(DISTINCT (plan_id, project_id)) FROM owner
        WHERE municipality_id = ${municipalityId} AND department_id = ${departmentId}) AS projects,
      (SELECT count(*) FROM part
        JOIN sheet ON sheet.municipality_id = part.municipality_id AND sheet.plan_id = part.plan_id AND sheet.id = part.sheet_id
        JOIN cycle ON cycle.municipality_id = sheet.municipality_id AND cycle.plan_id = sheet.plan_id AND cycle.year = sheet.year
        WHERE part.municipality_id = ${municipalityId} AND part.department_id = ${departmentId}
          AND cycle.state <> 'sealed') AS parts
  `.execute(db);
  return { projects: Number(rows[0]!.projects), parts: Number(rows[0]!.parts) };
}
