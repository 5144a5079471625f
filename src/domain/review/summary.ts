import { groupBy } from '../group-by.ts';
import { isIndicatorSheet } from '../plan/indicator-sheet.ts';
import { flatOutline, type Listing, outlineOf, type PlanNode } from '../plan/outline.ts';
import type { PlacedProject, Placement, ProjectCount } from '../plan/placement.ts';
import type { Layer } from '../sheet/layer.ts';
import { codeOf, type Grade, type Grades, gradesOf } from './grades.ts';
import type { PlacedRating } from './rating.ts';

/** A placement with the page it is printed on and the title it has there, where it is another one. */
type PrintedPlacement = Placement & { page: number | null; title: string | null };
export type SummaryProject = PlacedProject & { title: string; placements: readonly PrintedPlacement[] };

export type SheetPlace = { id: string; project: string; year: number; page: number | null };
export type SummaryCell = { year: number; sheet: string | null; grades: Grade[]; isMissing: boolean };
/** A listing of a project: `number` and `title` as they are printed there. */
export type SummaryRow<P extends SummaryProject> = {
  project: P;
  number: string;
  title: string;
  isRelisted: boolean;
  page: number | null;
  sheet: string | null;
  cells: SummaryCell[];
};
export type SummaryGroup<N, P extends SummaryProject> = { path: N[]; rows: SummaryRow<P>[] };
/** How many grades of a code a year has. Code null: not filled in. */
export type GradeCount = { code: string | null; years: (ProjectCount & { year: number })[] };
export type Summary<N = unknown, P extends SummaryProject = SummaryProject> = {
  years: number[];
  groups: SummaryGroup<N, P>[];
  counts: GradeCount[];
};

type SummarySource<N, P> = {
  years: { from: number | null; to: number | null };
  nodes: readonly N[];
  projects: readonly P[];
  sheets: readonly SheetPlace[];
  ratings: readonly PlacedRating[];
  scales: readonly { codes: readonly { code: string }[] }[];
};

/**
 * The summary table 総括表 of one layer: every listing of every project under its nodes, a cell for each fiscal year.
 * Projects that no node lists stand in a last group without a path. A self grade is missing where a sheet has none; of
 * the later layers nothing is called missing, because a plan may not use them, nor of the sheets of items' indicators.
 */
export function summaryOf<N extends PlanNode, P extends SummaryProject>(
  source: SummarySource<N, P>,
  layer: Layer,
): Summary<N, P> {
  const grades = gradesOf(source.ratings, layer);
  const years = yearsOf(source, grades);
  const sheetOf = firstSheets(source.sheets);
  const sheetsOf = groupBy(source.sheets, (sheet) => sheet.project);
  const cellsOf = (project: P): SummaryCell[] => {
    const isGraded = layer === 'self' && !isIndicatorSheet(project);
    return years.map((year) => {
      const sheet = sheetOf(project.id, year)?.id ?? null;
      const own = grades.of(project.id, year);
      return { year, sheet, grades: own, isMissing: isGraded && sheet !== null && own.length === 0 };
    });
  };
  const rowOf = (project: P, placement: PrintedPlacement | null): SummaryRow<P> => {
    const page = placement?.page ?? null;
    const printed = printedSheet(sheetsOf.get(project.id) ?? [], page);
    return {
      project,
      number: placement?.number ?? '',
      title: placement?.title ?? project.title,
      isRelisted: placement?.relisted ?? false,
      page: printed?.page ?? page,
      sheet: printed?.id ?? null,
      cells: cellsOf(project),
    };
  };
  const groups = flatOutline(outlineOf(source.nodes, source.projects))
    .filter((one) => one.listings.length > 0)
    .map(({ path, listings }) => ({
      path,
      rows: listings.map(({ project, placement }: Listing<P>) => rowOf(project, placement)),
    }));
  const unlisted = source.projects.filter((project) => project.placements.length === 0);
  if (unlisted.length > 0) groups.push({ path: [], rows: unlisted.map((project) => rowOf(project, null)) });
  return { years, groups, counts: countGrades(groups, source.scales) };
}

/** The sheet that stands on the listing's own page (a book may print it again under a 再掲), else the latest one. */
function printedSheet(sheets: SheetPlace[], page: number | null): SheetPlace | undefined {
  const latest = [...sheets].sort((a, b) => a.year - b.year);
  return (
    latest.find((sheet) => sheet.page !== null && sheet.page === page) ??
    latest.findLast((sheet) => sheet.page !== null) ??
    latest.at(-1)
  );
}

/** The years of the plan, and any beside them that a sheet or a grade speaks of. */
function yearsOf({ years, sheets }: SummarySource<unknown, unknown>, grades: Grades): number[] {
  const { from, to } = years;
  const planned =
    from !== null && to !== null && to >= from && to - from < 30
      ? Array.from({ length: to - from + 1 }, (_, at) => from + at)
      : [];
  return [...new Set([...planned, ...sheets.map((sheet) => sheet.year), ...grades.years])].sort();
}

function firstSheets(sheets: readonly SheetPlace[]) {
  const first = new Map<string, SheetPlace>();
  for (const sheet of sheets) {
    const key = `${sheet.year} ${sheet.project}`;
    if (!first.has(key)) first.set(key, sheet);
  }
  return (project: string, year: number) => first.get(`${year} ${project}`);
}

/**
 * How many grades of each code has a year? In the order of the scales, every code of them, also one that nobody has; then
 * codes that no scale has, then those not filled in. Where each department grades, each of its grades counts.
 */
function countGrades<P extends SummaryProject>(
  groups: readonly SummaryGroup<unknown, P>[],
  scales: SummarySource<unknown, unknown>['scales'],
): GradeCount[] {
  const counts = new Map<string | null, Map<number, ProjectCount>>();
  const counted = new Set<string>();
  for (const { project, cells } of groups.flatMap((group) => group.rows)) {
    const isFirst = !counted.has(project.id);
    counted.add(project.id);
    for (const cell of cells)
      for (const code of cell.isMissing ? [null] : cell.grades.map(codeOf)) {
        const ofCode = counts.get(code) ?? new Map<number, ProjectCount>();
        counts.set(code, ofCode);
        const { distinct, listed } = ofCode.get(cell.year) ?? { distinct: 0, listed: 0 };
        ofCode.set(cell.year, { distinct: distinct + (isFirst ? 1 : 0), listed: listed + 1 });
      }
  }
  const inScale = scales.flatMap((scale) => scale.codes.map((one) => one.code));
  const codes = new Set<string | null>([...inScale, ...[...counts.keys()].filter((code) => code !== null)]);
  if (counts.has(null)) codes.add(null);
  const years = groups[0]?.rows[0]?.cells.map((cell) => cell.year) ?? [];
  return [...codes].map((code) => ({
    code,
    years: years.map((year) => ({ year, distinct: 0, listed: 0, ...counts.get(code)?.get(year) })),
  }));
}
