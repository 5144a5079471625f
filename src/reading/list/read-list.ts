import { ERA_MARK } from '#domain/calendar/era.ts';
import type { ListProfile } from '#profiles/list-profile.ts';
import { fold, isTooLong, spanOfFolded } from '../fold.ts';
import { Grid } from '../grid/grid.ts';
import { printedYear } from '../printed-year.ts';
import type { ReadPlan, Traced } from '../read-plan.ts';
import { type Source, type SourceCell, type SourceGrid, textOf } from '../source.ts';
import { trace } from '../traced.ts';
import { findListHead, type ListHead } from './list-head.ts';
import { ListProjects } from './list-projects.ts';
import { isWide, type ListRow, rowsOf } from './list-rows.ts';

/** Reads the lists of a book, one on a tab, as one plan; null where no tab has a header of a list. */
export function readList(source: Source, profile: ListProfile): ReadPlan | null {
  const projects = new ListProjects(source, profile);
  let found = false;
  for (const chapter of source.grids ?? []) {
    const grid = new Grid(chapter.cells);
    const head = findListHead(source, grid, profile);
    if (!head) continue;
    found = true;
    const title = titleOf(source, chapter, head);
    projects.plan.title ??= planTitleOf(title);
    readRows(source, projects, grid, head, yearOfList(title, chapter.name, head));
  }
  return found ? projects.finish() : null;
}

function readRows(
  source: Source,
  projects: ListProjects,
  grid: Grid,
  head: ListHead,
  year: number | null,
): void {
  const labels = new Set(head.labels.map((span) => textOf(source, span)));
  const rows: ListRow[] = [];
  for (const span of head.labels) projects.plan.labels.push(span);
  for (const row of rowsOf(grid, head)) {
    const own = [...row.cells.filter(({ isOwn }) => isOwn).map(({ cell }) => cell), ...row.others];
    const [only] = own;
    // A list over several printed pages says its header again.
    if (own.length > 1 && own.every(({ span }) => labels.has(textOf(source, span))))
      for (const { span } of own) projects.plan.labels.push(span);
    else if (own.length === 1 && only && isHeadingOrNote(source, projects, only, head))
      rows.push({ ...row, cells: [], others: [only] });
    else rows.push(row);
  }
  projects.read(rows, head, year);
}

type Title = { source: Source; over: SourceCell[] };

const ERA_YEAR = `${ERA_MARK}(?:元|[0-9]{1,2})`;
const YEAR = new RegExp(`(?:${ERA_YEAR}|(?:20|21)[0-9]{2})年度`, 'gu');
/** What stands in brackets, and the first and last year of a period, is not what the list is of. */
const PERIOD = new RegExp(
  `\\([^)]*\\)|(?:${ERA_YEAR}|20[0-9]{2})(?:年度)?[~〜−-](?:${ERA_MARK}?(?:元|[0-9]{1,2})|20[0-9]{2})年度`,
  'gu',
);
const PLAN = new RegExp(
  `^(?:(?:${ERA_YEAR}|20[0-9]{2})年度)?(?<title>.{2,40}?計画)(?:の?(?:進捗|進行|評価|実績|取組|事業|一覧|管理).{0,40})?$`,
  'du',
);

/** What stands over the header. */
const titleOf = (source: Source, { cells }: SourceGrid, { firstRow, labels }: ListHead): Title => ({
  source,
  over: cells.filter(({ row, span }) => row < firstRow && !labels.includes(span) && !isTooLong(span)),
});

const NOTE = /^(?:[※*＊注(（]|合計|小計|計$|凡例)/u;

function isHeadingOrNote(source: Source, projects: ListProjects, cell: SourceCell, head: ListHead): boolean {
  return (
    projects.tree.levelOf(cell) !== null || isWide(cell, head) || NOTE.test(textOf(source, cell.span).trim())
  );
}

/**
 * The year that the rows over the header name, or else the name of the tab, or the only year of which there are results;
 * null where they name none or several.
 */
function yearOfList({ source, over }: Title, name: string, { columns }: ListHead): number | null {
  const printed = over.flatMap(({ span }) => fold(source, span).text.replace(PERIOD, '').match(YEAR) ?? []);
  const ofTab = printedYear(name.normalize('NFKC').replace(/\s/gu, ''));
  const results = columns.filter(
    ({ column }) => column.is === 'rating' || (column.is === 'value' && column.kind === 'actual'),
  );
  const ways = [printed.map((year) => printedYear(year)), [ofTab], results.map(({ year }) => year)].map(
    (years) => new Set(years.filter((year) => year !== null)),
  );
  const told = ways.find(({ size }) => size > 0);
  return told?.size === 1 ? [...told][0]! : null;
}

/** The plan that the rows over the header name. */
function planTitleOf({ source, over }: Title): Traced | null {
  for (const { span } of over) {
    const title = spanOfFolded(
      fold(source, span),
      PLAN.exec(fold(source, span).text)?.indices?.groups?.title ?? [0, 0],
    );
    if (title) return trace(source, title);
  }
  return null;
}
