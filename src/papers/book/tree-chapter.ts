import { BODY_LABELS } from '#exchange/labels.ts';
import type { ExchangeNode, ExchangePlan } from '#exchange/schema.ts';
import type { Block, Chapter, TableBlock } from '#formats/blocks.ts';
import { CHAPTERS, levelName, TREE_HEAD, told } from '../book-words.ts';
import { type Numbers, nodeTitle } from './numbers.ts';

/** The items of the plan: first all of them as a table that leads to each, then what the plan says of each. */
export function treeChapter(plan: ExchangePlan, numbers: Numbers): Chapter {
  return {
    id: 'tree',
    name: CHAPTERS.tree,
    paper: { size: 'A4', orientation: 'portrait' },
    blocks: [
      { kind: 'heading', level: 1, text: CHAPTERS.tree },
      treeTable(plan, numbers),
      ...plan.nodes.flatMap((node, at) => textOf(plan, node, at + 1)),
    ],
  };
}

const nodeId = (number: number) => `node-${number}`;

function treeTable(plan: ExchangePlan, numbers: Numbers): TableBlock {
  return {
    kind: 'table',
    caption: CHAPTERS.tree,
    isCaptionHidden: true,
    columns: [
      { width: 0.8, align: 'center' },
      { width: 2.4 },
      { width: 1.3 },
      { width: 5.5 },
      { width: 1.3, align: 'center' },
      { width: 0.9, align: 'center' },
    ],
    head: [TREE_HEAD.map((text) => ({ text }))],
    rows: plan.nodes.map((node, at) => [
      { text: `${at + 1}` },
      { text: levelName(plan.levels, node.level) + parentNote(plan, numbers, at) },
      { text: told(node.number) },
      { text: '　'.repeat(node.level) + told(node.title), ...(node.level === 0 ? { look: 'strong' } : {}) },
      { text: told(node.body && BODY_LABELS[node.body]) },
      { text: '', pageOf: nodeId(at + 1) },
    ]),
  };
}

/** An item hangs on the last one above it that is less deep; only where it does not, the table says so. */
function parentNote(plan: ExchangePlan, numbers: Numbers, at: number): string {
  const { parent, level } = plan.nodes[at]!;
  const usual = plan.nodes.slice(0, at).findLast((other) => other.level < level);
  if ((usual?.id ?? null) === parent) return '';
  return `（上位：${parent === null ? 'なし' : numbers.node(parent)}）`;
}

function textOf(plan: ExchangePlan, node: ExchangeNode, number: number): Block[] {
  const level = Math.min(5, node.level + 2) as 2 | 3 | 4 | 5;
  const deeper = (level + 1) as 3 | 4 | 5 | 6;
  return [
    { kind: 'heading', level, text: nodeTitle(plan, node), id: nodeId(number) },
    ...node.sections.flatMap(({ heading, text }, at): Block[] => [
      ...(heading === '' && at === 0
        ? []
        : [{ kind: 'heading', level: deeper, text: `【${told(heading)}】` } as const]),
      ...paragraphs(text),
    ]),
  ];
}

/** Each line is a paragraph of its own: no format tells a line break in a paragraph from one that the page makes. */
const paragraphs = (text: string): Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', text: line }));
