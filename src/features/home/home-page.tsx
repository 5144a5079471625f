import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { LinkButton } from '#http/components/button.tsx';
import { Card, CardGrid } from '#http/components/card.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import type { PlanOverview } from './queries.ts';

type Draft = { id: string; file: string | null; made_by: string };

/** 「令和6～10年度」: an era is said once. */
function formatPeriod(from: number | null, to: number | null): string | null {
  if (from === null) return null;
  if (to === null || to === from) return formatFiscalYear(from, 'era');
  return `${formatFiscalYear(from, 'era')}～${formatFiscalYear(to, 'era')}`;
}

function PlanCard({ plan }: { plan: PlanOverview }) {
  const period = formatPeriod(plan.from, plan.to);
  return (
    <Card title={plan.title} href={`/plans/${plan.id}`}>
      {period ? <p class="muted">{period}</p> : null}
      <dl class="figures">
        <div>
          <dt>事業（実数）</dt>
          <dd>{plan.projects}</dd>
        </div>
        <div>
          <dt>指標</dt>
          <dd>{plan.indicators}</dd>
        </div>
      </dl>
      {plan.year !== null ? (
        <p class="small">
          {formatFiscalYear(plan.year, 'era')}のシート{plan.sheets}枚のうち、評価の入ったもの{plan.graded}枚
        </p>
      ) : null}
    </Card>
  );
}

function Plans({ plans, canImport }: { plans: PlanOverview[]; canImport: boolean }) {
  if (plans.length > 0) {
    return (
      <CardGrid>
        {plans.map((plan) => (
          <PlanCard plan={plan} />
        ))}
      </CardGrid>
    );
  }
  return (
    <EmptyState title="計画はまだありません">
      <p>
        {canImport
          ? 'いまお使いの計画書や進行管理シートを読み込むところから始められます。'
          : '事務局が計画を取り込むと、ここに表示されます。'}
      </p>
      {canImport ? <LinkButton href="/imports">文書を取り込む</LinkButton> : null}
    </EmptyState>
  );
}

export function HomePage(props: { plans: PlanOverview[]; drafts: Draft[]; canImport: boolean }) {
  const { plans, drafts, canImport } = props;
  return (
    <>
      <form class="filter-row" method="get" action="/search">
        <div class="field field-grows">
          <label class="field-label" for="field-q">
            事業・指標・意見をさがす
          </label>
          <input class="control" type="search" id="field-q" name="q" />
        </div>
        <button type="submit" class="button button-outlined button-medium">
          検索
        </button>
      </form>
      {drafts.length > 0 ? (
        <>
          <h2>確認を待っている取り込み</h2>
          <DefinitionList
            items={drafts.map((draft) => ({
              term: draft.made_by,
              text: <a href={`/imports/${draft.id}`}>{draft.file ?? '名前のない文書'}</a>,
            }))}
          />
        </>
      ) : null}
      <h2 class="visually-hidden">計画の一覧</h2>
      <Plans plans={plans} canImport={canImport} />
    </>
  );
}
