import { projectPath, sheetPath } from '#addresses/plans.ts';
import type { Summary, SummaryRow } from '#domain/review/summary.ts';
import { eraYear, levelBefore, nodeName, ownerNames, shortYear } from '#exchange/names.ts';
import type { ExchangeNode, ExchangeProject, ExchangeRatingScale } from '#exchange/schema.ts';
import { RatingMissing } from '#http/components/rating-badge.tsx';
import { WrittenTable } from '#http/components/table.tsx';
import { GradeList } from '#http/parts/grade-list.tsx';
import { ProjectTags } from '#http/parts/plan-parts.tsx';
import type { PlanHead } from '#records/plan/queries.ts';

type TableProps = {
  plan: PlanHead;
  summary: Summary<ExchangeNode, ExchangeProject>;
  scales: ExchangeRatingScale[];
};

/** Projects by year under the headings of their nodes, as the documents print it. */
export function SummaryTable({ plan, summary, scales }: TableProps) {
  const columns = summary.years.length + 3;
  return (
    <WrittenTable
      caption="事業ごとの各年度の評価"
      label="総括表"
      headings={[
        '事業名',
        '担当課',
        ...summary.years.map((year) => ({ text: shortYear(year), class: 'center', title: eraYear(year) })),
        { text: '頁', class: 'number' },
      ]}
      class="table-dense summary-table"
    >
      {summary.groups.map((group, at) => (
        <tbody>
          {group.path.map((node, level) =>
            node === summary.groups[at - 1]?.path[level] ? null : (
              <tr class={`group-row group-row-${Math.min(level, 2)}`}>
                <th scope="rowgroup" colspan={columns}>
                  <small>{levelBefore(plan.levels, node)}</small> {nodeName(node)}
                </th>
              </tr>
            ),
          )}
          {group.path.length === 0 ? (
            <tr class="group-row">
              <th scope="rowgroup" colspan={columns}>
                体系に掲載のない事業
              </th>
            </tr>
          ) : null}
          {group.rows.map((row) => (
            <Row plan={plan.id} row={row} scales={scales} />
          ))}
        </tbody>
      ))}
    </WrittenTable>
  );
}

type RowProps = { plan: string; row: SummaryRow<ExchangeProject>; scales: ExchangeRatingScale[] };

function Row({ plan, row, scales }: RowProps) {
  const { project, number, title, isRelisted } = row;
  return (
    <tr class={isRelisted ? 'relisted' : undefined}>
      <th scope="row">
        {number} <a href={projectPath(plan, project.id)}>{title || '（事業名なし）'}</a>{' '}
        <ProjectTags flags={project.flags} relisted={isRelisted} />
      </th>
      <td class="owner">{ownerNames(project)}</td>
      {row.cells.map((cell) => (
        <td class="center">
          {cell.isMissing ? <RatingMissing /> : null}
          <GradeList
            grades={cell.grades}
            scales={scales}
            href={cell.sheet === null ? undefined : sheetPath(plan, cell.sheet)}
          />
        </td>
      ))}
      <td class="number">
        {row.page === null ? null : row.sheet === null ? (
          row.page
        ) : (
          <a href={sheetPath(plan, row.sheet)}>{row.page}</a>
        )}
      </td>
    </tr>
  );
}
