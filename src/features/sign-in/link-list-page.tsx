import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { Button } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Form } from '#http/components/form.tsx';
import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { linkStates } from '#messages/sign-in.ja.ts';
import type { ListedLink } from '#records/account/link-queries.ts';

/** Every link that was made lately: what it opens, for whom, whether it was used; and the way to take it back. */
export function renderLinkList(c: AppContext, links: ListedLink[]) {
  const crumbs = [{ href: '/', label: 'ホーム' }];
  return renderPage(
    c,
    { title: '入力用・委員用リンク', crumbs, width: 'wide' },
    links.length === 0 ? (
      <EmptyState title="作ったリンクはありません">
        <p>
          課に渡す入力用リンクは年度の進み具合の一覧から、委員に渡す委員用リンクは推進委員会の画面から作ります。
        </p>
      </EmptyState>
    ) : (
      <Table
        caption="新しいものから200件まで"
        dense
        columns={[
          { header: '開く画面', isRowHeader: true, width: 'wide', cell: (link: ListedLink) => link.title },
          { header: '相手', cell: (link: ListedLink) => link.to ?? '（削除済み）' },
          { header: '渡し方', cell: (link: ListedLink) => link.sentTo ?? '手渡し' },
          {
            header: '状態',
            cell: (link: ListedLink) => (
              <>
                <Tag look={link.state === 'open' ? 'strong' : 'plain'}>{linkStates[link.state]}</Tag>
                {link.isOpen ? ' 利用中' : ''}
              </>
            ),
          },
          { header: '作成した人', cell: (link: ListedLink) => link.madeBy },
          { header: '作成', width: 'narrow', cell: (link: ListedLink) => formatMoment(link.madeAt) },
          { header: '期限', width: 'narrow', cell: (link: ListedLink) => formatMoment(link.expiresAt) },
          {
            header: '使用',
            width: 'narrow',
            cell: (link: ListedLink) => (link.usedAt ? formatMoment(link.usedAt) : '－'),
          },
          { header: '操作', width: 'narrow', cell: (link: ListedLink) => <Revoke link={link} /> },
        ]}
        rows={links}
      />
    ),
  );
}

function Revoke({ link }: { link: ListedLink }) {
  if (link.state !== 'open' && !link.isOpen) return <>－</>;
  return (
    <Form action={`/links/${link.tokenHash}/revocation`}>
      <Button look="danger" size="small">
        取り消す
      </Button>
    </Form>
  );
}
