import { planPath, summaryPath } from '#addresses/plans.ts';
import { hasRole } from '#domain/people/actor.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { formatPeriod, shortYear } from '#exchange/names.ts';
import { LinkButton } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { plansCrumbs } from '#http/parts/plan-parts.tsx';
import { listPlans, type PlanOverview } from '#records/plan/queries.ts';

export async function listPage(c: AppContext) {
  const actor = actorOf(c);
  const plans = await listPlans(c.get('db').kysely, actor.municipality.id);
  const canImport = hasRole(actor, 'secretariat', 'operator');
  return renderPage(
    c,
    { title: '計画', crumbs: plansCrumbs.slice(0, 1) },
    <>
      {plans.length === 0 ? (
        <EmptyState title="計画はまだありません。">
          <p>
            {canImport
              ? 'お手元の計画書や進行管理シートを取り込むと、ここに表示されます。'
              : '事務局が計画を取り込むと、ここに表示されます。'}
          </p>
        </EmptyState>
      ) : (
        plans.map((plan) => <PlanCard plan={plan} />)
      )}
      {canImport ? (
        <p>
          <LinkButton href="/imports" look="outlined">
            計画を取り込む
          </LinkButton>
        </p>
      ) : null}
    </>,
  );
}

function PlanCard({ plan }: { plan: PlanOverview }) {
  const relisted = plan.listings > plan.projects ? `（再掲を含む延べ ${plan.listings}）` : '';
  const years = plan.sheetYears.map(shortYear).join('・');
  return (
    <article class="plan-card">
      <h2>
        <a href={planPath(plan.id)}>{titleOfPlan(plan)}</a>
      </h2>
      <p class="muted">{formatPeriod(plan.years)}</p>
      <dl class="figures">
        <div>
          <dt>事業（実数）</dt>
          <dd>
            {plan.projects}
            <small>{relisted}</small>
          </dd>
        </div>
        <div>
          <dt>指標</dt>
          <dd>{plan.indicators}</dd>
        </div>
        <div>
          <dt>進行管理シート</dt>
          <dd>
            {plan.sheets}
            {years === '' ? null : <small>（{years}）</small>}
          </dd>
        </div>
      </dl>
      <p>
        <a href={summaryPath(plan.id)}>総括表を見る</a>
      </p>
    </article>
  );
}
