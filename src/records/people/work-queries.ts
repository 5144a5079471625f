import { sql } from 'kysely';
import type { Reader } from '#db/transaction.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';

/** What lies with a department today and passes on with its posts: each thing with where it stands. */
export type WorkItem = {
  kind: 'project' | 'sheet' | 'remark' | 'opinion' | 'request';
  departmentId: string;
  planId: string;
  planTitle: string;
  /** Of the project. */
  title: string;
  projectId: string;
  sheetId: string | null;
  year: number | null;
  /** The words of the remark, the opinion or the request; the state of a part. */
  text: string;
};

/** Parts 担当分 count in the stage that is being written. Projects that have ended, parts that are approved, years that are sealed and what was answered are no open work. */
const openWork = (municipalityId: string) => sql<WorkItem>`
  WITH owners AS (
    SELECT DISTINCT plan_id, project_id, department_id FROM owner WHERE municipality_id = ${municipalityId}
  ), running AS (
    SELECT sheet.*, CASE cycle.state WHEN 'targeting' THEN 'targeting' ELSE 'collecting' END AS writing
    FROM sheet JOIN cycle ON cycle.municipality_id = sheet.municipality_id
      AND cycle.plan_id = sheet.plan_id AND cycle.year = sheet.year
    WHERE sheet.municipality_id = ${municipalityId} AND cycle.state <> 'sealed'
  ), work AS (
    SELECT 'project' AS kind, 1 AS place, owners.department_id, owners.plan_id, owners.project_id,
      NULL::text AS sheet_id, NULL::integer AS year, '' AS text
    FROM owners
    UNION ALL
    SELECT 'sheet', 2, part.department_id, part.plan_id, running.project_id, running.id, running.year, part.state
    FROM part JOIN running ON running.plan_id = part.plan_id AND running.id = part.sheet_id
    WHERE part.municipality_id = ${municipalityId} AND part.state <> 'approved' AND part.stage = running.writing
      AND (running.state IS NULL OR running.state IN ('draft', 'returned', 'submitted'))
    UNION ALL
    SELECT 'remark', 3, owners.department_id, remark.plan_id, running.project_id, running.id, running.year, remark.text
    FROM remark JOIN running ON running.plan_id = remark.plan_id AND running.id = remark.sheet_id
    JOIN owners ON owners.plan_id = running.plan_id AND owners.project_id = running.project_id
      AND (remark.department_id IS NULL OR remark.department_id = owners.department_id)
    WHERE remark.municipality_id = ${municipalityId} AND remark.parent_id IS NULL AND remark.resolved_at IS NULL
    UNION ALL
    SELECT 'opinion', 4, owners.department_id, opinion.plan_id, sheet.project_id, sheet.id, opinion.year, opinion.text
    FROM opinion JOIN sheet ON sheet.municipality_id = opinion.municipality_id AND sheet.plan_id = opinion.plan_id
      AND sheet.id = opinion.sheet_id
    JOIN owners ON owners.plan_id = sheet.plan_id AND owners.project_id = sheet.project_id
    WHERE opinion.municipality_id = ${municipalityId} AND opinion.response IS NULL
    UNION ALL
    SELECT 'request', 5, to_department_id, plan_id, project_id, NULL, year, text
    FROM collaboration_request
    WHERE municipality_id = ${municipalityId} AND to_department_id IS NOT NULL AND state IN ('asked', 'accepted')
  )
  SELECT work.kind, work.department_id AS "departmentId", work.plan_id AS "planId", plan.title AS "planTitle", project.title,
    work.project_id AS "projectId", work.sheet_id AS "sheetId", work.year, work.text
  FROM work
  JOIN plan ON plan.municipality_id = ${municipalityId} AND plan.id = work.plan_id
  JOIN project ON project.municipality_id = ${municipalityId} AND project.plan_id = work.plan_id
    AND project.id = work.project_id AND project.ended IS NULL
  WHERE work.department_id IS NOT NULL
  ORDER BY work.place, plan.created_at DESC, project.position, work.year, work.text`;

export type WorkCounts = Record<WorkItem['kind'], number>;

/** How much open work each department has, by its id. */
export async function countWork(db: Reader, municipalityId: string): Promise<Map<string, WorkCounts>> {
  const { rows } = await sql<{ departmentId: string; kind: WorkItem['kind']; count: number }>`
    SELECT "departmentId", kind, count(*) AS count FROM (${openWork(municipalityId)}) work GROUP BY 1, kind
  `.execute(db);
  const counts = new Map<string, WorkCounts>();
  for (const { departmentId, kind, count } of rows) {
    const own = counts.get(departmentId) ?? { project: 0, sheet: 0, remark: 0, opinion: 0, request: 0 };
    own[kind] = Number(count);
    counts.set(departmentId, own);
  }
  return counts;
}

export async function listWork(
  db: Reader,
  municipalityId: string,
  departmentId: string,
): Promise<WorkItem[]> {
  const { rows } = await sql<WorkItem>`
    SELECT * FROM (${openWork(municipalityId)}) work WHERE "departmentId" = ${departmentId}`.execute(db);
  return rows;
}

export type LooseProject = {
  planId: string;
  planTitle: string;
  projectId: string;
  title: string;
  owners: NamedDepartment[];
  latestYear: number | null;
};

/** The projects of plans that are not over in this fiscal year, with what tells whether anybody looks after them. */
export async function listLooseEnds(
  db: Reader,
  municipalityId: string,
  fiscalYear: number,
): Promise<LooseProject[]> {
  const { rows } = await sql<LooseProject>`
    SELECT project.plan_id AS "planId", plan.title AS "planTitle", project.id AS "projectId", project.title,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'label', label) ORDER BY place), '[]') FROM (
        SELECT department.id, department.label, min(owner.position) AS place FROM owner
        JOIN department ON department.municipality_id = owner.municipality_id
          AND department.id = owner.department_id
        WHERE owner.municipality_id = project.municipality_id AND owner.plan_id = project.plan_id
          AND owner.project_id = project.id
        GROUP BY 1, 2) owning) AS owners,
      (SELECT max(year) FROM sheet WHERE sheet.municipality_id = project.municipality_id
          AND sheet.plan_id = project.plan_id AND sheet.project_id = project.id) AS "latestYear"
    FROM project JOIN plan ON plan.municipality_id = project.municipality_id AND plan.id = project.plan_id
    WHERE project.municipality_id = ${municipalityId} AND project.ended IS NULL
      AND (plan.to_year IS NULL OR plan.to_year >= ${fiscalYear - 1})
    ORDER BY plan.created_at DESC, project.position`.execute(db);
  return rows;
}
