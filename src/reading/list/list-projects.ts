import type { ListProfile } from '#profiles/list-profile.ts';
import type { ReadPlan, ReadProject, Span, Traced } from '../read-plan.ts';
import { type Heading, readHeading, titleKey } from '../sheets/headings.ts';
import { printLine } from '../sheets/printed-line.ts';
import { linesOfSpan, type Source, type SourceCell } from '../source.ts';
import { NOTHING, trace } from '../traced.ts';
import { gradeColumns, scaleOf } from './list-grades.ts';
import type { HeadedColumn, ListHead } from './list-head.ts';
import { addOwners } from './list-owners.ts';
import type { ListRow } from './list-rows.ts';
import { ListTree } from './list-tree.ts';
import { ProjectNotes } from './project-notes.ts';

const TITLE = /^(?:(?<number>[①-⑳㉑-㉟]|\([0-9]{1,2}\)) ?)?(?<title>.+)$/du;

/** The projects of one or several lists: rows of the same title under the same heading are one. */
export class ListProjects {
  readonly plan: ReadPlan;
  readonly tree: ListTree;
  readonly #source: Source;
  readonly #profile: ListProfile;
  readonly #byTitle = new Map<string, ProjectNotes>();
  readonly #codes = new Set<string>();
  #gradeName = '評価';

  constructor(source: Source, profile: ListProfile) {
    this.#source = source;
    this.#profile = profile;
    this.tree = new ListTree(source, profile);
    this.plan = emptyPlan(profile);
  }

  /** The rows of one list; `year` is that of all its rows where nothing else tells it. */
  read(rows: readonly ListRow[], head: ListHead, year: number | null): void {
    const graded = gradeColumns(this.#source, rows);
    let last: ProjectNotes | null = null;
    for (const row of rows) {
      for (const { head: under, cell, isOwn } of row.cells)
        if (isOwn && under.column.is === 'level') this.tree.enter(cell, under.column.level);
      const [only] = row.others;
      const level = row.cells.length === 0 && only ? this.tree.levelOf(only) : null;
      if (only && level !== null) this.tree.enter(only, level);
      const filled = row.cells.filter(({ head: under, isOwn }) => isOwn && under.column.is !== 'level');
      if (filled.length === 0) continue;
      const begun: ProjectNotes | null = this.#begin(row);
      const notes: ProjectNotes | null = begun ?? last;
      if (!notes) continue;
      last = notes;
      notes.read(row, { head, graded, year, isFirstRow: begun !== null });
      addOwners(this.#source, this.#profile, notes.project, row, this.plan.labels);
    }
  }

  finish(): ReadPlan {
    this.plan.nodes = this.tree.nodes;
    this.plan.labels.push(...this.tree.finish());
    this.plan.ratingScales = scaleOf(this.#codes, this.#gradeName);
    return this.plan;
  }

  /** A code that stands in a list. */
  takeCode(code: Traced): void {
    this.#codes.add(code.text);
  }

  /** The project that begins in this row; null where the row goes on with the one above. */
  #begin({ cells }: ListRow): ProjectNotes | null {
    const ofKind = (is: HeadedColumn['column']['is']) =>
      cells.find(({ head, isOwn }) => isOwn && head.column.is === is)?.cell ?? null;
    const [titleCell, numberCell] = [ofKind('title'), ofKind('number')];
    if (!titleCell && !numberCell) return null;
    const heading = titleCell && this.#headingOf(titleCell);
    const title = heading?.title ?? NOTHING;
    const number = numberCell ? trace(this.#source, numberCell.span) : (heading?.number ?? NOTHING);
    if (heading?.mark) this.plan.labels.push(heading.mark);
    const known = titleCell ? this.#byTitle.get(titleKey(title)) : undefined;
    if (known) {
      this.#repeat(known, title, number, heading?.mark ?? null);
      return known;
    }
    const project: ReadProject = { title, placements: [], owners: [], flags: [], fields: {} };
    const notes = new ProjectNotes(this.#source, this, project);
    this.plan.projects.push(project);
    if (titleCell) this.#byTitle.set(titleKey(title), notes);
    else
      this.plan.problems.push({
        code: 'title-missing',
        severity: 'error',
        span: numberCell!.span,
        text: number.text,
        about: project,
      });
    const node = this.tree.deepest;
    if (node) project.placements.push({ node, number, relisted: false, page: null, title: null, fields: {} });
    else this.plan.labels.push(...(numberCell ? number.spans : []));
    return notes;
  }

  /** The row says once more of which project it is; under another heading it is listed there, too. */
  #repeat({ project }: ProjectNotes, title: Traced, number: Traced, mark: Span | null): void {
    const node = this.tree.deepest;
    this.plan.labels.push(...title.spans);
    if (!node || project.placements.some((placement) => placement.node === node)) {
      this.plan.labels.push(...number.spans);
      return;
    }
    project.placements.push({ node, number, relisted: true, page: null, title: null, fields: {} });
    if (mark) return;
    const span = title.spans[0] ?? null;
    this.plan.problems.push({
      code: 'relisted-unmarked',
      severity: 'note',
      span,
      text: title.text,
      about: project,
    });
  }

  #headingOf({ span }: SourceCell): Heading | null {
    const lines = linesOfSpan(this.#source, span).map((line) => printLine(this.#source, line));
    return (
      readHeading(this.#source, lines, TITLE) ?? {
        number: NOTHING,
        title: trace(this.#source, span),
        mark: null,
      }
    );
  }
}

function emptyPlan(profile: ListProfile): ReadPlan {
  return {
    title: null,
    years: { from: null, to: null },
    philosophies: [],
    levels: profile.levels,
    ratingScales: [],
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
