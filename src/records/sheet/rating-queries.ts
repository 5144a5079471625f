import { inPlan } from '#db/in-plan.ts';
import { rowsAsJson } from '#db/rows-as-json.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { findingsIn, type PlanFinding } from '#domain/review/findings.ts';
import type { PlacedRating } from '#domain/review/rating.ts';
import { filled } from '#exchange/filled.ts';
import { keptName } from '#records/people/department-name.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { listScales } from '#records/plan/queries.ts';

/** The codes alone of all ratings of the plan, those on sheets first: for lists. */
export async function listGrades(db: Reader, key: PlanKey): Promise<PlacedRating[]> {
  const rows = await rowsAsJson(
    db,
    db
      .selectFrom('rating')
      .select(['project_id as project', 'sheet_id as sheet', 'year', 'layer', 'code'])
      .select(keptName<string | null>('rating').as('department'))
      .select('scale_id as scale')
      .where(inPlan(key))
      .orderBy('position'),
  );
  return rows.map(({ scale, ...rating }) => ({ ...rating, ...filled({ scale }) }));
}

/** Ratings of the plan, of one project, of one year or on some sheets; those on sheets first. */
export async function listRatings(
  db: Reader,
  key: PlanKey,
  only: { project?: string; year?: number; sheets?: readonly string[] } = {},
): Promise<PlacedRating[]> {
  const rows = await rowsAsJson(
    db,
    db
      .selectFrom('rating')
      .select(['project_id as project', 'sheet_id as sheet', 'year', 'layer', 'code'])
      .select(keptName<string | null>('rating').as('department'))
      .select(['scale_id as scale', 'reason', 'rated_by as by', 'rated_at as at'])
      .where(inPlan(key))
      .$if(only.project !== undefined, (query) => query.where('project_id', '=', only.project!))
      .$if(only.year !== undefined, (query) => query.where('year', '=', only.year!))
      .$if(only.sheets !== undefined, (query) => query.where('sheet_id', 'in', only.sheets!))
      .orderBy('position'),
  );
  return rows.map(({ scale, reason, by, at, ...rating }) => ({
    ...rating,
    ...filled({ scale, reason, by, at }),
  }));
}

/** What the checks find in the plan. */
export async function listFindings(db: Reader, key: PlanKey): Promise<PlanFinding[]> {
  const scales = await listScales(db, key);
  const indicators = await listIndicators(db, key);
  const ratings = await listGrades(db, key);
  return findingsIn({ scales, indicators, ratings });
}
