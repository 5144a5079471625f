import type { ExchangePlan, Fields } from '#exchange/schema.ts';

/**
 * A plan as its book can tell it: what only Ayumi keeps is left out; ids are given anew in order; lists whose order no book
 * shows (values and grades by year, sheets year by year) are sorted.
 */
export function comparablePlan(plan: ExchangePlan) {
  const ids = new Map<string, string>();
  for (const [prefix, list] of [
    ['n', plan.nodes],
    ['p', plan.projects],
    ['i', plan.indicators],
  ] as const)
    for (const [at, { id }] of list.entries()) ids.set(`${prefix}:${id}`, `${prefix}-${at + 1}`);
  const node = (id: string | null) => id && ids.get(`n:${id}`)!;
  const project = (id: string | null) => id && ids.get(`p:${id}`)!;
  const sheets = plan.sheets.map((sheet) => ({
    project: project(sheet.project) ?? node(sheet.project),
    year: sheet.year,
    page: sheet.page,
    fields: filled(sheet.fields),
    ratings: sheet.ratings.map(({ layer, department, code, reason, by, at }) => ({
      layer,
      department,
      code,
      ...{ reason, by, at },
    })),
  }));
  return {
    title: plan.title,
    years: plan.years,
    philosophies: plan.philosophies,
    levels: plan.levels,
    ratingScales: plan.ratingScales.map(({ id: _, codes, ...scale }) => ({
      ...scale,
      codes: codes.map(({ ordered = true, ...code }) => ({ ...code, ordered })),
    })),
    nodes: plan.nodes.map(({ id, parent, ...told }) => ({ ...told, id: node(id), parent: node(parent) })),
    projects: plan.projects.map(({ id, placements, fields, ...told }) => ({
      ...told,
      id: project(id),
      placements: placements.map((one) => ({ ...one, node: node(one.node), fields: filled(one.fields) })),
      fields: filled(fields),
    })),
    indicators: plan.indicators.map(({ id, ...told }) => ({
      ...told,
      id: ids.get(`i:${id}`),
      project: told.node === null ? project(told.project) : null,
      node: node(told.node),
      values: sorted(
        told.values.map(({ status, ...one }) => ({
          ...one,
          ...(status && status !== 'current' && { status }),
        })),
      ),
      undated: sorted(told.undated),
    })),
    sheets: sorted(sheets, ({ year, project }) => `${year} ${project!.padStart(9, '0')}`),
    ratings: sorted(
      plan.ratings.map(({ scale: _, ...rating }) => ({ ...rating, project: project(rating.project) })),
    ),
    outlook: plan.outlook.map((item) => ({ ...item, from: item.from.map(node) })),
    opinions: (plan.opinions ?? []).map(({ id: _, sheet, node: of, ...told }) => {
      const about = plan.sheets.find(({ id }) => id === sheet);
      return {
        ...told,
        sheet: about ? [project(about.project) ?? node(about.project), about.year] : null,
        node: node(of),
      };
    }),
  };
}

const filled = (fields: Fields) => Object.fromEntries(Object.entries(fields).filter(([, text]) => text));

const sorted = <T>(list: readonly T[], keyOf: (one: T) => string = (one) => JSON.stringify(one)): T[] =>
  list
    .map((one) => ({ one, key: keyOf(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ one }) => one);
