import { boardPath, cyclePath } from '#addresses/cycles.ts';
import { exportFilePath } from '#addresses/exports.ts';
import { nextSteps } from '#domain/cycle/next-steps.ts';
import { eraYear } from '#exchange/names.ts';
import { LinkButton } from '#http/components/button.tsx';
import { Pager } from '#http/components/pager.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { CycleScope } from '#http/scope.ts';
import { cycleStateLabels } from '#messages/cycles.ja.ts';
import { filterQuery, isFiltering, matches, readBoardFilter } from './board-filter.ts';
import { BoardFilterForm } from './board-filter-form.tsx';
import { BoardHead } from './board-head.tsx';
import { BoardTable } from './board-table.tsx';
import { cycleCrumbs } from './cycle-crumbs.ts';
import { DepartmentTable } from './department-table.tsx';
import { openBoard } from './open-board.ts';

const PAGE = 100;

/** The secretariat's board: what to do next, which department has what, and every part behind it. */
export async function boardPage(c: AppContext, scope: CycleScope) {
  const found = await openBoard(c, scope);
  const { plan, cycle, switches, today, board } = found;
  const { year } = cycle;
  const filter = readBoardFilter((name) => c.req.query(name));
  const listed = board.items.filter((item) => matches(filter, item));
  const page = Math.max(1, Math.min(Number(c.req.query('page')) || 1, Math.ceil(listed.length / PAGE)));
  const shown = listed.slice((page - 1) * PAGE, page * PAGE);
  const path = cyclePath(plan.id, year);
  return renderPage(
    c,
    {
      title: `${eraYear(year)}の進み具合`,
      crumbs: cycleCrumbs(plan),
      overline: `いまの段階：${cycleStateLabels[cycle.state]}`,
      width: 'wide',
    },
    <>
      <BoardHead
        plan={plan.id}
        cycle={cycle}
        on={switches}
        board={board}
        steps={nextSteps(cycle, switches, board)}
        today={today}
      />
      <DepartmentTable plan={plan.id} cycle={cycle} board={board} />
      <section id="parts">
        <h2>シートの一覧</h2>
        <BoardFilterForm plan={plan.id} year={year} board={board} filter={filter} />
        <p class="result-line" role="status">
          担当分 <strong>{listed.length}</strong> 件
          {isFiltering(filter) ? `（全 ${board.items.length} 件のうち）` : ''}　シート（実数）{' '}
          {new Set(listed.map(({ sheet }) => sheet)).size} 枚
        </p>
        {shown.length > 0 ? <BoardTable plan={plan.id} cycle={cycle} items={shown} /> : null}
        <Pager
          page={page}
          pageSize={PAGE}
          total={listed.length}
          href={(to) => `${boardPath(plan.id, year, { ...filterQuery(filter), page: String(to) })}#parts`}
        />
        <p class="downloads">
          <LinkButton href={`${path}/board.csv`} look="outlined" download>
            一覧を保存（CSV）
          </LinkButton>
          {/* Of many sheets the answer is a page that asks first: it is to be shown, not saved. */}
          <LinkButton href={exportFilePath(plan.id, { what: 'sheets', format: 'pdf', year })} look="outlined">
            全部のシートを保存（PDF）
          </LinkButton>
          <LinkButton href={`${path}/calendar.ics`} look="outlined" download>
            締切日をカレンダーに入れる（ics）
          </LinkButton>
        </p>
      </section>
    </>,
  );
}
