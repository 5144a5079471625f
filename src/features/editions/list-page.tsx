import { editionDocumentPath, editionPath } from '#addresses/editions.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { eraYear } from '#exchange/names.ts';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Table } from '#http/components/table.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { listEditionHeads } from '#records/edition/queries.ts';

/** The sealed years of a plan. */
export async function listPage(c: AppContext) {
  const { db, key, plan } = planScope(c);
  const editions = await listEditionHeads(db, key);
  return renderPage(
    c,
    { title: '確定版', crumbs: planCrumbs(plan) },
    <>
      <p class="lead">
        年度の確定のときに作った、その年度のとおりの記録です。後から内容は変わりません。誤りが見つかったときは、正誤を登録します。
      </p>
      {editions.length === 0 ? (
        <EmptyState title="確定した年度はまだありません。">
          <p>事務局が年度を確定すると、ここに表示されます。</p>
        </EmptyState>
      ) : (
        <Table
          caption="確定版の一覧"
          isCaptionHidden
          rows={editions}
          columns={[
            {
              header: '年度',
              isRowHeader: true,
              cell: ({ year }) => <a href={editionPath(plan.id, year)}>{eraYear(year)}</a>,
            },
            { header: '確定', cell: ({ sealedAt, sealedBy }) => `${formatMoment(sealedAt)}　${sealedBy}` },
            { header: '正誤', isNumber: true, cell: ({ errata }) => (errata === 0 ? 'なし' : `${errata}件`) },
            {
              header: 'データ',
              cell: ({ year }) => (
                <a href={editionDocumentPath(plan.id, year)}>{eraYear(year)}の確定版（JSON）</a>
              ),
            },
          ]}
        />
      )}
    </>,
  );
}
