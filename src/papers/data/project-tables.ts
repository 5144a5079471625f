import { isIndicatorSheet } from '#domain/plan/indicator-sheet.ts';
import type { ExchangeOwner, ExchangePlacement, ExchangeProject } from '#exchange/schema.ts';
import { dataTable } from './data-table.ts';
import { bodyColumn, planColumn, projectColumn } from './shared-columns.ts';

type Project = ExchangeProject & { plan: string };

export const projects = dataTable<Project>({
  name: 'projects',
  title: { ja: '事業・取組', en: 'Projects' },
  means: {
    ja: '一つの事業は、再掲があっても1行（実数）',
    en: 'One row for one project, however often the plan lists it',
  },
  key: ['plan_id', 'project_id'],
  rows: ({ id, projects }) => projects.map((project) => ({ ...project, plan: id })),
  columns: [
    planColumn(),
    {
      name: 'project_id',
      isRequired: true,
      title: { ja: '事業ID', en: 'Project ID' },
      means: { ja: '計画の中での事業の番号', en: 'Identifies the project within the plan' },
      value: ({ id }) => id,
    },
    {
      name: 'kind',
      isRequired: true,
      choices: ['project', 'indicators'],
      title: { ja: '種類', en: 'Kind' },
      means: {
        ja: 'project＝事業、indicators＝計画の項目の指標をたずねる調査票（事業IDは項目ID）',
        en: 'project, or indicators: the sheets of an item’s indicators, by the id of the item',
      },
      value: (project) => (isIndicatorSheet(project) ? 'indicators' : 'project'),
    },
    {
      name: 'title',
      title: { ja: '事業名', en: 'Title' },
      means: { ja: '番号と再掲の表示を除いた名称', en: 'Without number and relisting mark' },
    },
    {
      name: 'flags',
      title: { ja: '印', en: 'Flags' },
      means: { ja: '重点などの印。複数あるときは改行で区切る', en: 'Marks such as priority; one a line' },
      value: ({ flags }) => flags.join('\n'),
    },
    {
      name: 'overview',
      title: { ja: '事業の概要', en: 'Overview' },
      means: { ja: '計画書に記された概要', en: 'What the plan says of it' },
      value: ({ fields }) => fields.overview ?? '',
    },
    {
      name: 'final_target',
      title: { ja: '計画最終年度までの目標', en: 'Target for the last year of the plan' },
      means: { ja: '文章による目標', en: 'In words' },
      value: ({ fields }) => fields.finalTarget ?? '',
    },
    {
      name: 'ended_year',
      type: 'year',
      title: { ja: '終了した年度', en: 'Ended in' },
      means: { ja: '継続している事業では空', en: 'Empty while it goes on' },
      value: ({ ended }) => ended?.year ?? null,
    },
  ],
});

type Placement = ExchangePlacement & { plan: string; project: string; order: number };

export const placements = dataTable<Placement>({
  name: 'placements',
  title: { ja: '掲載', en: 'Listings' },
  means: {
    ja: '事業が計画のどこに載っているか。再掲も1行（延べ）',
    en: 'Where the plan lists a project; every relisting is a row',
  },
  key: ['plan_id', 'project_id', 'order'],
  rows: ({ id, projects }) =>
    projects.flatMap((project) =>
      project.placements.map((placement, at) => ({
        ...placement,
        plan: id,
        project: project.id,
        order: at + 1,
      })),
    ),
  columns: [
    planColumn(),
    projectColumn(),
    {
      name: 'order',
      type: 'integer',
      isRequired: true,
      title: { ja: '掲載の順', en: 'Order' },
      means: { ja: '1が本掲', en: '1 is the first listing' },
    },
    {
      name: 'node_id',
      isRequired: true,
      refersTo: 'nodes',
      title: { ja: '項目ID', en: 'Item ID' },
      means: { ja: '載っている項目', en: 'The item under which it is listed' },
      value: ({ node }) => node,
    },
    {
      name: 'number',
      title: { ja: '番号', en: 'Number' },
      means: { ja: '計画書に記された番号', en: 'As printed' },
    },
    {
      name: 'relisted',
      type: 'boolean',
      isRequired: true,
      title: { ja: '再掲', en: 'Relisted' },
      means: { ja: '再掲と記されているか', en: 'Whether it is marked as relisted' },
    },
  ],
});

type Owner = ExchangeOwner & { plan: string; project: string; order: number };

export const owners = dataTable<Owner>({
  name: 'owners',
  title: { ja: '担当', en: 'Owners' },
  means: { ja: '事業を担当する課・係', en: 'Departments and sections that carry out a project' },
  key: ['plan_id', 'project_id', 'order'],
  rows: ({ id, projects }) =>
    projects.flatMap((project) =>
      project.owners.map((owner, at) => ({ ...owner, plan: id, project: project.id, order: at + 1 })),
    ),
  columns: [
    planColumn(),
    projectColumn(),
    {
      name: 'order',
      type: 'integer',
      isRequired: true,
      title: { ja: '順', en: 'Order' },
      means: { ja: '計画書に記された順', en: 'As printed' },
      value: ({ order }) => order,
    },
    bodyColumn(),
    {
      name: 'department',
      title: { ja: '課', en: 'Department' },
      means: { ja: '記された課の名称', en: 'As printed' },
    },
    {
      name: 'subsection',
      title: { ja: '係', en: 'Section' },
      means: { ja: '記された係の名称', en: 'As printed' },
    },
  ],
});
