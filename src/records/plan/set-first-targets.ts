import { sql } from 'kysely';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { indexIndicators } from './index-indicators.ts';

/** Sets the target of a year, where the project has one indicator, and that one no target of this year yet. */
export async function setFirstTargets(
  tx: Tx,
  key: PlanKey,
  year: number,
  told: readonly { project: string; title: string; text: string }[],
): Promise<void> {
  const { rows } = await sql<{ indicator: string }>`
    INSERT INTO indicator_value (municipality_id, plan_id, indicator_id, kind, year, text)
    SELECT ${key.municipalityId}, ${key.planId}, single.id, 'target', ${year}, told.text
    FROM json_to_recordset(${JSON.stringify(told)}::json) AS told(project text, text text)
    JOIN (
      SELECT project_id, min(id) AS id FROM indicator
      WHERE municipality_id = ${key.municipalityId} AND plan_id = ${key.planId}
      GROUP BY project_id HAVING count(*) = 1
    ) single ON single.project_id = told.project
    WHERE NOT EXISTS (
      SELECT FROM indicator_value value
      WHERE value.municipality_id = ${key.municipalityId} AND value.plan_id = ${key.planId}
        AND value.indicator_id = single.id AND value.kind = 'target' AND value.year = ${year}
    )
    RETURNING indicator_id AS indicator
  `.execute(tx);
  if (rows.length === 0) return;
  const projects = told.map(({ project: id, title }) => ({ id, title }));
  await indexIndicators(tx, key, projects, new Set(rows.map(({ indicator }) => indicator)));
}
