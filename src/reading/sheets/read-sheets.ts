import type { SheetsProfile } from '#profiles/sheets-profile.ts';
import type { ReadPlan } from '../read-plan.ts';
import type { Source } from '../source.ts';
import { Book } from './book.ts';
import { groupRows } from './groups.ts';
import { listedTitleKey } from './headings.ts';
import { Matching } from './matches.ts';
import { type Block, contentOf, type Page, readPages } from './pages.ts';
import { compileForm, type SheetForm } from './patterns.ts';
import { type PiecesOf, piecesReader } from './pieces.ts';
import { findPlaces } from './places.ts';
import type { SheetPage } from './sheet-notes.ts';
import { readSheetPage } from './sheet-page.ts';
import { partSheets } from './sheet-parts.ts';
import { areOneSheet, isSheet, type SheetSigns, signsOf } from './sheet-signs.ts';
import { readSummaryPage, type SummaryPage } from './summary.ts';

/**
 * Reads a book of form sheets, one project on each, with or without the summary table before them, whatever the order
 * of its pages and of the blocks on a page. What the form does not explain is left unclaimed.
 */
export function readSheets(source: Source, profile: SheetsProfile): ReadPlan {
  const form = compileForm(profile);
  const plan = emptyPlan(form);
  const pages = withoutRepeated(source, readPages(source, profile.pageStart), plan);
  const piecesOf = piecesReader(source, form);
  const { sheetPages, summary } = partPages(source, pages, form, piecesOf, plan);
  const known = new Set(
    summary
      .flatMap(({ rows, strays }) => [...rows.flatMap((row) => row.title ?? []), ...strays])
      .map(({ title }) => listedTitleKey(title)),
  );
  const sheets = sheetPages.map((page) => readSheetPage(source, page, form, piecesOf, known));
  return joinBook(source, form, plan, sheets, summary);
}

/** Joins what the sheets and the summary say to one plan. */
export function joinBook(
  source: Source,
  form: SheetForm,
  plan: ReadPlan,
  sheets: readonly SheetPage[],
  summary: readonly SummaryPage[],
  headingsStand = form.profile.summary?.headingsStand ?? 'before',
): ReadPlan {
  const { profile } = form;
  const year = yearOfBook(sheets);
  describePlan(plan, sheets, summary);

  const places = findPlaces(source, sheets, summary, headingsStand);
  const matching = new Matching(places);
  const byTitle = sheetsByTitle(sheets);
  const listings = summary.flatMap((page) => matching.match(page, groupRows(page, places, byTitle)));
  plan.nodes = places.tree.inOrder();
  for (const span of places.tree.repeated) plan.labels.push(span);
  reportEmptyRows(plan, summary, places);
  new Book(plan, profile, year).join(listings, sheets, places);
  return plan;
}

/** A plan of which nothing is known but its form. */
export function emptyPlan(form: SheetForm): ReadPlan {
  return {
    title: null,
    years: { from: null, to: null },
    philosophies: [],
    levels: form.profile.levels,
    ratingScales: form.scales,
    nodes: [],
    projects: [],
    indicators: [],
    sheets: [],
    ratings: [],
    outlook: [],
    problems: [],
    labels: [],
  };
}

/** A page that says word for word what another has said is that page again, not a second project. */
function withoutRepeated(source: Source, pages: readonly Page[], plan: ReadPlan): Page[] {
  const seen = new Set<string>();
  return pages.filter((page) => {
    const content = contentOf(source, page);
    if (!seen.has(content)) return seen.add(content);
    for (const span of page.blocks.flat()) plan.labels.push(span);
    return false;
  });
}

/**
 * The pages that are sheets, and those of the summary; pages without a row of it are read with the one that follows, for
 * a preface may be cut into many. What is neither is left unclaimed.
 */
function partPages(
  source: Source,
  pages: readonly Page[],
  form: SheetForm,
  piecesOf: PiecesOf,
  plan: ReadPlan,
): { sheetPages: Page[]; summary: SummaryPage[] } {
  const sheetPages: Page[] = [];
  const summary: SummaryPage[] = [];
  let last: { page: Page; signs: SheetSigns } | null = null;
  let preface: Block[] = [];
  for (const page of pages.flatMap((whole) => partSheets(source, whole, piecesOf, plan.problems))) {
    const signs = signsOf(page.blocks.flatMap(piecesOf));
    const read = isSheet(signs) ? null : readSummaryPage(source, page, form);
    if (read) {
      summary.push(
        preface.length > 0 ? readSummaryPage(source, { blocks: [...preface, ...page.blocks] }, form)! : read,
      );
      preface = [];
      last = null;
    } else if (last && areOneSheet(last.signs, signs)) {
      last.page = { blocks: [...last.page.blocks, ...page.blocks] };
      sheetPages[sheetPages.length - 1] = last.page;
      last = null;
    } else if (isSheet(signs)) {
      sheetPages.push(page);
      last = { page, signs };
      preface = [];
    } else {
      for (const block of page.blocks) preface.push(block);
      last = null;
    }
  }
  return { sheetPages, summary };
}

function sheetsByTitle(sheets: readonly SheetPage[]): Map<string, SheetPage[]> {
  const byTitle = new Map<string, SheetPage[]>();
  for (const sheet of sheets) {
    if (!sheet.title) continue;
    const key = listedTitleKey(sheet.title.title);
    const same = byTitle.get(key);
    if (same) same.push(sheet);
    else byTitle.set(key, [sheet]);
  }
  return byTitle;
}

/** The year that all sheets of the book name; null where they differ. */
function yearOfBook(sheets: readonly SheetPage[]): number | null {
  const years = new Set(sheets.flatMap((sheet) => sheet.year ?? []));
  return years.size === 1 ? [...years][0]! : null;
}

function describePlan(plan: ReadPlan, sheets: readonly SheetPage[], summary: readonly SummaryPage[]): void {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { columns } of [...summary, ...sheets]) {
    for (const year of columns) {
      from = Math.min(from, year);
      to = Math.max(to, year);
    }
  }
  if (from <= to) plan.years = { from, to };
  for (const { labels } of summary) for (const label of labels) plan.labels.push(label);
  for (const { labels, planTitle } of sheets) {
    for (const label of labels) plan.labels.push(label);
    if (planTitle && plan.title) plan.labels.push(...planTitle.spans);
    else plan.title = planTitle;
  }
}

/** Rows of the summary that have a number and nothing else list a project that nobody names. */
function reportEmptyRows(
  plan: ReadPlan,
  summary: readonly SummaryPage[],
  places: ReturnType<typeof findPlaces>,
): void {
  for (const { empty } of summary) {
    for (const { span, printed, heading } of empty) {
      const about = heading ? (places.ofHeading.get(heading) ?? null) : null;
      plan.problems.push({ code: 'listed-without-sheet', severity: 'error', span, text: printed, about });
    }
  }
}
