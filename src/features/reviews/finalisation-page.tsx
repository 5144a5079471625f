import { sheetPath } from '#addresses/plans.ts';
import { finalisationPath, reviewPath } from '#addresses/reviews.ts';
import { isOn } from '#domain/cycle/cycle.ts';
import { standingOf } from '#domain/review/rating-scale.ts';
import { eraYear } from '#exchange/names.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Form } from '#http/components/form.tsx';
import { RatingBadge } from '#http/components/rating-badge.tsx';
import { WrittenTable } from '#http/components/table.tsx';
import { renderPage } from '#http/layout.tsx';
import { forCycle } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { refusals } from '#messages';
import type { MoveOutcome } from '#records/sheet/move-sheet.ts';
import { listReviewRows } from '#records/sheet/review-queries.ts';
import type { ReviewRow, ScaleRow } from '#records/sheet/review-row.ts';
import { each } from './review-table.tsx';

export type Unfinalised = { title: string; outcome: Extract<MoveOutcome, { ok: false }> };

/** The sheets that wait for their final grade, each with the one that it gets if nobody chooses another. */
export const finalisationPage = forCycle(
  async (c, { db, key, plan, cycle, switches }, failed: Unfinalised[] | null = null) => {
    const rows = await listReviewRows(db, key, cycle.year, cycle.focus);
    const from = isOn.review(switches) ? ['reviewed'] : ['reviewed', 'accepted'];
    const waiting = rows.filter(({ state }) => from.includes(state));
    const done = rows.filter(({ state }) => state === 'finalised').length;
    return renderPage(
      c,
      {
        title: `最終評価の確定（${eraYear(cycle.year)}）`,
        crumbs: planCrumbs(plan),
        width: 'wide',
        ...(failed ? { status: failed.length === 0 ? (422 as const) : (409 as const) } : {}),
      },
      <>
        {failed ? <Failed failed={failed} /> : null}
        <p class="lead">
          評価の確定を待っているシートは{waiting.length}件、確定済みは{done}
          件です。最終評価を選ばないときは、委員会の評価、査定、自己評価の順に、ある評価で確定します。
        </p>
        {waiting.length === 0 ? (
          <EmptyState title="確定を待っているシートはありません">
            <p>
              <a href={reviewPath(plan.id, cycle.year)}>査定の表へ</a>
            </p>
          </EmptyState>
        ) : (
          <Form action={finalisationPath(plan.id, cycle.year)}>
            <WrittenTable
              caption="確定を待っているシートと最終評価"
              label="確定を待っているシート"
              headings={['確定', '事業', '自己評価', '査定', '委員会評価', '最終評価']}
              class="table-dense"
            >
              <tbody>
                {waiting.map((row) => (
                  <Row plan={plan.id} row={row} />
                ))}
              </tbody>
            </WrittenTable>
            <ButtonRow>
              <Button>チェックしたシートの評価を確定する</Button>
            </ButtonRow>
          </Form>
        )}
      </>,
    );
  },
);

function Row({ plan, row }: { plan: string; row: ReviewRow }) {
  const badge = (scale: ScaleRow, code: string | null | undefined) =>
    code ? <RatingBadge {...standingOf([scale.scale], code)} /> : <span class="muted">－</span>;
  return (
    <tr>
      <td class="column-narrow">
        <input
          type="checkbox"
          name="item"
          value={`${row.sheet} ${row.version}`}
          aria-label={`${row.title}の評価を確定する`}
          checked={row.scales.every(({ usualFinal }) => usualFinal !== null)}
        />
      </td>
      <th scope="row">
        {row.number} <a href={sheetPath(plan, row.sheet)}>{row.title || '（事業名なし）'}</a>
        <small class="review-owners">{row.departments.join('、')}</small>
      </th>
      <td>
        {each(row, (scale) => (
          <span class="grades">{scale.self.map(({ code }) => badge(scale, code))}</span>
        ))}
      </td>
      <td>{each(row, (scale) => badge(scale, scale.review?.code))}</td>
      <td>{each(row, (scale) => badge(scale, scale.committee))}</td>
      <td>
        {each(row, (scale) => (
          <span class="select">
            <select
              class="control"
              name={`final ${row.sheet} ${scale.key ?? ''}`}
              aria-label={`${row.title}：${row.scales.length > 1 ? `${scale.scale.name}の` : ''}最終評価`}
            >
              {scale.usualFinal === null ? <option value="">選んでください</option> : null}
              {scale.scale.codes.map(({ code, label }) => (
                <option value={code} selected={code === (scale.final ?? scale.usualFinal)}>
                  {code} {label}
                </option>
              ))}
            </select>
          </span>
        ))}
      </td>
    </tr>
  );
}

function Failed({ failed }: { failed: Unfinalised[] }) {
  if (failed.length === 0)
    return <Banner kind="error" title="シートが選ばれていません。対象のシートにチェックを入れてください。" />;
  return (
    <Banner kind="error" title={`${failed.length}件は評価を確定できませんでした。`}>
      <ul class="banner-list">
        {failed.map(({ title, outcome }) => (
          <li>
            {title}：{refusals[outcome.refusal].why}
            {refusals[outcome.refusal].next}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
