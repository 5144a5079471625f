import type { Row } from '#db/insert-rows.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeIndicator, ExchangePlan, ExchangeValue } from '#exchange/schema.ts';
import { yearRows } from './year-rows.ts';

/**
 * The rows that hold a plan, table by table in the order in which their references allow them to be written.
 * `position` keeps the order of the document's lists. Ids are the document's own.
 */
export function planRows(key: PlanKey, plan: ExchangePlan) {
  const own = { municipality_id: key.municipalityId, plan_id: key.planId };
  return {
    rating_scale: plan.ratingScales.map(
      (scale, position): Row<'rating_scale'> => ({ ...own, ...scale, position }),
    ),
    node: plan.nodes.map(
      ({ parent, ...node }, position): Row<'node'> => ({ ...own, ...node, parent_id: parent, position }),
    ),
    project: plan.projects.map(
      ({ id, title, flags, fields, ended = null }, position): Row<'project'> => ({
        ...own,
        id,
        position,
        title,
        flags,
        fields,
        ended,
      }),
    ),
    placement: plan.projects.flatMap((project) =>
      project.placements.map(
        ({ node, ...placement }, position): Row<'placement'> => ({
          ...own,
          ...placement,
          project_id: project.id,
          position,
          node_id: node,
        }),
      ),
    ),
    owner: plan.projects.flatMap((project) =>
      project.owners.map(
        (owner, position): Row<'owner'> => ({ ...own, ...owner, project_id: project.id, position }),
      ),
    ),
    ...indicatorRows(own, plan),
    sheet: plan.sheets.map(
      ({ ratings: _, parts: __, form, project, state = null, ...sheet }, position): Row<'sheet'> => ({
        ...own,
        ...sheet,
        form_id: form?.id ?? null,
        form_version: form?.version ?? null,
        position,
        project_id: project,
        state,
      }),
    ),
    rating: ratingRows(own, plan),
    outlook_item: plan.outlook.map(
      ({ from, ...item }, position): Row<'outlook_item'> => ({ ...own, ...item, position, from_nodes: from }),
    ),
    opinion: (plan.opinions ?? []).map(
      ({ sheet, node, by, main = null, ...opinion }, position): Row<'opinion'> => ({
        ...own,
        ...opinion,
        position,
        sheet_id: sheet,
        node_id: node,
        given_by: by,
        main_place: main,
      }),
    ),
    ...yearRows(own, plan),
  };
}

type Own = { municipality_id: string; plan_id: string };

function indicatorRows(own: Own, { indicators }: ExchangePlan) {
  return {
    indicator: indicators.map(
      (one, position): Row<'indicator'> => ({
        ...own,
        id: one.id,
        position,
        project_id: one.project,
        node_id: one.node,
        name: one.name,
        breakdown: one.breakdown,
        value_type: one.valueType ?? null,
        unit: one.unit ?? null,
        desired_trend: one.desiredTrend ?? null,
        purpose: one.purpose ?? null,
        milestones: one.milestones ?? null,
        breaks: one.breaks ?? null,
      }),
    ),
    indicator_value: indicators.flatMap((one) =>
      valuesOf(one).map(
        ({ reason = null, status = null, ...value }, position): Row<'indicator_value'> => ({
          ...own,
          ...value,
          indicator_id: one.id,
          position,
          reason,
          status,
        }),
      ),
    ),
  };
}

/** Values without a year stand after the dated ones. */
function valuesOf(one: ExchangeIndicator): (Omit<ExchangeValue, 'year'> & { year: number | null })[] {
  return [...one.values, ...one.undated.map((value) => ({ ...value, year: null }))];
}

/** Ratings printed on sheets first, sheet by sheet, then those of the summary table. */
function ratingRows(own: Own, { sheets, ratings }: ExchangePlan): Row<'rating'>[] {
  const onSheets = sheets.flatMap((sheet) =>
    sheet.ratings.map((rating) => ({ ...rating, project: sheet.project, year: sheet.year, sheet: sheet.id })),
  );
  const inSummary = ratings.map((rating) => ({ ...rating, sheet: null }));
  return [...onSheets, ...inSummary].map(
    ({ project, sheet, scale, ...rating }, position): Row<'rating'> => ({
      ...own,
      position,
      project_id: project,
      sheet_id: sheet,
      year: rating.year,
      layer: rating.layer,
      department: rating.department,
      code: rating.code,
      scale_id: scale ?? null,
      reason: 'reason' in rating ? (rating.reason ?? null) : null,
      rated_by: 'by' in rating ? (rating.by ?? null) : null,
      rated_at: 'at' in rating ? (rating.at ?? null) : null,
    }),
  );
}
