import { finalisationPath, meetingsPath, reviewPath } from '#addresses/reviews.ts';
import { hasRole } from '#domain/people/actor.ts';
import { eraYear } from '#exchange/names.ts';
import { Banner } from '#http/components/banner.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { forCycle } from '#http/open-scope.ts';
import { planCrumbs, ScaleLegend } from '#http/parts/plan-parts.tsx';
import { formProblem } from '#http/read-form.ts';
import { refusals } from '#messages';
import { listScales } from '#records/plan/queries.ts';
import { listReviewRows } from '#records/sheet/review-queries.ts';
import type { ReviewRow } from '#records/sheet/review-row.ts';
import type { RefusedGrades } from './refused-grades.ts';
import { filterRows, type ReviewFilter, readReviewFilter, reviewQuery, SHOWN } from './review-filter.ts';
import { ReviewTable } from './review-table.tsx';

/** The table of the review: what the departments say, what the figures say, what the reviewers say. */
export const reviewPage = forCycle(async (c, { db, key, plan, cycle }, refused?: RefusedGrades) => {
  const { year } = cycle;
  const filter = readReviewFilter((name) => c.req.query(name));
  const rows = await listReviewRows(db, key, year, cycle.focus);
  const scales = await listScales(db, key);
  const shown = filterRows(rows, filter);
  const kept = rows.find(({ sheet }) => sheet === refused?.wanted.sheet);
  if (kept && !shown.includes(kept)) shown.unshift(kept);
  const isOpen = cycle.state === 'reviewing' || cycle.state === 'consulting';
  const here = reviewPath(plan.id, year) + reviewQuery(filter);
  return renderPage(
    c,
    {
      title: `査定（${eraYear(year)}）`,
      crumbs: planCrumbs(plan),
      width: 'wide',
      scripts: ['review-table.js'],
      ...(refused ? { status: refused.why === 'stale' ? (409 as const) : (422 as const) } : {}),
    },
    <div class={filter.isProjected ? 'review review-projected' : 'review'}>
      {refused && kept ? <WhyNot refused={refused} row={kept} /> : null}
      {isOpen ? null : (
        <Banner kind="notice" title="今は査定の期間ではないため、表は見るだけです。">
          <p>査定は、年度の段階が「査定」か「委員会」のときに入力できます。</p>
        </Banner>
      )}
      <Ways plan={plan.id} year={year} filter={filter} isSecretariat={hasRole(actorOf(c), 'secretariat')} />
      <Filters plan={plan.id} year={year} filter={filter} rows={rows} />
      {shown.length === 0 ? (
        <EmptyState
          title={rows.length === 0 ? '受理されたシートはまだありません' : '条件に合うシートはありません'}
        >
          <p>
            {rows.length === 0 ? (
              '事務局がシートを受理すると、ここに並びます。'
            ) : (
              <a href={reviewPath(plan.id, year)}>条件をすべて外す</a>
            )}
          </p>
        </EmptyState>
      ) : (
        <ReviewTable
          plan={plan.id}
          year={year}
          rows={shown}
          here={here}
          canGrade={isOpen}
          canVote={isOpen && hasRole(actorOf(c), 'reviewer')}
          personId={actorOf(c).personId}
          refused={refused}
        />
      )}
      <ScaleLegend scales={scales} />
    </div>,
  );
});

function WhyNot({ refused: { wanted, why }, row }: { refused: RefusedGrades; row: ReviewRow }) {
  if (why === 'stale') {
    const { title } = refusals.stale;
    return (
      <Banner kind="error" title={`「${row.title}」：${title}`}>
        <p>
          先に保存された査定は「
          {row.scales
            .map(({ review }) => (review ? sayGrade(review.code, review.reason, review.by) : '未記入'))
            .join('」「')}
          」です。あなたの入力は「
          {wanted.grades.map(({ code, reason }) => sayGrade(code, reason, '')).join('」「')}
          」で、下の表に残しています。上書きするときは、もう一度保存してください。
        </p>
        <p>
          <a href={`#row-${row.sheet}`}>表の行へ</a>
        </p>
      </Banner>
    );
  }
  return (
    <Banner kind="error" title={`「${row.title}」の査定を保存していません。入力内容を確認してください。`}>
      <ul class="banner-list">
        {why.map(({ scale, code }) => {
          const own = row.scales.find(({ key }) => key === scale);
          const label = own && row.scales.length > 1 ? `査定（${own.scale.name}）` : '査定';
          const target = code === 'review-reason-missing' ? 'reason' : 'code';
          return (
            <li>
              <a href={`#${target}-${row.sheet}-${scale ?? ''}`}>
                {formProblem(target, code, label).sentence}
              </a>
            </li>
          );
        })}
      </ul>
    </Banner>
  );
}

const sayGrade = (code: string, reason: string, by: string) =>
  [code === '' ? '未記入' : code, reason, by].filter(Boolean).join('　');

type WaysProps = { plan: string; year: number; filter: ReviewFilter; isSecretariat: boolean };

function Ways({ plan, year, filter, isSecretariat }: WaysProps) {
  const other = { ...filter, isProjected: !filter.isProjected };
  return (
    <ul class="link-row">
      <li>
        <a href={reviewPath(plan, year) + reviewQuery(other)}>
          {filter.isProjected ? '通常の表示に戻す' : '投影用の表示にする'}
        </a>
      </li>
      <li>
        <a href={meetingsPath(plan, year)}>会議と議事録</a>
      </li>
      {isSecretariat ? (
        <li>
          <a href={finalisationPath(plan, year)}>最終評価を確定する</a>
        </li>
      ) : null}
    </ul>
  );
}

type FiltersProps = { plan: string; year: number; filter: ReviewFilter; rows: ReviewRow[] };

function Filters({ plan, year, filter, rows }: FiltersProps) {
  const departments = [...new Set(rows.flatMap((row) => row.departments))];
  const path = (more: Partial<ReviewFilter>) => reviewPath(plan, year) + reviewQuery({ ...filter, ...more });
  const inDepartment = filterRows(rows, { ...filter, show: 'all' });
  return (
    <nav class="review-filters" aria-label="絞り込み">
      <ul class="switch">
        {SHOWN.map(({ value, label, holds }) => (
          <li>
            <a
              href={path({ show: value })}
              {...(value === filter.show ? { 'aria-current': 'page' as const } : {})}
            >
              {label}（{inDepartment.filter(holds).length}）
            </a>
          </li>
        ))}
      </ul>
      {departments.length < 2 ? null : (
        <form method="get" action={reviewPath(plan, year)} class="review-department">
          {filter.show === 'all' ? null : <input type="hidden" name="show" value={filter.show} />}
          {filter.isProjected ? <input type="hidden" name="view" value="projector" /> : null}
          <label for="department">担当課</label>
          <span class="select">
            <select class="control" id="department" name="department">
              <option value="">すべて</option>
              {departments.map((one) => (
                <option value={one} selected={one === filter.department}>
                  {one}
                </option>
              ))}
            </select>
          </span>
          <button type="submit" class="button button-outlined button-small">
            絞り込む
          </button>
        </form>
      )}
    </nav>
  );
}
