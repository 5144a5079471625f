import { ButtonRow, LinkButton } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { Identity } from '#records/account/external-identity.ts';

const crumbs = [
  { href: '/', label: 'ホーム' },
  { href: '/account', label: 'アカウント' },
];

/** The way to the identity provider, for who links the own account. */
export function renderGoToProvider(c: AppContext, url: string, label: string) {
  return renderPage(
    c,
    { title: `${label}との結び付け`, width: 'narrow', crumbs },
    <>
      <p>{label}の画面に移ります。ご自分のアカウントで確認すると、この画面に戻り、結び付けが終わります。</p>
      <ButtonRow>
        <LinkButton href={url}>{label}の画面へ進む</LinkButton>
        <LinkButton href="/account" look="outlined">
          やめる
        </LinkButton>
      </ButtonRow>
    </>,
  );
}

/** The provider knows the person and Ayumi does not, or has locked the account: whom to ask, and what to tell them. */
export function renderUnknownIdentity(c: AppContext, { issuer, subject }: Identity) {
  return renderPage(
    c,
    { title: 'あゆみのアカウントが見つかりません', width: 'narrow', status: 403 },
    <>
      <p class="lead">
        共通アカウントの確認はできましたが、あゆみのアカウントと結び付いていないか、あゆみのアカウントが停止されています。
      </p>
      <p>
        計画の事務局に、次の内容を伝えて結び付けを依頼してください。パスワードでログインできる方は、ログインしたあと「アカウント」の画面でご自分で結び付けられます。
      </p>
      <DefinitionList
        items={[
          { term: '発行者', text: issuer },
          { term: '利用者の識別子', text: subject },
        ]}
      />
      <ButtonRow>
        <LinkButton href="/sign-in" look="outlined">
          ログインの画面へ
        </LinkButton>
      </ButtonRow>
    </>,
  );
}
