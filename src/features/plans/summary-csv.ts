import { titleOfPlan } from '#exchange/labels.ts';
import { nodeName, ownerNames, shortYear } from '#exchange/names.ts';
import type { AppContext } from '#http/context.ts';
import { sendCsv } from '#http/csv.ts';
import { summaryText } from '#messages/summary-words.ts';

import { loadSummary } from './summary-page.tsx';

/** The summary table as a file. */
export async function summaryCsv(c: AppContext) {
  const { plan, summary, layer } = await loadSummary(c);
  const depth = Math.max(plan.levels.length, ...summary.groups.map((group) => group.path.length));
  const levels = Array.from({ length: depth }, (_, level) => plan.levels[level] ?? `階層${level + 1}`);
  const lines = [
    [...levels, '番号', '事業名', '再掲', '担当課', ...summary.years.map(shortYear), '頁'],
    ...summary.groups.flatMap((group) =>
      group.rows.map(({ project, number, title, isRelisted, cells, page }) => [
        ...levels.map((_, level) => (group.path[level] ? nodeName(group.path[level]) : '')),
        number,
        title,
        isRelisted ? '再掲' : '',
        ownerNames(project),
        ...cells.map((cell) => summaryText(cell).replaceAll('\n', ' ')),
        page === null ? '' : String(page),
      ]),
    ),
  ];
  return sendCsv(c, `${titleOfPlan(plan)}_総括表_${layer}.csv`, lines);
}
