import type { ReadNode, Span } from '../read-plan.ts';
import { type Heading, numeralOf, titleKey } from './headings.ts';

/** The plan's tree while it is found: a heading printed again is the same node. */
export class Tree {
  readonly nodes: ReadNode[] = [];
  /** Headings that say once more what a node is. */
  readonly repeated: Span[] = [];
  readonly #byTitle = new Map<string, ReadNode>();
  readonly #byNumber = new Map<string, ReadNode>();
  readonly #anywhere = new Map<string, Set<ReadNode>>();
  readonly #keys = new Map<ReadNode | null, number>([[null, 0]]);

  /** The node of that title, or of that number, under the parent; a new one if there is none. */
  add(parent: ReadNode | null, level: number, heading: Heading): ReadNode {
    const known = this.find(parent, level, heading);
    if (known) {
      this.#repeat(known, heading);
      return known;
    }
    const node: ReadNode = {
      parent,
      level,
      number: heading.number,
      title: heading.title,
      body: null,
      sections: [],
    };
    this.nodes.push(node);
    this.#keys.set(node, this.#keys.size);
    this.#remember(node);
    return node;
  }

  find(parent: ReadNode | null, level: number, heading: Heading): ReadNode | null {
    const under = `${this.#keys.get(parent)}|${level}|`;
    const numeral = numeralOf(heading.number);
    return this.#byTitle.get(under + titleKey(heading.title)) ?? this.#byNumber.get(under + numeral) ?? null;
  }

  /** The one node of that level with that title, or else with that number, whatever its parent; null if there are several. */
  findAnywhere(level: number, heading: Heading): ReadNode | null {
    const titled = this.#anywhere.get(`${level}|${titleKey(heading.title)}`);
    const numbered = this.#anywhere.get(`${level}#${numeralOf(heading.number)}`);
    const nodes = titled ?? numbered;
    return nodes?.size === 1 ? [...nodes][0]! : null;
  }

  /** A heading that names a known node: its place is noted, and its number taken where the node had none. */
  repeat(node: ReadNode, heading: Heading): void {
    this.#repeat(node, heading);
  }

  #repeat(node: ReadNode, { number, title }: Heading): void {
    this.repeated.push(...title.spans);
    if (node.number.text === '' && number.text !== '') {
      node.number = number;
      this.#remember(node);
    } else this.repeated.push(...number.spans);
  }

  #remember(node: ReadNode): void {
    const under = `${this.#keys.get(node.parent)}|${node.level}|`;
    const numeral = numeralOf(node.number);
    this.#byTitle.set(under + titleKey(node.title), node);
    this.#rememberAnywhere(`${node.level}|${titleKey(node.title)}`, node);
    if (!numeral) return;
    this.#byNumber.set(under + numeral, node);
    this.#rememberAnywhere(`${node.level}#${numeral}`, node);
  }

  #rememberAnywhere(key: string, node: ReadNode): void {
    const nodes = this.#anywhere.get(key);
    if (nodes) nodes.add(node);
    else this.#anywhere.set(key, new Set([node]));
  }

  /** From the top, siblings by number where all have one, else as they were found. */
  inOrder(): ReadNode[] {
    const children = new Map<ReadNode | null, ReadNode[]>();
    for (const node of this.nodes) {
      const siblings = children.get(node.parent);
      if (siblings) siblings.push(node);
      else children.set(node.parent, [node]);
    }
    const walk = (parent: ReadNode | null): ReadNode[] => {
      const siblings = children.get(parent) ?? [];
      const isNumbered = siblings.every((node) => numeralOf(node.number) !== '');
      const sorted = isNumbered
        ? siblings.sort((a, b) => Number(numeralOf(a.number)) - Number(numeralOf(b.number)))
        : siblings;
      return sorted.flatMap((node) => [node, ...walk(node)]);
    };
    return walk(null);
  }
}

export function isUnder(node: ReadNode | null, top: ReadNode): boolean {
  return node !== null && (node === top || isUnder(node.parent, top));
}
