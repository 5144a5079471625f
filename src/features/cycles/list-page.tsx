import { cyclePath, openingPath } from '#addresses/cycles.ts';
import { summaryPath } from '#addresses/plans.ts';
import { fiscalYearOf } from '#domain/calendar/calendar-date.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { currentStage } from '#domain/cycle/deadline.ts';
import { hasRole } from '#domain/people/actor.ts';
import { eraYear } from '#exchange/names.ts';
import { Button } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Select } from '#http/components/select.tsx';
import { Table } from '#http/components/table.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { DueDay } from '#http/parts/due-day.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { cycleStateLabels } from '#messages/cycles.ja.ts';
import { listYears } from '#records/cycle/queries.ts';
import type { PlanHead } from '#records/plan/queries.ts';

type Year = Awaited<ReturnType<typeof listYears>>[number];

/** The years of a plan: which is in which stage, and the way to the next one. */
export async function listPage(c: AppContext) {
  const { db, key, plan } = planScope(c);
  const years = await listYears(db, key);
  const today = dayOf(c.get('now'));
  const isSecretariat = hasRole(actorOf(c), 'secretariat');
  return renderPage(
    c,
    { title: '年度', crumbs: planCrumbs(plan) },
    <>
      {years.length === 0 ? (
        <EmptyState title="まだ年度がありません。">
          <p>
            {isSecretariat
              ? '下の「新しい年度を準備する」から、最初の年度のシートを作れます。'
              : '事務局が年度を準備すると、ここに表示されます。'}
          </p>
        </EmptyState>
      ) : (
        <YearTable plan={plan} years={years} isSecretariat={isSecretariat} today={today} />
      )}
      {isSecretariat ? <NewYear plan={plan} years={years} today={today} /> : null}
    </>,
  );
}

function YearTable(props: { plan: PlanHead; years: Year[]; isSecretariat: boolean; today: string }) {
  const { plan, years, isSecretariat, today } = props;
  return (
    <Table
      caption="これまでの年度"
      rows={years}
      columns={[
        {
          header: '年度',
          isRowHeader: true,
          cell: ({ year, state }) =>
            isSecretariat && state !== null ? (
              <a href={cyclePath(plan.id, year)}>{eraYear(year)}</a>
            ) : (
              eraYear(year)
            ),
        },
        {
          header: '段階',
          cell: ({ state }) =>
            state === null ? <span class="muted">取り込んだ記録</span> : cycleStateLabels[state],
        },
        { header: 'シート', isNumber: true, cell: ({ sheets }) => `${sheets}枚` },
        {
          header: 'いまの段階の締切',
          cell: ({ state, stages }) => {
            const stage = state && currentStage(state);
            return <DueDay due={(stage && stages[stage]?.due) || null} today={today} />;
          },
        },
        {
          header: 'ほかの画面',
          cell: ({ sheets }) => (sheets > 0 ? <a href={summaryPath(plan.id)}>総括表</a> : null),
        },
      ]}
    />
  );
}

function NewYear({ plan, years, today }: { plan: PlanHead; years: Year[]; today: string }) {
  const choices = yearsToOpen(plan, years, today);
  const usual = choices.find((year) => years.every((known) => year > known.year)) ?? choices[0];
  return (
    <section class="panel">
      <h2>新しい年度を準備する</h2>
      <p>
        年度を選ぶと、作るシートと日程の案が表示されます。確かめて「準備する」を押すまで、何も作りません。
      </p>
      <form class="filter-row" method="get" action={openingPath(plan.id)}>
        <Select
          name="year"
          label="年度"
          choices={choices.map((year) => ({ value: String(year), label: eraYear(year) }))}
          value={String(usual)}
        />
        <Button>作るものを確かめる</Button>
      </form>
    </section>
  );
}

/** The years of the plan and the one after the last known, but for those that were opened. */
function yearsToOpen({ years: { from, to } }: PlanHead, years: Year[], today: string): number[] {
  const known = years.map(({ year }) => year);
  const first = Math.min(from ?? fiscalYearOf(today), ...known);
  const last = Math.max(to ?? fiscalYearOf(today), ...known.map((year) => year + 1));
  const opened = new Set(years.flatMap(({ year, state }) => (state === null ? [] : [year])));
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((year) => !opened.has(year));
}
