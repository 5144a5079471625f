import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Form } from '#http/components/form.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { LinkTarget } from '#records/account/link-queries.ts';
import type { FoundToken } from '#records/account/one-time-token.ts';

/** Where a one-time link leads: what it opens, and the button that spends it. */
export function renderLinkPage(c: AppContext, { link, target }: { link: FoundToken; target: LinkTarget }) {
  const isSheet = link.binding!.kind === 'sheet';
  return renderPage(
    c,
    { title: 'ご案内した画面を開きます', width: 'narrow' },
    <>
      <DefinitionList
        items={[
          { term: '自治体', text: link.municipalityName },
          { term: '計画', text: target.plan },
          { term: isSheet ? 'シート' : '会議', text: target.title },
          ...(isSheet ? [{ term: '担当課', text: link.department ?? '' }] : []),
          { term: 'リンクの期限', text: formatMoment(link.expiresAt) },
        ]}
      />
      {c.get('actor') ? (
        <Banner kind="warning" title="このブラウザで今ログインしているアカウントはログアウトします">
          <p>ログインしたままにするときは、別のブラウザで開いてください。</p>
        </Banner>
      ) : null}
      <Form action={c.req.path}>
        <ButtonRow>
          <Button>画面を開く</Button>
        </ButtonRow>
      </Form>
      <p>
        リンクは1回だけ使えます。ボタンを押したあとは、この端末のこのブラウザで12時間使えます。共用の端末では、終わったら画面右上の「ログアウト」を押してください。
      </p>
    </>,
  );
}
