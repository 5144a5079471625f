import type { ExportRequest } from '#domain/publication/export-request.ts';
import { placedRatings } from '#domain/review/rating.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { ownersIn } from './owners.ts';

export type SummaryScope = Pick<ExportRequest, 'year' | 'department'>;

/** What a printed summary 総括表 is made of. A year says how far the table goes; a department, whose projects stand in it. */
export function summarySource(plan: ExchangePlan, { year, department }: SummaryScope) {
  const { from, to } = plan.years;
  const owners = ownersIn(plan);
  const projects = plan.projects.filter(
    (project) => department === null || owners.labels(project).includes(department),
  );
  const ids = new Set(projects.map(({ id }) => id));
  const isIn = (one: { project: string; year: number }) =>
    ids.has(one.project) && (year === null || one.year <= year);
  return {
    years: { from, to: year === null || to === null ? to : Math.min(to, year) },
    nodes: plan.nodes,
    projects,
    sheets: plan.sheets.filter(isIn),
    ratings: placedRatings(plan).filter(isIn),
    scales: plan.ratingScales,
  };
}
