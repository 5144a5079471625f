import { type OfPlanColumns, planColumns } from '#db/in-plan.ts';
import type { Row } from '#db/insert-rows.ts';
import { isIndicatorSheet } from '#domain/plan/indicator-sheet.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { isSameOwner } from '#exchange/indicator-sheets.ts';
import type {
  ExchangeIndicator,
  ExchangeOwner,
  ExchangePlan,
  ExchangeProject,
  ExchangeValue,
} from '#exchange/schema.ts';
import type { DepartmentsOfPlan } from '#records/people/ensure-departments.ts';

/**
 * The rows that hold the content of a plan, table by table in the order in which their references allow them to be written.
 * `position` keeps the order of the document's lists. Ids are the document's own.
 */
export function contentRows(
  key: PlanKey,
  plan: ExchangePlan,
  { ofOwner }: Pick<DepartmentsOfPlan, 'ofOwner'>,
) {
  const own = planColumns(key);
  return {
    rating_scale: plan.ratingScales.map(
      (scale, position): Row<'rating_scale'> => ({ ...own, ...scale, position }),
    ),
    node: plan.nodes.map(
      ({ parent, ...node }, position): Row<'node'> => ({ ...own, ...node, parent_id: parent, position }),
    ),
    project: plan.projects.map(
      ({ id, title, flags, fields, placements, ended = null }, position): Row<'project'> => ({
        ...own,
        id,
        position,
        title,
        flags,
        fields,
        ended,
        node_id: isIndicatorSheet({ id, placements }) ? id : null,
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
        ({ lead = false, ...owner }, position): Row<'owner'> => ({
          ...own,
          ...owner,
          lead,
          department_id: ofOwner(project, owner),
          project_id: project.id,
          position,
          asked: askedOf(plan, project, owner),
        }),
      ),
    ),
    ...indicatorRows(own, plan),
    outlook_item: plan.outlook.map(
      ({ from, ...item }, position): Row<'outlook_item'> => ({ ...own, ...item, position, from_nodes: from }),
    ),
  };
}

/** The indicators of an item that name this owner; null where it is a project: its owners are asked for all. */
function askedOf(plan: ExchangePlan, project: ExchangeProject, owner: ExchangeOwner): string[] | null {
  if (!isIndicatorSheet(project)) return null;
  return plan.indicators
    .filter(({ node, owners }) => node === project.id && owners?.some((one) => isSameOwner(one, owner)))
    .map(({ id }) => id);
}

function indicatorRows(own: OfPlanColumns, { indicators }: ExchangePlan) {
  return {
    indicator: indicators.map(
      (one, position): Row<'indicator'> => ({
        ...own,
        id: one.id,
        position,
        project_id: one.project!,
        name: one.name,
        breakdown: one.breakdown,
        value_type: one.valueType ?? null,
        unit: one.unit ?? null,
        desired_trend: one.desiredTrend ?? null,
        purpose: one.purpose ?? null,
        milestones: one.milestones ?? null,
        breaks: one.breaks ?? null,
        survey_years: one.surveyYears ?? null,
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
