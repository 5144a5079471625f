import { titleOfPlan } from '#exchange/labels.ts';
import { eraYear, shortYear } from '#exchange/names.ts';
import type { AppContext } from '#http/context.ts';
import { sendCsv } from '#http/csv.ts';
import type { YearScope } from '#http/scope.ts';
import { loadMainTable } from './load-opinion-table.ts';
import { subjectName } from './opinion-subject.tsx';

/** The table of main opinions with last year's below, as a file. */
export async function opinionTableCsv(c: AppContext, of: YearScope) {
  const db = c.get('db').kysely;
  const lines = [
    ['年度', '計画の項目', '事業など', '委員', '意見', '対応', '市・社協の考え方', '理由', '回答'],
  ];
  for (const year of [of.year, of.year - 1]) {
    const { groups } = await loadMainTable(db, of, year);
    for (const { name, opinions } of groups)
      for (const opinion of opinions) {
        const { by, text, response } = opinion;
        lines.push([
          eraYear(year),
          name,
          opinion.sheet === null ? '（全体）' : subjectName(opinion),
          by,
          text,
          response?.state ?? '回答待ち',
          response?.text ?? '',
          response?.reason ?? '',
          response?.by ?? '',
        ]);
      }
  }
  return sendCsv(c, `${titleOfPlan(of.plan)}_主な意見と考え方_${shortYear(of.year)}.csv`, lines);
}
