import type { ExchangeOpinion } from '#exchange/schema.ts';
import { dataTable } from './data-table.ts';
import { planColumn } from './shared-columns.ts';

type Opinion = ExchangeOpinion & { plan: string };

/** Who gave an opinion is not handed out: it is the committee's. */
export const opinions = dataTable<Opinion>({
  name: 'opinions',
  title: { ja: '委員会の意見', en: 'Opinions of the committee' },
  means: {
    ja: '推進委員会の意見と、市・社協の考え方',
    en: 'Opinions with the answers of the municipality or the council',
  },
  key: ['plan_id', 'opinion_id'],
  rows: ({ id, opinions }) => (opinions ?? []).map((opinion) => ({ ...opinion, plan: id })),
  columns: [
    planColumn(),
    {
      name: 'opinion_id',
      isRequired: true,
      title: { ja: '意見ID', en: 'Opinion ID' },
      means: { ja: '計画の中での意見の番号', en: 'Identifies the opinion within the plan' },
      value: ({ id }) => id,
    },
    {
      name: 'year',
      type: 'year',
      isRequired: true,
      title: { ja: '年度', en: 'Fiscal year' },
      means: { ja: '意見の対象の年度（西暦）', en: 'The year it is about, western' },
    },
    {
      name: 'sheet_id',
      refersTo: 'sheets',
      title: { ja: 'シートID', en: 'Sheet ID' },
      means: { ja: '事業への意見のとき', en: 'Where it is about a sheet' },
      value: ({ sheet }) => sheet,
    },
    {
      name: 'node_id',
      refersTo: 'nodes',
      title: { ja: '項目ID', en: 'Item ID' },
      means: {
        ja: '計画の項目への意見のとき。どちらも空なら計画全体',
        en: 'Where it is about an item; both empty: the whole plan',
      },
      value: ({ node }) => node,
    },
    {
      name: 'text',
      title: { ja: '意見', en: 'Opinion' },
      means: { ja: '意見の文章', en: 'As written' },
    },
    {
      name: 'response_by',
      title: { ja: '回答した課', en: 'Answered by' },
      means: { ja: '課などの名称', en: 'Name of the office' },
      value: ({ response }) => response?.by ?? null,
    },
    {
      name: 'response',
      title: { ja: '市・社協の考え方', en: 'Answer' },
      means: { ja: '回答の文章。まだないときは空', en: 'Empty while there is none' },
      value: ({ response }) => response?.text ?? null,
    },
    {
      name: 'response_state',
      choices: ['反映', '一部反映', '継続検討', '反映しない'],
      title: { ja: '対応', en: 'State of the answer' },
      means: {
        ja: '反映、一部反映、継続検討、反映しない',
        en: 'taken up, taken up in part, under consideration, not taken up',
      },
      value: ({ response }) => response?.state ?? null,
    },
    {
      name: 'response_reason',
      title: { ja: '反映しない理由', en: 'Reason' },
      means: { ja: '反映しないとき', en: 'Where it is not taken up' },
      value: ({ response }) => response?.reason ?? null,
    },
  ],
});
