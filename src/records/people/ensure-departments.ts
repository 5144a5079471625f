import { sql } from 'kysely';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** Every owner that a plan prints is a department of its municipality; the council, which prints none, is 社協. */
export async function ensureDepartments(tx: Tx, { municipalityId, planId }: PlanKey): Promise<void> {
  await sql`
    INSERT INTO department (municipality_id, id, position, body, name)
    SELECT ${municipalityId}, substr(md5(random()::text || name), 1, 10),
           (SELECT coalesce(max(position), 0) FROM department WHERE municipality_id = ${municipalityId})
             + row_number() OVER (ORDER BY first_seen), body, name
    FROM (
      SELECT coalesce(owner.body, 'city') AS body, coalesce(owner.department, '社協') AS name,
             min(project.position) AS first_seen
      FROM owner JOIN project ON project.municipality_id = owner.municipality_id
        AND project.plan_id = owner.plan_id AND project.id = owner.project_id
      WHERE owner.municipality_id = ${municipalityId} AND owner.plan_id = ${planId}
        AND (owner.department IS NOT NULL OR owner.body = 'shakyo')
      GROUP BY 1, 2
    ) printed
    ON CONFLICT (municipality_id, body, name) DO NOTHING
  `.execute(tx);
}
