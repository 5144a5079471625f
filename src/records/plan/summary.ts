import { groupBy } from '#domain/group-by.ts';
import type { ExchangeNode, ExchangeProject, ExchangeRatingScale, Layer } from '#exchange/schema.ts';
import { codeOf, type Grade, type Grades, gradesOf } from './grades.ts';
import { flatOutline, type Listing, outlineOf } from './outline.ts';
import type { PlacedRating } from './queries.ts';

export type SheetPlace = { id: string; project: string; year: number; page: number | null };
export type SummaryCell = { year: number; sheet: string | null; grades: Grade[]; isMissing: boolean };
export type SummaryRow = Listing & { page: number | null; sheet: string | null; cells: SummaryCell[] };
export type SummaryGroup = { path: ExchangeNode[]; rows: SummaryRow[] };
/** `projects` 実数: each project once; `listings` 延べ: as often as the book lists it. Code null: not filled in. */
export type GradeCount = {
  code: string | null;
  years: { year: number; projects: number; listings: number }[];
};
export type Summary = {
  years: number[];
  groups: SummaryGroup[];
  counts: GradeCount[];
};

type SummarySource = {
  years: { from: number | null; to: number | null };
  nodes: ExchangeNode[];
  projects: ExchangeProject[];
  sheets: SheetPlace[];
  ratings: PlacedRating[];
  scales: ExchangeRatingScale[];
};

/**
 * The summary table 総括表 of one layer: every listing of every project under its nodes, a cell for each fiscal year.
 * Projects that no node lists stand in a last group without a path. A self grade is missing where a sheet has none; of
 * the later layers nothing is called missing, because a plan may not use them.
 */
export function summaryOf(source: SummarySource, layer: Layer): Summary {
  const grades = gradesOf(source.ratings, layer);
  const years = yearsOf(source, grades);
  const sheetOf = firstSheets(source.sheets);
  const sheetsOf = groupBy(source.sheets, (sheet) => sheet.project);
  const cellsOf = (project: ExchangeProject): SummaryCell[] =>
    years.map((year) => {
      const sheet = sheetOf(project.id, year)?.id ?? null;
      const own = grades.of(project.id, year);
      return { year, sheet, grades: own, isMissing: layer === 'self' && sheet !== null && own.length === 0 };
    });
  const rowOf = (listing: Listing): SummaryRow => {
    const printed = printedSheet(sheetsOf.get(listing.project.id) ?? [], listing.placement.page);
    return {
      ...listing,
      page: printed?.page ?? listing.placement.page,
      sheet: printed?.id ?? null,
      cells: cellsOf(listing.project),
    };
  };
  const groups: SummaryGroup[] = flatOutline(outlineOf(source.nodes, source.projects))
    .filter((one) => one.listings.length > 0)
    .map((one) => ({ path: one.path, rows: one.listings.map(rowOf) }));
  const unlisted = source.projects.filter((project) => project.placements.length === 0);
  if (unlisted.length > 0)
    groups.push({ path: [], rows: unlisted.map((project) => rowOf(unplaced(project))) });
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

const unplaced = (project: ExchangeProject): Listing => ({
  project,
  placement: { node: '', number: '', relisted: false, page: null, title: null, fields: {} },
});

/** The years of the plan, and any beside them that a sheet or a grade speaks of. */
function yearsOf({ years, sheets }: SummarySource, grades: Grades): number[] {
  const { from, to } = years;
  const planned =
    from !== null && to !== null && to >= from && to - from < 30
      ? Array.from({ length: to - from + 1 }, (_, at) => from + at)
      : [];
  return [...new Set([...planned, ...sheets.map((sheet) => sheet.year), ...grades.years])].sort();
}

function firstSheets(sheets: SheetPlace[]) {
  const first = new Map<string, SheetPlace>();
  for (const sheet of sheets) {
    const key = `${sheet.year} ${sheet.project}`;
    if (!first.has(key)) first.set(key, sheet);
  }
  return (project: string, year: number) => first.get(`${year} ${project}`);
}

/** How many grades of each code has a year? Where each department grades, each of its grades counts. */
function countGrades(groups: SummaryGroup[], scales: ExchangeRatingScale[]): GradeCount[] {
  const counts = new Map<string | null, Map<number, { projects: number; listings: number }>>();
  const counted = new Set<string>();
  for (const { project, cells } of groups.flatMap((group) => group.rows)) {
    const isFirst = !counted.has(project.id);
    counted.add(project.id);
    for (const cell of cells)
      for (const code of cell.isMissing ? [null] : cell.grades.map(codeOf)) {
        const ofCode = counts.get(code) ?? new Map();
        counts.set(code, ofCode);
        const { projects, listings } = ofCode.get(cell.year) ?? { projects: 0, listings: 0 };
        ofCode.set(cell.year, { projects: projects + (isFirst ? 1 : 0), listings: listings + 1 });
      }
  }
  const inScale = scales.flatMap((scale) => scale.codes.map((one) => one.code));
  const codes = new Set<string | null>([...inScale, ...[...counts.keys()].filter((code) => code !== null)]);
  if (counts.has(null)) codes.add(null);
  const years = groups[0]?.rows[0]?.cells.map((cell) => cell.year) ?? [];
  return [...codes].map((code) => ({
    code,
    years: years.map((year) => ({ year, projects: 0, listings: 0, ...counts.get(code)?.get(year) })),
  }));
}
