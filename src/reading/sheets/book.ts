import type { FieldKey } from '#exchange/values.ts';
import type { SheetsProfile } from '#profiles/sheets-profile.ts';
import type { ReadFields, ReadIndicator, ReadPlan, ReadProject, ReadSheet, Traced } from '../read-plan.ts';
import { NOTHING } from '../traced.ts';
import { type Entry, entriesOf } from './entries.ts';
import { listedTitleKey, titleKey } from './headings.ts';
import type { Listing } from './matches.ts';
import type { Places } from './places.ts';
import { PLAN_FIELDS, repeatedAlike, wordedAlike } from './repetitions.ts';
import type { SheetPage } from './sheet-notes.ts';

/**
 * Joins rows and sheets to projects: a listing without 再掲 is a project of its own, one with it points to the listing
 * of the same title. What a 再掲 says again in the same words is a repetition; what it words differently is kept.
 */
export class Book {
  readonly plan: ReadPlan;
  readonly #profile: SheetsProfile;
  readonly #year: number | null;
  readonly #byTitle = new Map<string, ReadProject[]>();
  readonly #firstOf = new Map<ReadProject, Entry>();
  readonly #projectOfFirst = new Map<Entry, ReadProject>();
  readonly #listed = new Map<ReadProject, Map<number, Traced>>();
  readonly #withSheet = new Set<ReadProject>();
  readonly #indicators = new Map<ReadProject, ReadIndicator[]>();

  constructor(plan: ReadPlan, profile: SheetsProfile, year: number | null) {
    this.plan = plan;
    this.#profile = profile;
    this.#year = year;
  }

  join(listings: readonly Listing[], sheets: readonly SheetPage[], places: Places): void {
    const entries = entriesOf(listings, sheets, places);
    const hasSummary = listings.length > 0;
    for (const entry of entries) if (!entry.isRelisted) this.#addFirst(entry);
    for (const entry of entries) if (!entry.isRelisted) this.#addListing(entry, hasSummary);
    for (const entry of entries) if (entry.isRelisted) this.#addListing(entry, hasSummary);
  }

