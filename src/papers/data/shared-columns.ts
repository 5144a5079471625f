import type { Body } from '#exchange/schema.ts';
import type { ToldColumn } from './data-table.ts';

/** The column that names the plan, in every table: tables of several plans can be put below each other. */
export const planColumn = <Row extends { plan: string }>(): ToldColumn<Row> => ({
  name: 'plan_id',
  isRequired: true,
  refersTo: 'plans',
  title: { ja: '計画ID', en: 'Plan ID' },
  means: { ja: 'どの計画のものか', en: 'The plan it belongs to' },
  value: ({ plan }) => plan,
});

/** The project that a row belongs to. */
export const projectColumn = <Row extends { project: string }>(): ToldColumn<Row> => ({
  name: 'project_id',
  isRequired: true,
  refersTo: 'projects',
  title: { ja: '事業ID', en: 'Project ID' },
  means: { ja: 'どの事業のものか', en: 'The project it belongs to' },
  value: ({ project }) => project,
});

/** Whose it is: the city's or the council's. */
export const bodyColumn = <Row extends { body: Body | null }>(): ToldColumn<Row> => ({
  name: 'body',
  choices: ['city', 'shakyo'],
  title: { ja: '実施主体', en: 'Body' },
  means: {
    ja: 'city＝市、shakyo＝社会福祉協議会',
    en: 'city: the municipality; shakyo: its social-welfare council',
  },
  value: ({ body }) => body,
});
