import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { checkCompleteness, type FieldProblem } from '#domain/sheet/completeness.ts';
import { findFormOf, loadAnswers } from './answer-queries.ts';
import { findSheetState } from './sheet-state-queries.ts';
import type { SheetStanding, StandingPart } from './standing-queries.ts';

/** What is still missing in a part before it can be submitted? A sheet without a form asks nothing. */
export async function findLacking(
  db: Reader,
  key: PlanKey,
  standing: SheetStanding,
  { departmentId, department, stage }: StandingPart,
): Promise<FieldProblem[]> {
  const form = await findFormOf(db, key, standing);
  const state = await findSheetState(db, key, { sheet: standing.id, stage, departmentId });
  if (!form || !state?.sections) return [];
  const { answers, indicators } = await loadAnswers(db, key, standing, { state, departmentId });
  const owners = standing.parts.filter((one) => one.stage === stage).map((one) => one.department);
  const about = { stage, filledBy: 'writer' as const, department, owners, year: standing.year, indicators };
  return checkCompleteness({ ...form, sections: state.sections }, about, answers);
}
