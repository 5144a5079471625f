import type { ExchangeDocument, ExchangePlan, ExchangeProblem, ExchangeProject } from '#exchange/schema.ts';

type Source = {
  municipality: ExchangeDocument['municipality'];
  plan: ExchangePlan;
  /** What the checks found, each with the reason that was given for it. */
  findings: ExchangeProblem[];
};

/**
 * One year of a plan as a document that needs nothing beside it: the tree, the names and the scales as they are, the forms that
 * its sheets were filled in, its sheets, grades, opinions and requests, the figures up to that year with every target.
 * Left out are other years, the outlook for the next plan, and years that were sealed before.
 */
export function editionOf({ municipality, plan, findings }: Source, year: number): ExchangeDocument {
  const {
    outlook: _,
    editions: __,
    errata: ___,
    opinions,
    collaborationRequests,
    forms,
    cycles,
    ...rest
  } = plan;
  const sheets = plan.sheets.filter((sheet) => sheet.year === year);
  const projects = plan.projects.filter((project) => isOfYear(project, year));
  const ids = new Set(projects.map(({ id }) => id));
  const used = new Set(sheets.flatMap(({ form }) => (form ? [formKey(form)] : [])));
  const ofYear = <T extends { year: number }>(list: T[] | undefined) =>
    (list ?? []).filter((one) => one.year === year);
  return {
    format: 'ayumi/1',
    municipality,
    plans: [
      {
        ...rest,
        projects,
        indicators: plan.indicators
          .filter(({ node, project }) => node !== null || ids.has(project ?? ''))
          .map((indicator) => ({
            ...indicator,
            values: indicator.values.filter((value) => value.kind !== 'actual' || value.year <= year),
          })),
        sheets,
        ratings: ofYear(plan.ratings),
        outlook: [],
        opinions: ofYear(opinions),
        forms: (forms ?? []).filter((form) => used.has(formKey(form))),
        cycles: ofYear(cycles),
        collaborationRequests: ofYear(collaborationRequests),
      },
    ],
    problems: findings,
    leftovers: [],
  };
}

const isOfYear = ({ ended }: ExchangeProject, year: number) => ended === undefined || ended.year >= year;
const formKey = ({ id, version }: { id: string; version: number }) => `${id}\n${version}`;
