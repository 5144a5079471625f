import type { Body, Severity } from '#exchange/schema.ts';
import { foldText } from '../fold.ts';
import type {
  ReadNode,
  ReadOutlook,
  ReadPlan,
  ReadProblem,
  ReadProject,
  ReadSheet,
  Span,
  Traced,
} from '../read-plan.ts';
import { type Source, textOf } from '../source.ts';
import type { CompiledProfile } from './compiled-profile.ts';
import { findScanningLoop } from './damage.ts';
import { likeness } from './likeness.ts';
import { OutlineTree } from './outline-tree.ts';
import { Listings } from './relisting.ts';

/** From this likeness on, a passage under the same heading is the damaged repetition of the one that is there. */
const SAME_PASSAGE = 0.8;

/** A reading on its way through the source: the plan so far, and what later lines need to know of earlier ones. */
export class OutlineReading {
  readonly source: Source;
  readonly compiled: CompiledProfile;
  readonly tree: OutlineTree;
  readonly listings = new Listings();
  readonly plan: ReadPlan;
  /** Fiscal year of the sheets, where the header of the table in hand does not say it. */
  sheetYear: number | null = null;
  /** Whose measures follow (市の主な施策 / 社協の主な施策), until the next heading above the measures. */
  body: Body | null = null;
  /** The chapter in hand, as it is compared. */
  chapter: string | null = null;
  /** Projects of which only a 再掲 has been printed so far, and where. */
  readonly awaitingFirst = new Map<ReadProject, Span | null>();
  lastRow: { project: ReadProject; sheet: ReadSheet | null } | null = null;
  /** The items of the last outlook cell, which an empty cell below repeats. */
  outlookAbove: ReadOutlook[] = [];
  /** Has a page printed its headings, or the header of its table, again since the last row? */
  pageTurned = false;
  readonly #tabled = new Set<ReadNode>();
  readonly #philosophies = new Set<string>();
  readonly #sections = new Map<ReadNode, Map<string, Traced>>();

  constructor(source: Source, compiled: CompiledProfile) {
    this.source = source;
    this.compiled = compiled;
    this.tree = new OutlineTree(source);
    this.plan = {
      title: null,
      years: { from: null, to: null },
      philosophies: [],
      levels: compiled.profile.levels,
      ratingScales: compiled.profile.ratingScales.map((scale) => ({
        ...scale,
        codes: scale.codes.map(definedCode),
      })),
      nodes: this.tree.nodes,
      projects: [],
      indicators: [],
      sheets: [],
      ratings: [],
      outlook: [],
      problems: [],
      labels: [],
    };
  }

  /** What can only be said at the end: a 再掲 whose first listing was nowhere. */
  finish(): ReadPlan {
    for (const [project, span] of this.awaitingFirst) {
      this.problem('relisted-without-first', 'warning', span, project);
    }
    return this.plan;
  }

  label(pieces: Iterable<Span | null | undefined>): void {
    for (const piece of pieces) if (piece) this.plan.labels.push(piece);
  }

  problem(
    code: ReadProblem['code'],
    severity: Severity,
    span: Span | null,
    about: ReadProblem['about'],
    text?: string,
  ): void {
    this.plan.problems.push({
      code,
      severity,
      span,
      text: text ?? (span ? textOf(this.source, span) : ''),
      about,
    });
  }

  /** Whose measure it is, is told by its first table; the heading above may be one that has lost its successor. */
  takeBodyOfTable(body: Body | undefined): void {
    const node = this.tree.deepest;
    if (!body || !node || node.level !== this.compiled.deepestLevel || this.#tabled.has(node)) return;
    this.#tabled.add(node);
    node.body = body;
  }

  /** Merged cells and repeated pages print a philosophy (基本理念) more than once. */
  isNewPhilosophy(text: string): boolean {
    const key = foldText(text);
    if (this.#philosophies.has(key)) return false;
    this.#philosophies.add(key);
    return true;
  }

  /** Text that loops as scanning noise does stays as printed, and is listed. */
  checkDamage(value: Traced, about: ReadProblem['about']): void {
    const loop = findScanningLoop(value.text);
    if (loop) this.problem('text-damaged', 'warning', value.spans[0] ?? null, about, loop.slice(0, 40));
  }

  /** Adds prose to a node; a passage that a page prints again under the same heading is known already. */
  addSection(node: ReadNode, heading: Traced, text: Traced): void {
    if (text.text === '') {
      this.label(heading.spans);
      return;
    }
    const known = this.#sections.get(node) ?? new Map<string, Traced>();
    this.#sections.set(node, known);
    const first = known.get(foldText(heading.text));
    if (first && likeness(foldText(first.text), foldText(text.text)) >= SAME_PASSAGE) {
      this.label(heading.spans);
      this.label(text.spans);
      return;
    }
    if (!first) known.set(foldText(heading.text), text);
    node.sections.push({ heading, text });
    this.checkDamage(text, node);
  }
}

function definedCode({
  code,
  label,
  definition,
  ordered,
}: {
  code: string;
  label: string;
  definition: string;
  ordered?: boolean | undefined;
}) {
  return ordered === undefined ? { code, label, definition } : { code, label, definition, ordered };
}
