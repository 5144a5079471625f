import type { ExchangeNode, ExchangePlan } from '#exchange/schema.ts';
import { dataTable } from './data-table.ts';
import { bodyColumn, planColumn } from './shared-columns.ts';

export const plans = dataTable<ExchangePlan>({
  name: 'plans',
  title: { ja: '計画', en: 'Plans' },
  means: { ja: '地域福祉計画・地域福祉活動計画', en: 'Regional welfare plans and action plans' },
  key: ['plan_id'],
  rows: (plan) => [plan],
  columns: [
    {
      name: 'plan_id',
      isRequired: true,
      title: { ja: '計画ID', en: 'Plan ID' },
      means: {
        ja: '計画を表す変わらない番号（自治体コードと計画の番号）',
        en: 'Identifies the plan for good: code of the municipality and number of the plan',
      },
      value: ({ id }) => id,
    },
    {
      name: 'title',
      title: { ja: '計画の名称', en: 'Title' },
      means: { ja: '計画書に記された名称', en: 'As printed in the plan' },
    },
    {
      name: 'from_year',
      type: 'year',
      title: { ja: '最初の年度', en: 'First fiscal year' },
      means: {
        ja: '計画期間の最初の年度（西暦、4月始まり）',
        en: 'First fiscal year (April to March), western',
      },
      value: ({ years }) => years.from,
    },
    {
      name: 'to_year',
      type: 'year',
      title: { ja: '最後の年度', en: 'Last fiscal year' },
      means: { ja: '計画期間の最後の年度（西暦）', en: 'Last fiscal year, western' },
      value: ({ years }) => years.to,
    },
    {
      name: 'philosophy',
      title: { ja: '基本理念', en: 'Guiding philosophy' },
      means: { ja: '複数あるときは改行で区切る', en: 'One a line where there are several' },
      value: ({ philosophies }) => philosophies.join('\n'),
    },
  ],
});

type Node = ExchangeNode & { plan: string; levelName: string };

export const nodes = dataTable<Node>({
  name: 'nodes',
  title: { ja: '計画の項目', en: 'Items of the plan' },
  means: {
    ja: '基本目標、施策の方向などの階層',
    en: 'Goals, directions and other levels above the projects',
  },
  key: ['plan_id', 'node_id'],
  rows: ({ id, levels, nodes }) =>
    nodes.map((node) => ({ ...node, plan: id, levelName: levels[node.level] ?? '' })),
  columns: [
    planColumn(),
    {
      name: 'node_id',
      isRequired: true,
      title: { ja: '項目ID', en: 'Item ID' },
      means: { ja: '計画の中での項目の番号', en: 'Identifies the item within the plan' },
      value: ({ id }) => id,
    },
    {
      name: 'parent_id',
      refersTo: 'nodes',
      title: { ja: '上の項目', en: 'Parent item' },
      means: { ja: '一番上の項目では空', en: 'Empty at the top' },
      value: ({ parent }) => parent,
    },
    {
      name: 'level',
      type: 'integer',
      isRequired: true,
      title: { ja: '階層', en: 'Level' },
      means: { ja: '一番上を0とする深さ', en: 'Depth, 0 at the top' },
    },
    {
      name: 'level_name',
      title: { ja: '階層の名称', en: 'Name of the level' },
      means: { ja: 'その計画での呼び方（基本目標など）', en: 'What this plan calls the level' },
      value: ({ levelName }) => levelName,
    },
    {
      name: 'number',
      title: { ja: '番号', en: 'Number' },
      means: { ja: '計画書に記された番号', en: 'As printed' },
    },
    {
      name: 'title',
      title: { ja: '名称', en: 'Title' },
      means: { ja: '番号を除いた名称', en: 'Without the number' },
    },
    bodyColumn(),
  ],
});
