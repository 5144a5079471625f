import type { ExchangeDocument, ExchangePlan } from '#exchange/schema.ts';

/** A document of one plan with only its first projects and what belongs to them: as many-sided as the whole, and sooner read. */
export function withFirstProjects(document: ExchangeDocument, count: number): ExchangeDocument {
  const plan = document.plans[0]!;
  const projects = plan.projects.slice(0, count);
  const ids = new Set<string | null>(projects.map(({ id }) => id));
  const sheets = plan.sheets.filter(({ project }) => ids.has(project));
  const about = new Set<string | null>([null, ...sheets.map(({ id }) => id)]);
  const part: ExchangePlan = {
    ...plan,
    projects,
    sheets,
    indicators: plan.indicators.filter(({ project }) => project === null || ids.has(project)),
    ratings: plan.ratings.filter(({ project }) => ids.has(project)),
    ...(plan.opinions && { opinions: plan.opinions.filter(({ sheet }) => about.has(sheet)) }),
  };
  return { ...document, plans: [part] };
}
