import { sql } from 'kysely';
import type { Db } from '#db/connect.ts';

export type PlanOverview = {
  id: string;
  title: string;
  from: number | null;
  to: number | null;
  /** Distinct projects 実数. */
  projects: number;
  indicators: number;
  /** The last year that has sheets, how many, and how many of them are graded. */
  year: number | null;
  sheets: number;
  graded: number;
};

/** The municipality's plans, the newest first. */
export async function listPlanOverviews(db: Db, municipalityId: string): Promise<PlanOverview[]> {
  const { rows } = await sql<PlanOverview>`
    SELECT plan.id, plan.title, plan.from_year AS "from", plan.to_year AS "to", latest.year,
      (SELECT count(*) FROM project p WHERE (p.municipality_id, p.plan_id) = (plan.municipality_id, plan.id)) AS projects,
      (SELECT count(*) FROM indicator i WHERE (i.municipality_id, i.plan_id) = (plan.municipality_id, plan.id)) AS indicators,
      (SELECT count(*) FROM sheet s
        WHERE (s.municipality_id, s.plan_id, s.year) = (plan.municipality_id, plan.id, latest.year)) AS sheets,
      (SELECT count(DISTINCT r.sheet_id) FROM rating r
        WHERE (r.municipality_id, r.plan_id, r.year) = (plan.municipality_id, plan.id, latest.year)) AS graded
    FROM plan
    LEFT JOIN LATERAL (
      SELECT max(s.year) AS year FROM sheet s
      WHERE (s.municipality_id, s.plan_id) = (plan.municipality_id, plan.id)
    ) latest ON true
    WHERE plan.municipality_id = ${municipalityId}
    ORDER BY plan.from_year DESC NULLS LAST, plan.title
  `.execute(db.kysely);
  return rows;
}

/** Readings that wait for somebody to check and confirm them, the newest first. */
export function listOpenDrafts(
  db: Db,
  municipalityId: string,
): Promise<{ id: string; file: string | null; made_by: string; made_at: string }[]> {
  return db.kysely
    .selectFrom('import_draft')
    .select((eb) => [
      'import_draft.id',
      'import_draft.made_by',
      'import_draft.made_at',
      eb
        .selectFrom('import_file')
        .select('import_file.name')
        .whereRef('import_file.municipality_id', '=', 'import_draft.municipality_id')
        .whereRef('import_file.draft_id', '=', 'import_draft.id')
        .orderBy('import_file.position')
        .limit(1)
        .as('file'),
    ])
    .where('import_draft.municipality_id', '=', municipalityId)
    .where('import_draft.state', '=', 'open')
    .orderBy('import_draft.made_at', 'desc')
    .limit(10)
    .execute();
}
