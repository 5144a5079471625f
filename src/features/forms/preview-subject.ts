import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { FormSubject } from '#exchange/sheet-content.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { listOwners } from '#records/plan/owner-queries.ts';
import { listProjectNames } from '#records/plan/project-queries.ts';
import { listScales, type PlanHead } from '#records/plan/queries.ts';

/** A project of the plan to draw a form with, one with indicators if there is one; without a project an empty one. */
export async function previewSubject(db: Reader, key: PlanKey, plan: PlanHead): Promise<FormSubject> {
  const indicators = await listIndicators(db, key);
  const projects = await listProjectNames(db, key);
  const project = projects.find(({ id }) => indicators.some((one) => one.project === id)) ?? projects[0];
  const from = plan.years.from ?? 2024;
  const years = Array.from(
    { length: Math.max(1, Math.min((plan.years.to ?? from) - from + 1, 12)) },
    (_, at) => from + at,
  );
  return {
    year: years[Math.floor(years.length / 2)]!,
    owners: project ? ((await listOwners(db, key)).get(project.id) ?? []).map(({ label }) => label) : [],
    projectNumber: project?.placements[0]?.number ?? '',
    indicators: indicators.filter((one) => project && one.project === project.id),
    scales: await listScales(db, key),
    years,
  };
}