  #addFirst(entry: Entry): void {
    const title = entry.sheet?.title?.title ?? entry.listing?.heading?.title ?? NOTHING;
    this.#addProject(title, entry);
  }

  #addProject(title: Traced, entry: Entry): ReadProject {
    const project: ReadProject = { title, placements: [], owners: [], flags: [], fields: {} };
    this.plan.projects.push(project);
    this.#firstOf.set(project, entry);
    this.#projectOfFirst.set(entry, project);
    this.#listed.set(project, new Map());
    this.#indicators.set(project, []);
    const key = titleKey(title);
    const same = this.#byTitle.get(key);
    if (same) {
      same.push(project);
      if (key !== '') this.#problem('relisted-unmarked', 'note', project, title.text);
    } else this.#byTitle.set(key, [project]);
    return project;
  }

  #addListing(entry: Entry, hasSummary: boolean): void {
    const project = this.#projectOf(entry);
    const isFirst = this.#firstOf.get(project) === entry;
    this.#addPlacement(project, entry, isFirst);
    if (entry.listing) this.#addGrades(project, entry.listing, isFirst);
    if (entry.sheet) this.#addSheet(project, entry.sheet, entry);
    if (isFirst && project.title.text === '')
      this.#problem('title-missing', 'error', project, textOfGrades(entry.listing));
    if (hasSummary && !entry.listing)
      this.#problem('sheet-not-listed', 'warning', project, project.title.text);
  }

  #projectOf(entry: Entry): ReadProject {
    const own = this.#projectOfFirst.get(entry);
    if (own) return own;
    const printed = entry.sheet?.title?.title ?? entry.listing?.heading?.title ?? NOTHING;
    const order =
      entry.listing && entry.listing.slot.rows.length > 1
        ? entry.listing.slot.rows.indexOf(entry.listing.row) + 1
        : 0;
    const known =
      this.#byTitle.get(titleKey(printed)) ?? this.#byTitle.get(`${listedTitleKey(printed)}(${order})`);
    if (known) return known[0]!;
    const project = this.#addProject(printed, entry);
    this.#problem('relisted-without-first', 'warning', project, printed.text);
    return project;
  }

  #addPlacement(project: ReadProject, { listing, sheet, node, isRelisted }: Entry, isFirst: boolean): void {
    const printed = sheet?.title?.title;
    const row = listing?.heading ?? null;
    const number = sheet?.title?.number.text ? sheet.title.number : (row?.number ?? NOTHING);
    if (number !== row?.number) this.#repeated(row?.number);
    const page = sheet?.printedPage ?? listing?.row.page ?? null;
    const wordings = [row?.title, isFirst ? undefined : printed].filter((title) => title !== undefined);
    const differing = wordings.find((title) => titleKey(title) !== titleKey(project.title)) ?? null;
    for (const title of wordings) if (title !== differing && title !== project.title) this.#repeated(title);
    if (row && printed && differing === row.title && listedTitleKey(printed) !== listedTitleKey(row.title))
      this.#problem('title-differs', 'note', project, `${row.title.text}／${printed.text}`);
    const isFurther = sheet && this.#withSheet.has(project);
    const { differing: fields, repeated } = isFurther ? wordedAlike(sheet.fields, project.fields) : NO_FIELDS;
    for (const text of repeated) this.#repeated(text);
    if (node) {
      const placement = { node, number, relisted: isRelisted, page, title: differing, fields };
      if (isFirst) project.placements.unshift(placement);
      else project.placements.push(placement);
    }
  }

  #addGrades(project: ReadProject, { row }: Listing, isFirst: boolean): void {
    const { summary } = this.#profile;
    const years = yearsOfGrades(row.grades.length, this.#columns, this.#year);
    if (!summary || !years) {
      this.#problem('year-uncertain', 'error', project, textOfGrades({ row }));
      return;
    }
    row.grades.forEach(({ code, printed, span }, index) => {
      const year = years[index]!;
      const known = this.#listed.get(project)!.get(year);
      if (!code) {
        if (/\p{L}/u.test(printed)) this.#problem('rating-unreadable', 'error', project, printed, span);
      } else if (!known) {
        this.#listed.get(project)!.set(year, code);
        this.plan.ratings.push({ project, year, layer: summary.layer, department: null, code });
      } else if (known.text === code.text && !isFirst) this.plan.labels.push(span);
    });
  }

  #addSheet(project: ReadProject, page: SheetPage, entry: Entry): void {
    const year = page.year ?? this.#year;
    if (year === null) {
      this.#problem('year-uncertain', 'error', project, project.title.text);
      return;
    }
    if (!this.#withSheet.has(project)) {
      this.#withSheet.add(project);
      project.owners = page.owners;
      for (const key of PLAN_FIELDS) if (page.fields[key]) project.fields[key] = page.fields[key];
      for (const indicator of page.indicators) this.#addIndicator({ ...indicator, of: project });
    } else
      for (const text of repeatedAlike(project, this.#indicators.get(project)!, page)) this.#repeated(text);
    const fields = Object.fromEntries(
      Object.entries(page.fields).filter(([key]) => !PLAN_FIELDS.includes(key as FieldKey)),
    ) as ReadFields;
    const sheet: ReadSheet = {
      project,
      year,
      page: page.printedPage ?? entry.listing?.row.page ?? null,
      fields,
      ratings: [],
    };
    this.plan.sheets.push(sheet);
    this.#gradeSheet(sheet, page);
  }

  #gradeSheet(sheet: ReadSheet, page: SheetPage): void {
    const { layer } = this.#profile.rating;
    const readable = page.grades.filter(({ code }) => code !== null);
    const codes = new Set(readable.map(({ code }) => code!.text));
    if (codes.size === 1) {
      const spans = readable.flatMap(({ code }) => code!.spans);
      sheet.ratings.push({ layer, department: null, code: { text: [...codes][0]!, spans, confidence: 1 } });
      this.#compareWithSummary(sheet);
    } else if (page.grades.length === 0)
      this.#problem('rating-missing', 'error', sheet.project, sheet.project.title.text);
    else {
      const printed = page.grades.map((grade) => grade.printed).join('・');
      this.#problem('rating-unreadable', 'error', sheet.project, printed, page.grades[0]!.span);
    }
  }

  #compareWithSummary(sheet: ReadSheet): void {
    const [{ layer, code }] = sheet.ratings as [ReadSheet['ratings'][number]];
    const listed =
      layer === this.#profile.summary?.layer ? this.#listed.get(sheet.project)!.get(sheet.year) : undefined;
    if (!listed || listed.text === code.text) return;
    const text = `${sheet.project.title.text}：一覧表 ${listed.text}、シート ${code.text}`;
    this.#problem('summary-differs-from-sheet', 'error', sheet.project, text, code.spans[0] ?? null);
  }

  #addIndicator(indicator: ReadIndicator & { of: ReadProject }): void {
    this.plan.indicators.push(indicator);
    this.#indicators.get(indicator.of)!.push(indicator);
    if (indicator.undated.length === 0) return;
    const texts = [...new Set(indicator.undated.map(({ text }) => text.text))];
    const shown = texts.slice(0, MOST_TEXTS).join('、') + (texts.length > MOST_TEXTS ? ' ほか' : '');
    const span = indicator.undated[0]!.text.spans[0] ?? null;
    this.#problem('year-uncertain', 'error', indicator.of, shown, span);
  }

  #repeated(text: Traced | undefined): void {
    if (text) this.plan.labels.push(...text.spans);
  }

  get #columns(): readonly number[] {
    const { from, to } = this.plan.years;
    return from === null || to === null ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i);
  }

  #problem(
    code: ReadPlan['problems'][number]['code'],
    severity: 'error' | 'warning' | 'note',
    about: ReadPlan['problems'][number]['about'],
    text: string,
    span: ReadPlan['problems'][number]['span'] = null,
  ): void {
    const place = span ?? (about?.title.spans[0] || null);
    this.plan.problems.push({ code, severity, span: place, text, about });
  }
}

const NO_FIELDS = { differing: {}, repeated: [] };

const MOST_TEXTS = 3;

/** The years of a row's grades: as many as columns, or as many as there are years up to that of the sheets; else nobody can tell. */
export function yearsOfGrades(
  grades: number,
  columns: readonly number[],
  year: number | null,
): readonly number[] | null {
  if (grades === columns.length) return columns;
  return year !== null && grades === columns.indexOf(year) + 1 && grades > 0
    ? columns.slice(0, grades)
    : null;
}

function textOfGrades(listing: Pick<Listing, 'row'> | null): string {
  return listing?.row.grades.map(({ printed }) => printed).join(' ') ?? '';
}
