import { indicatorSheetTitle, isIndicatorSheet } from '#domain/plan/indicator-sheet.ts';
import type { ExchangeOwner, ExchangePlan, ExchangeProject } from './schema.ts';

/**
 * A plan with what the sheets of its items stand on: one for each item that has indicators or a sheet, owned by whoever owns one of
 * these indicators. Within Ayumi they stand among the projects, after them; the exchange format does not know them.
 */
export function withIndicatorSheets(plan: ExchangePlan): ExchangePlan {
  const there = new Set(plan.projects.map(({ id }) => id));
  const asked = new Set([
    ...plan.indicators.flatMap(({ node }) => node ?? []),
    ...plan.sheets.map(({ project }) => project),
  ]);
  const added = plan.nodes.filter(({ id }) => asked.has(id) && !there.has(id));
  if (added.length === 0) return plan;
  const sheets = added.map(
    (node): ExchangeProject => ({
      id: node.id,
      title: indicatorSheetTitle(node),
      placements: [{ node: node.id, number: '', relisted: false, page: null, title: null, fields: {} }],
      owners: distinctOwners(plan, node.id),
      flags: [],
      fields: {},
    }),
  );
  return { ...plan, projects: [...plan.projects, ...sheets] };
}

type Printed = Omit<ExchangePlan, 'sheets'> & {
  sheets: readonly (Omit<ExchangePlan['sheets'][number], 'project'> & { project?: string; node?: string })[];
};

/** A plan as a document printed it (exchange/canonical.ts) and nobody has changed it since, as it is within Ayumi. */
export const planAsPrinted = (printed: Printed): ExchangePlan =>
  withIndicatorSheets({
    ...printed,
    indicators: printed.indicators.map((one) => ({ ...one, project: one.project ?? one.node })),
    sheets: printed.sheets.map(({ node, project, ...sheet }) => ({ ...sheet, project: (project ?? node)! })),
  });

/** The plan as a document of the exchange format has it. */
export const withoutIndicatorSheets = (plan: ExchangePlan): ExchangePlan => ({
  ...plan,
  projects: plan.projects.filter((project) => !isIndicatorSheet(project)),
});

export const isSameOwner = (one: ExchangeOwner, other: ExchangeOwner): boolean =>
  one.body === other.body && one.department === other.department && one.subsection === other.subsection;

function distinctOwners(plan: ExchangePlan, node: string): ExchangeOwner[] {
  const distinct: ExchangeOwner[] = [];
  for (const indicator of plan.indicators)
    for (const owner of indicator.node === node ? (indicator.owners ?? []) : []) {
      const known = distinct.find((other) => isSameOwner(other, owner));
      if (!known) distinct.push({ ...owner });
      else if (owner.lead) known.lead = true;
    }
  return distinct;
}
