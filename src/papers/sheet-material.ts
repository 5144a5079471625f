import { flatOutline, outlineOf, pathTo } from '#domain/plan/outline.ts';
import { firstListing } from '#domain/plan/placement.ts';
import type { Form } from '#domain/sheet/form.ts';
import { sharedOut, sharingOf } from '#domain/sheet/part.ts';
import { nodeName } from '#exchange/names.ts';
import type {
  ExchangeIndicator,
  ExchangeOpinion,
  ExchangePlan,
  ExchangeProject,
  ExchangeRatingScale,
  ExchangeSheet,
} from '#exchange/schema.ts';
import type { PlanRules } from '#exchange/year-schema.ts';
import { formOfSheets } from './form-of-sheets.ts';
import { type Owners, ownersIn } from './owners.ts';

/** All that is printed of one sheet, out of a plan. */
export type SheetMaterial = {
  sheet: ExchangeSheet;
  project: ExchangeProject;
  /** The version it is filled in; for a sheet without one, what the plan's sheets hold (form-of-sheets.ts). */
  form: Form;
  /** The same as the owners of the sheet share it: what is drawn. */
  shared: Form;
  /** Names of the owners as a sheet prints them. */
  owners: readonly string[];
  projectNumber: string;
  /** The titles above the project's first listing, from the top, with their numbers, and what the plan calls their levels. */
  nodes: readonly string[];
  levels: readonly string[];
  indicators: readonly ExchangeIndicator[];
  scales: readonly ExchangeRatingScale[];
  gradeRule: PlanRules['gradeRule'];
  /** The years of the plan. */
  years: readonly number[];
  /** Last year's sheet of the same project. */
  lastYear: ExchangeSheet | null;
  /** What the committee said about the sheet. */
  opinions: readonly ExchangeOpinion[];
};

/** The sheets of a year, in the order of the plan's tree; of one department where one is given. */
export function sheetMaterials(
  plan: ExchangePlan,
  { year, department, sheet: only }: { year: number; department: string | null; sheet: string | null },
): SheetMaterial[] {
  const places = placesInTree(plan);
  const projects = new Map(plan.projects.map((project) => [project.id, project]));
  const derived = formOfSheets(plan);
  const owners = ownersIn(plan);
  return plan.sheets
    .filter((sheet) => sheet.year === year && (only === null || sheet.id === only))
    .map((sheet, at) => ({ sheet, at, place: places.get(sheet.project) ?? places.size }))
    .sort((one, other) => one.place - other.place || one.at - other.at)
    .flatMap(({ sheet }) =>
      projects.get(sheet.project)
        ? [materialOf(plan, sheet, projects.get(sheet.project)!, { derived, owners })]
        : [],
    )
    .filter((one) => department === null || owners.labels(one.project).includes(department));
}

/** Each project's place where the plan lists it first. */
function placesInTree({ nodes, projects }: ExchangePlan): Map<string, number> {
  const places = new Map<string, number>();
  const listings = flatOutline(outlineOf(nodes, projects)).flatMap((one) => one.listings);
  for (const { project, placement } of listings)
    if (placement === firstListing(project)) places.set(project.id, places.size);
  return places;
}

function materialOf(
  plan: ExchangePlan,
  sheet: ExchangeSheet,
  project: ExchangeProject,
  { derived, owners }: { derived: Form; owners: Owners },
): SheetMaterial {
  const first = firstListing(project);
  const path = pathTo(plan.nodes, first?.node ?? '');
  const parts = (sheet.parts ?? []).filter(({ stage }) => stage === 'collecting');
  const { from, to } = plan.years;
  const isForm = ({ id, version }: Form) => id === sheet.form?.id && version === sheet.form.version;
  const form = (plan.forms ?? []).find(isForm) ?? derived;
  const lead = owners.lead(project);
  const sharing = sharingOf(
    parts.map(({ department }) => ({ departmentId: department, isLead: department === lead })),
    null,
  );
  return {
    sheet,
    project,
    form,
    shared: { ...form, sections: sharedOut(form.sections, sharing) },
    owners: parts.length > 0 ? parts.map(({ department }) => department) : owners.onSheet(project),
    projectNumber: first?.number ?? '',
    nodes: path.map(nodeName),
    levels: path.map(({ level }) => plan.levels[level] ?? ''),
    indicators: plan.indicators.filter((indicator) => indicator.project === project.id),
    scales: plan.ratingScales,
    gradeRule: plan.rules?.gradeRule,
    years: from === null || to === null ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at),
    lastYear:
      plan.sheets.find((other) => other.project === project.id && other.year === sheet.year - 1) ?? null,
    opinions: (plan.opinions ?? []).filter((opinion) => opinion.sheet === sheet.id),
  };
}
