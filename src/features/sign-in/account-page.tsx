import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { Form } from '#http/components/form.tsx';
import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { waysToSignIn } from '#messages/sign-in.ja.ts';
import type { Account, Session } from '#records/account/account-queries.ts';
import { browserName } from './browser-facts.ts';

type AccountPage = {
  account: Account;
  sessions: Session[];
  /** The session that looks at the page. */
  here: string | null;
  /** Null where the city has no identity provider. */
  providerLabel: string | null;
  problems?: FormProblem[];
};

export function renderAccountPage(c: AppContext, page: AccountPage) {
  const { account, providerLabel, problems } = page;
  return renderPage(
    c,
    { title: 'アカウント', crumbs: [{ href: '/', label: 'ホーム' }], problems },
    <>
      <DefinitionList
        items={[
          { term: 'ログインID', text: account.signIn },
          { term: '役職', text: actorOf(c).label },
        ]}
      />
      <section class="panel">
        <h2>パスワード</h2>
        {account.hasPassword ? (
          <>
            <p>変更すると、ほかの端末はすべてログアウトします。</p>
            <LinkButton href="/account/password" look="outlined">
              パスワードを変更する
            </LinkButton>
          </>
        ) : (
          <p>
            パスワードは設定されていません。必要なときは、計画の事務局に招待のリンクの発行を依頼してください。
          </p>
        )}
      </section>
      <SecondFactorSection account={account} isOpen={problems !== undefined} />
      {providerLabel ? <IdentitySection account={account} label={providerLabel} /> : null}
      <SessionSection {...page} />
    </>,
  );
}

function SecondFactorSection({ account, isOpen }: { account: Account; isOpen: boolean }) {
  if (account.secondFactor !== 'confirmed')
    return (
      <section class="panel">
        <h2>2段階認証</h2>
        <p>
          ログインのたびに、スマートフォンの認証アプリに表示される6桁の数字も確かめます。パスワードが人に知られても、ログインされなくなります。
        </p>
        <Form action="/account/second-factor">
          <Button look="outlined">
            {account.secondFactor === 'begun' ? '設定をはじめからやり直す' : '2段階認証を設定する'}
          </Button>
        </Form>
      </section>
    );
  return (
    <section class="panel">
      <h2>
        2段階認証　<Tag look="strong">設定済み</Tag>
      </h2>
      <p>使える予備コードは、あと{account.backupCodesLeft}個です。</p>
      <Disclosure summary="予備コードを作り直す・2段階認証をやめる" open={isOpen}>
        <Form action="/account/backup-codes">
          <TextField
            name="code"
            label="確認コード"
            hint="認証アプリの6桁の数字か、予備コードを入力してください。"
            autocomplete="one-time-code"
            width="short"
            required
          />
          <ButtonRow>
            <Button look="outlined">予備コードを作り直す</Button>
            <Button look="danger" formaction="/account/second-factor/removal">
              2段階認証をやめる
            </Button>
          </ButtonRow>
        </Form>
      </Disclosure>
    </section>
  );
}

function IdentitySection({ account, label }: { account: Account; label: string }) {
  return (
    <section class="panel">
      <h2>{label}</h2>
      {account.identity ? (
        <>
          <p>結び付いています（{formatMoment(account.identity.linkedAt)}から）。</p>
          {account.hasPassword ? (
            <Form action="/account/identity/removal">
              <Button look="danger">結び付きを外す</Button>
            </Form>
          ) : null}
        </>
      ) : (
        <>
          <p>結び付けると、ログインの画面で{label}を使えます。</p>
          <Form action="/account/identity">
            <Button look="outlined">{label}と結び付ける</Button>
          </Form>
        </>
      )}
    </section>
  );
}

function SessionSection({ sessions, here }: AccountPage) {
  return (
    <section>
      <h2>ログイン中の端末</h2>
      <p>心当たりのないものがあるときは、ログアウトさせたうえで、パスワードを変更してください。</p>
      <Table
        caption="ログイン中の端末"
        isCaptionHidden
        columns={[
          {
            header: 'ブラウザ',
            isRowHeader: true,
            cell: (one: Session) => (
              <>
                {browserName(one.agent)} {one.tokenHash === here ? <Tag look="strong">この端末</Tag> : null}
              </>
            ),
          },
          { header: 'ログイン', width: 'narrow', cell: (one: Session) => formatMoment(one.createdAt) },
          { header: '最後の利用', width: 'narrow', cell: (one: Session) => formatMoment(one.lastSeenAt) },
          { header: '接続元', width: 'narrow', cell: (one: Session) => one.address ?? '不明' },
          { header: '方法', width: 'narrow', cell: (one: Session) => waysToSignIn[one.way] },
          {
            header: '操作',
            width: 'narrow',
            cell: (one: Session) =>
              one.tokenHash === here ? (
                '－'
              ) : (
                <Form action={`/account/sessions/${one.tokenHash}/end`}>
                  <Button look="outlined" size="small">
                    ログアウトさせる
                  </Button>
                </Form>
              ),
          },
        ]}
        rows={sessions}
      />
      <Form action="/account/sessions/end">
        <Button look="danger">すべての端末からログアウト</Button>
      </Form>
    </section>
  );
}
