import type { Glyph } from './page-content.ts';

/** An element of the tag tree of a page, and what it marks there. */
export type TagNode = { role: string; children: (TagNode | TagContent)[] };
export type TagContent = { type: string; id?: string };

export type Tagged =
  | { kind: 'heading'; level: number; glyphs: Glyph[] }
  | { kind: 'paragraph'; glyphs: Glyph[] }
  | { kind: 'table'; caption: Glyph[][]; rows: TaggedCell[][] };
export type TaggedCell = { isHeader: boolean; paragraphs: Glyph[][] };

const HEADING = /^(?:H[1-6]?|Title)$/u;
const BLOCK =
  /^(?:H[1-6]?|Title|P|L|LI|Table|Caption|Div|BlockQuote|Note|FENote|TOC|TOCI|Index|Figure|Sect|Part|Art|Aside|Document|DocumentFragment|Code)$/u;

/** What the tags of a page tell, in their order; `rest`: what they do not tell, though it is content. */
export function readTags(root: TagNode, glyphs: readonly Glyph[]): { blocks: Tagged[]; rest: Glyph[] } {
  const byMark = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    if (glyph.mark === null || glyph.isArtifact) continue;
    const marked = byMark.get(glyph.mark);
    if (marked) marked.push(glyph);
    else byMark.set(glyph.mark, [glyph]);
  }
  const told = new Set<number>();

  const contentOf = ({ id }: TagContent): Glyph[] => {
    const mark = Number(id?.match(/_mc(\d+)$/u)?.[1] ?? Number.NaN);
    if (told.has(mark)) return [];
    told.add(mark);
    return byMark.get(mark) ?? [];
  };
  const glyphsOf = (node: TagNode | TagContent): Glyph[] =>
    'role' in node ? node.children.flatMap(glyphsOf) : contentOf(node);

  const blocksOf = (node: TagNode): Tagged[] => {
    if (node.role === 'Table') return [tableOf(node)];
    if (HEADING.test(node.role)) {
      const level = Number(node.role.match(/[1-6]/u)?.[0] ?? 1);
      return [{ kind: 'heading', level, glyphs: glyphsOf(node) }];
    }
    if (!hasBlocks(node)) return [{ kind: 'paragraph', glyphs: glyphsOf(node) }];
    return node.role === 'LI' ? itemOf(node) : contentsOf(node);
  };

  /** The blocks in an element; what stands between them is a paragraph too. */
  const contentsOf = (node: TagNode): Tagged[] => {
    const blocks: Tagged[] = [];
    let between: Glyph[] | null = null;
    for (const child of node.children) {
      if ('role' in child && (BLOCK.test(child.role) || hasBlocks(child))) {
        blocks.push(...blocksOf(child));
        between = null;
      } else if (between) between.push(...glyphsOf(child));
      else {
        between = glyphsOf(child);
        blocks.push({ kind: 'paragraph', glyphs: between });
      }
    }
    return blocks;
  };

  /** Its mark or number and the first paragraph stand in one line. */
  const itemOf = (node: TagNode): Tagged[] => {
    const [first, second, ...others] = contentsOf(node);
    return first?.kind === 'paragraph' && second?.kind === 'paragraph'
      ? [{ kind: 'paragraph', glyphs: [...first.glyphs, ...second.glyphs] }, ...others]
      : contentsFound(first, second, others);
  };

  const tableOf = (table: TagNode): Tagged => {
    const caption: Glyph[][] = [];
    const rows: TaggedCell[][] = [];
    const look = (node: TagNode) => {
      for (const child of node.children) {
        if (!('role' in child)) continue;
        if (child.role === 'Caption') caption.push(...paragraphsOf(child));
        else if (child.role === 'TR') rows.push(child.children.flatMap(cellOf));
        else look(child);
      }
    };
    look(table);
    return { kind: 'table', caption, rows };
  };
  const cellOf = (node: TagNode | TagContent): TaggedCell[] =>
    'role' in node && /^T[HD]$/u.test(node.role)
      ? [{ isHeader: node.role === 'TH', paragraphs: paragraphsOf(node) }]
      : [];
  const paragraphsOf = (node: TagNode): Glyph[][] =>
    contentsOf(node)
      .flatMap((block) =>
        block.kind === 'table'
          ? [...block.caption, ...block.rows.flat().flatMap(({ paragraphs }) => paragraphs)]
          : [block.glyphs],
      )
      .filter((paragraph) => paragraph.length > 0);

  const blocks = blocksOf(root).filter((block) => block.kind === 'table' || block.glyphs.length > 0);
  const rest = glyphs.filter(({ mark, isArtifact }) => !isArtifact && (mark === null || !told.has(mark)));
  return { blocks, rest };
}

const contentsFound = (...found: (Tagged | undefined | Tagged[])[]): Tagged[] =>
  found.flat().filter((block) => block !== undefined);

function hasBlocks(node: TagNode): boolean {
  return node.children.some((child) => 'role' in child && (BLOCK.test(child.role) || hasBlocks(child)));
}
