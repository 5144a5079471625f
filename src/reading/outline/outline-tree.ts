import type { Body } from '#exchange/schema.ts';
import { foldText } from '../fold.ts';
import type { ReadNode, Span } from '../read-plan.ts';
import type { Source } from '../source.ts';
import { NOTHING, trace, traceJoined } from '../traced.ts';
import { likeness } from './likeness.ts';

/**
 * A heading as printed: its number, and its title in one or more pieces (a table may tear it). `repeats`: may it be
 * one that stands already, said again word for word (`exactly`: merged cells) or perhaps damaged (`damaged`: the
 * heads of pages)?
 */
export type Heading = {
  level: number;
  number: Span | null;
  title: readonly Span[];
  body: Body | null;
  repeats: 'never' | 'exactly' | 'damaged';
};

/** From this likeness on, a repeated heading that scanning has damaged is the same as the one it repeats. */
const ALIKE = 0.7;
const ALIKE_WITH_SAME_NUMBER = 0.3;

type Siblings = { byTitle: Map<string, ReadNode>; byNumber: Map<string, ReadNode> };

/**
 * The plan's tree as its headings come by, and the place where the reader stands in it. Pages print the headings
 * above them again, often damaged; such a repetition is the node itself and leaves the levels below it as they were.
 */
export class OutlineTree {
  readonly nodes: ReadNode[] = [];
  readonly #source: Source;
  readonly #titles = new Set<string>();
  readonly #siblings = new Map<ReadNode | null, Siblings>();
  #path: (ReadNode | undefined)[] = [];

  constructor(source: Source) {
    this.#source = source;
  }

  /** The deepest heading printed so far. */
  get deepest(): ReadNode | null {
    return this.#path.findLast((node) => node !== undefined) ?? null;
  }

  /** The heading in force at a level, or the deepest one above it. */
  at(level: number): ReadNode | null {
    return this.#path.slice(0, level + 1).findLast((node) => node !== undefined) ?? null;
  }

  /** Is there a heading of this level and title already, under whatever heading above? */
  hasTitle(level: number, title: string): boolean {
    return this.#titles.has(`${level}|${foldText(title)}`);
  }

  /** What follows stands under none of the headings of this level and below. */
  leave(level: number): void {
    this.#path.length = Math.min(this.#path.length, level);
  }

  /** A new chapter counts its headings anew: only one said again word for word is one of those before. */
  beginChapter(): void {
    this.leave(0);
    this.#siblings.get(null)?.byNumber.clear();
  }

  /**
   * Goes to the node of a heading; `moves` unless it is in force already; `repeated` pieces are those that say again
   * what the node already says.
   */
  enter(heading: Heading): { node: ReadNode; isNew: boolean; moves: boolean; repeated: Span[] } {
    const parent = this.#path.slice(0, heading.level).findLast((node) => node !== undefined) ?? null;
    const known = heading.repeats === 'never' ? null : this.#find(heading, parent);
    const node = known ?? this.#add(heading, parent);
    const repeated = known ? this.#complete(known, heading) : [];
    const moves = this.#path[heading.level] !== node;
    if (moves) this.#path.length = heading.level;
    this.#path[heading.level] = node;
    return { node, isNew: known === null, moves, repeated };
  }

  #find(heading: Heading, parent: ReadNode | null): ReadNode | null {
    const title = foldText(traceJoined(this.#source, heading.title).text);
    const number = numberKey(heading.number ? trace(this.#source, heading.number).text : '');
    const siblings = this.#siblings.get(parent);
    const mayBe = (node: ReadNode) => number === '' || ['', number].includes(numberKey(node.number.text));
    const sameTitle = siblings?.byTitle.get(`${heading.level}|${title}`);
    if (sameTitle && mayBe(sameTitle)) return sameTitle;
    if (heading.repeats === 'exactly') return null;
    // Two headings that never had a number are told apart by every letter of their titles.
    const isAlike = (node: ReadNode) => {
      const known = numberKey(node.number.text);
      if (known === '' && number === '') return false;
      return (
        title === '' ||
        likeness(title, foldText(node.title.text)) >= (known === number ? ALIKE_WITH_SAME_NUMBER : ALIKE)
      );
    };
    const candidates = [siblings?.byNumber.get(`${heading.level}|${number}`), this.#path[heading.level]];
    return candidates.find((node) => node && node.parent === parent && mayBe(node) && isAlike(node)) ?? null;
  }

  #add(heading: Heading, parent: ReadNode | null): ReadNode {
    const node: ReadNode = {
      parent,
      level: heading.level,
      number: heading.number ? trace(this.#source, heading.number) : NOTHING,
      title: traceJoined(this.#source, heading.title),
      body: heading.body,
      sections: [],
    };
    this.nodes.push(node);
    this.#remember(node);
    return node;
  }

  /** A later printing may be the whole one: a number that the first printing had lost is taken from it. */
  #complete(node: ReadNode, heading: Heading): Span[] {
    const pieces = [...heading.title, ...(heading.number ? [heading.number] : [])];
    if (!heading.number) return pieces;
    const number = trace(this.#source, heading.number);
    if (isWholeNumber(node.number.text) || !isWholeNumber(number.text)) return pieces;
    const damaged = node.number.spans;
    node.number = number;
    this.#remember(node);
    return [...heading.title, ...damaged];
  }

  #remember(node: ReadNode): void {
    const siblings = this.#siblings.get(node.parent) ?? { byTitle: new Map(), byNumber: new Map() };
    this.#siblings.set(node.parent, siblings);
    this.#titles.add(`${node.level}|${foldText(node.title.text)}`);
    siblings.byTitle.set(`${node.level}|${foldText(node.title.text)}`, node);
    const number = numberKey(node.number.text);
    if (number !== '') siblings.byNumber.set(`${node.level}|${number}`, node);
  }
}

/** A number as it is compared: ②, (2) and 2 are one, and scanning reads 1 as I, l or |. Empty where the numeral, or a part of it, is lost. */
function numberKey(number: string): string {
  const folded = foldText(number)
    .normalize('NFKC')
    .replace(/[Il|]/gu, '1')
    .replace(/[‐‑–—−ー]/gu, '-');
  if (/^-|-$/u.test(folded)) return '';
  return /[0-9]+(?:-[0-9]+)*/u.exec(folded)?.[0] ?? folded.replace(/[-()（）.]/gu, '');
}

function isWholeNumber(number: string): boolean {
  return number !== '' && !/[Il|]|^-|-$/u.test(foldText(number));
}
