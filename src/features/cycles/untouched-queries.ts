import { sql } from 'kysely';
import type { PlanKey, Reader } from '../plans/queries.ts';

export type UntouchedSheet = { id: string; project: string; title: string; number: string };

/**
 * The sheets of a year in which nobody has done anything: every part is a draft that was never saved, and there is no grade,
 * change, remark, attachment or vote. What they began with was not written by anybody.
 */
export async function listUntouched(db: Reader, key: PlanKey, year: number): Promise<UntouchedSheet[]> {
  const own = (table: string) => sql`${sql.ref(table)}.municipality_id = sheet.municipality_id
    AND ${sql.ref(table)}.plan_id = sheet.plan_id AND ${sql.ref(table)}.sheet_id = sheet.id`;
  const without = (table: string) => sql`NOT EXISTS (SELECT FROM ${sql.table(table)} WHERE ${own(table)})`;
  const { rows } = await sql<UntouchedSheet>`
    SELECT sheet.id, sheet.project_id AS project, project.title, coalesce(placed.number, '') AS number
    FROM sheet
    JOIN project ON project.municipality_id = sheet.municipality_id AND project.plan_id = sheet.plan_id
      AND project.id = sheet.project_id
    LEFT JOIN (
      SELECT DISTINCT ON (project_id) project_id, number FROM placement
      WHERE municipality_id = ${key.municipalityId} AND plan_id = ${key.planId} AND NOT relisted
      ORDER BY project_id, position
    ) placed ON placed.project_id = sheet.project_id
    WHERE sheet.municipality_id = ${key.municipalityId} AND sheet.plan_id = ${key.planId} AND sheet.year = ${year}
      AND sheet.state = 'draft' AND sheet.page IS NULL
      AND NOT EXISTS (SELECT FROM part WHERE ${own('part')} AND (part.state <> 'draft' OR part.saved_at IS NOT NULL))
      AND ${without('rating')} AND ${without('field_change')} AND ${without('remark')}
      AND ${without('attachment')} AND ${without('set_aside_text')} AND ${without('review_vote')}
      AND ${without('opinion')}
    ORDER BY project.position, sheet.position
  `.execute(db);
  return rows;
}
