import type { ListProfile } from '#profiles/list-profile.ts';
import type { ReadNode, Span } from '../read-plan.ts';
import { readHeading } from '../sheets/headings.ts';
import { printLine } from '../sheets/printed-line.ts';
import { Tree } from '../sheets/tree.ts';
import { linesOfSpan, type Source, type SourceCell } from '../source.ts';

const NUMBER = '[①-⑳㉑-㉟]|\\(?[0-9]{1,2}\\)?(?:[-‐–—−.][0-9]{1,2}){0,2}';

/** Where the rows of a list stand in the plan's tree: headings in merged cells, in every row, or in rows of their own. */
export class ListTree {
  readonly #source: Source;
  readonly #words: readonly string[];
  readonly #tree = new Tree();
  readonly #open: (ReadNode | null)[] = [];
  readonly labels: Span[] = [];

  constructor(source: Source, { headings }: ListProfile) {
    this.#source = source;
    this.#words = headings;
  }

  /** The deepest heading in force. */
  get deepest(): ReadNode | null {
    return this.#open.findLast((node) => node) ?? null;
  }

  get nodes(): ReadNode[] {
    return this.#tree.inOrder();
  }

  finish(): Span[] {
    return [...this.labels, ...this.#tree.repeated];
  }

  /** From here on the rows stand under this heading. */
  enter(cell: SourceCell, level: number): void {
    const word = this.#words[level] ?? '';
    const shape = new RegExp(`^(?:(?:${word}) ?)?(?:(?<number>${NUMBER})[ .:、．]*)?(?<title>[^ ].*)$`, 'du');
    const lines = linesOfSpan(this.#source, cell.span).map((span) => printLine(this.#source, span));
    const heading = readHeading(this.#source, lines, shape);
    if (!heading || !lines[0]) return;
    const { number, title, mark } = heading;
    const first = number.spans[0] ?? title.spans[0];
    if (first && first.from > lines[0].span.from) this.labels.push({ ...lines[0].span, to: first.from });
    const [end] = number.spans;
    if (end && title.spans[0]) this.labels.push({ ...end, from: end.to, to: title.spans[0].from });
    if (mark) this.labels.push(mark);
    const parent = this.#open.slice(0, level).findLast((node) => node) ?? null;
    this.#open.length = level;
    this.#open[level] = this.#tree.add(parent, level, heading);
  }

  /** The level of a heading in a row of its own (基本目標１ …); null where it is none. */
  levelOf(cell: SourceCell): number | null {
    const [first] = linesOfSpan(this.#source, cell.span);
    const line = first && printLine(this.#source, first);
    if (!line || line.isCut) return null;
    const level = this.#words.findIndex((word) =>
      new RegExp(`^(?:${word}) ?(?:${NUMBER}).+$`, 'u').test(line.spaced.text),
    );
    return level < 0 ? null : level;
  }
}
