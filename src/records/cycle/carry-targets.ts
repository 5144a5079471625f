import { sql } from 'kysely';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { NewSheet } from './insert-sheets.ts';

/** Longer than any target that is one value. */
const LONGEST = 60;

/**
 * Last year's 翌年度の目標 becomes this year's target (Kitamoto), for the department to confirm in the target-setting stage: only
 * where the project has one indicator, which has no target of this year yet, and the text is one line. Where there is a choice
 * nothing is guessed; the text stands beside the indicators to be read.
 */
export async function carryTargets(
  tx: Tx,
  key: PlanKey,
  year: number,
  made: readonly NewSheet[],
): Promise<void> {
  const told = made.flatMap(({ candidate: { id, lastYear } }) => {
    const text = (lastYear.nextTarget ?? '').trim();
    return text === '' || text.includes('\n') || text.length > LONGEST ? [] : [{ project: id, text }];
  });
  await sql`
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
  `.execute(tx);
}
