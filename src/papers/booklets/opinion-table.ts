import { eraYear, nodeName } from '#exchange/names.ts';
import type { ExchangeOpinion, ExchangePlan } from '#exchange/schema.ts';
import type { TableBlock } from '#formats/blocks.ts';
import { exportWords } from '#messages/exports.ja.ts';
import { namedProject } from './plan-view.ts';
import { type Column, simpleTable } from './simple-table.ts';

/** Opinions with what became of them, the main ones first; who gave one is the committee's. */
export function opinionTable(
  caption: string,
  plan: ExchangePlan,
  opinions: readonly ExchangeOpinion[],
): TableBlock {
  const columns: Column<ExchangeOpinion>[] = [
    {
      head: '主な意見',
      width: 1.2,
      align: 'center',
      cell: ({ main }) => (main === undefined ? '' : `${main}`),
    },
    { head: '年度', width: 1.6, cell: ({ year }) => eraYear(year) },
    { head: '意見の対象', width: 3.4, cell: (opinion) => targetOf(plan, opinion) },
    { head: '委員会の意見', width: 6, cell: ({ text }) => text },
    { head: '対応', width: 1.8, cell: ({ response }) => response?.state ?? exportWords.waiting },
    { head: '市・社協の考え方', width: 6, cell: answerOf },
    { head: '回答', width: 2.2, cell: ({ response }) => response?.by ?? '' },
  ];
  const place = ({ main }: ExchangeOpinion) => main ?? Number.POSITIVE_INFINITY;
  const inOrder = opinions.toSorted(
    (a, b) => b.year - a.year || (place(a) < place(b) ? -1 : +(place(a) > place(b))),
  );
  return simpleTable(caption, columns, inOrder);
}

/** What an opinion is about, as a line of text. */
function targetOf(plan: ExchangePlan, { sheet, node }: Pick<ExchangeOpinion, 'sheet' | 'node'>): string {
  if (sheet !== null) {
    const project = plan.sheets.find(({ id }) => id === sheet)?.project;
    const { number, title } = namedProject(plan.projects.find(({ id }) => id === project));
    return `${number}　${title}`.trim() || exportWords.untitled;
  }
  const found = plan.nodes.find(({ id }) => id === node);
  return found ? nodeName(found) : exportWords.wholePlan;
}

const answerOf = ({ response }: ExchangeOpinion): string =>
  [response?.text ?? '', response?.reason ? `理由：${response.reason}` : '']
    .filter((line) => line !== '')
    .join('\n');
