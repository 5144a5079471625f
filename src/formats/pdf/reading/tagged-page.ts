import { type PageBlock, write } from './page-blocks.ts';
import { around, type Drawing } from './page-content.ts';
import { gridsOf } from './ruled-grid.ts';
import { readTags, type TagNode } from './tag-tree.ts';
import { placeTable } from './tagged-table.ts';

/** Tags that leave more than this share of the page untold are not what the page says. */
const MOST_UNTOLD = 0.2;

/** The page in the order of its tags; null where it has none that tell what stands on it. */
export function readTaggedPage(tree: TagNode, { glyphs, rules }: Drawing): PageBlock[] | null {
  const content = glyphs.filter(({ isArtifact }) => !isArtifact);
  if (content.length === 0) return [];
  const { blocks, rest } = readTags(tree, content);
  if (rest.length > content.length * MOST_UNTOLD) return null;
  const grids = gridsOf(rules);
  const column = around(content.map(({ box }) => box));
  const read = blocks.flatMap((block): PageBlock[] => {
    if (block.kind === 'table') return [placeTable(block, grids)].filter((part) => part !== null);
    const writing = write(block.glyphs, column, 'file');
    if (!writing) return [];
    return block.kind === 'heading'
      ? [{ kind: 'heading', level: block.level, ...writing }]
      : [{ kind: 'paragraph', ...writing }];
  });
  const untold = write(rest, column, 'place');
  return untold ? [...read, { kind: 'paragraph', ...untold }] : read;
}
