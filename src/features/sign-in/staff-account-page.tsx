import type { PropsWithChildren } from 'hono/jsx';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Form } from '#http/components/form.tsx';
import { Tag } from '#http/components/tag.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { FormProblem } from '#http/read-form.ts';
import type { Account, Person } from '#records/account/account-queries.ts';

type StaffAccountPage = {
  person: Person;
  isOwn: boolean;
  sessions: number;
  provider: { label: string; issuer: string } | null;
  /** There is a mail server, and the person has an address. */
  canMail: boolean;
  problems?: FormProblem[];
  inputs?: Record<string, string>;
};

export function renderStaffAccountPage(c: AppContext, page: StaffAccountPage) {
  const { person, isOwn, problems } = page;
  const crumbs = [
    { href: '/', label: 'ホーム' },
    { href: '/people', label: '職員・委員' },
    { href: `/people/${encodeURIComponent(person.personId)}`, label: person.name },
  ];
  return renderPage(
    c,
    { title: 'アカウントの管理', overline: person.name, crumbs, problems },
    <>
      {person.account === null ? <NewAccount {...page} /> : <Facts {...page} account={person.account} />}
      {person.account && isOwn ? (
        <Banner kind="notice" title="ご自分のアカウントです">
          <p>
            パスワードや2段階認証は、<a href="/account">アカウント</a>の画面で変更してください。
          </p>
        </Banner>
      ) : null}
      {person.account && !isOwn ? <Actions {...page} account={person.account} /> : null}
    </>,
  );
}

const basePath = ({ personId }: Person) => `/people/${encodeURIComponent(personId)}/account`;

function NewAccount({ person, canMail, inputs }: StaffAccountPage) {
  return (
    <Form action={basePath(person)}>
      <p>この人には、まだアカウントがありません。</p>
      <TextField
        name="signIn"
        label="ログインID"
        hint="半角の英小文字・数字と「-」「_」「.」「@」で3文字以上。職員番号やメールアドレスも使えます。"
        value={inputs?.signIn ?? person.email}
        width="medium"
        required
      />
      <p>
        <label>
          <input type="checkbox" name="invite" value="yes" checked />
          続けて招待のリンクを{canMail ? `メール（${person.email}）で送る` : '作る'}
        </label>
      </p>
      <ButtonRow>
        <Button>アカウントを作る</Button>
      </ButtonRow>
    </Form>
  );
}

type WithAccount = StaffAccountPage & { account: Account };

const factors: Record<Account['secondFactor'], string> = {
  none: '設定していません',
  begun: '設定の途中です',
  confirmed: '設定済み',
};

function Facts({ account, person, sessions, provider }: WithAccount) {
  return (
    <DefinitionList
      items={[
        { term: 'ログインID', text: account.signIn },
        {
          term: '状態',
          text: account.isLocked ? (
            <Tag look="warning">停止中</Tag>
          ) : account.hasPassword || account.identity ? (
            '利用できます'
          ) : (
            'パスワードが未設定です（招待のリンクから設定します）'
          ),
        },
        { term: 'メールアドレス', text: person.email ?? '登録がありません（リンクは手渡しになります）' },
        { term: '2段階認証', text: factors[account.secondFactor] },
        ...(provider
          ? [{ term: provider.label, text: account.identity?.subject ?? '結び付いていません' }]
          : []),
        { term: 'ログイン中の端末', text: `${sessions}台` },
      ]}
    />
  );
}

function Panel({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <section class="panel">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Actions({ account, person, sessions, provider, canMail, inputs }: WithAccount) {
  const base = basePath(person);
  const how = canMail ? `${person.email}にメールで送ります。` : 'リンクは次の画面に一度だけ表示します。';
  return (
    <>
      {account.isLocked ? null : (
        <Panel title={account.hasPassword ? 'パスワードの再設定' : '招待'}>
          <p>
            {account.hasPassword
              ? `本人がパスワードを決め直すためのリンクを作ります（24時間、1回だけ使えます）。${how}`
              : `本人がパスワードを決めるためのリンクを作ります（7日間、1回だけ使えます）。${how}前に作ったリンクは使えなくなります。`}
          </p>
          <Form action={`${base}/${account.hasPassword ? 'reset' : 'invitation'}`}>
            <Button look="outlined">
              {account.hasPassword ? '再設定のリンクを作る' : '招待のリンクを作る'}
            </Button>
          </Form>
        </Panel>
      )}
      {provider ? (
        <Panel title={provider.label}>
          <Form action={`${base}/identity`}>
            <TextField
              name="subject"
              label="利用者の識別子"
              hint={`${provider.issuer} での識別子（sub）。本人が${provider.label}でログインしようとすると、画面に表示されます。`}
              value={inputs?.subject ?? account.identity?.subject}
              required
            />
            <ButtonRow>
              <Button look="outlined">結び付ける</Button>
              {account.identity ? (
                <Button look="danger" formaction={`${base}/identity/removal`}>
                  結び付きを外す
                </Button>
              ) : null}
            </ButtonRow>
          </Form>
        </Panel>
      ) : null}
      {account.secondFactor === 'confirmed' ? (
        <Panel title="2段階認証の解除">
          <p>
            スマートフォンを紛失したときなどに解除します。電話などで本人を確かめてください。理由は記録に残ります。
          </p>
          <Form action={`${base}/second-factor/removal`}>
            <TextField name="reason" label="解除する理由" value={inputs?.reason} maxlength={500} required />
            <ButtonRow>
              <Button look="danger">2段階認証を解除する</Button>
            </ButtonRow>
          </Form>
        </Panel>
      ) : null}
      <Panel title="停止・ログアウト">
        <p>
          停止すると、ログイン中の端末はすべてログアウトし、停止を解くまでログインできません。入力した内容は残ります。
        </p>
        <ButtonRow>
          <Form action={`${base}/lock`}>
            <input type="hidden" name="locked" value={account.isLocked ? 'no' : 'yes'} />
            <Button look={account.isLocked ? 'outlined' : 'danger'}>
              {account.isLocked ? '停止を解く' : 'アカウントを停止する'}
            </Button>
          </Form>
          {sessions > 0 ? (
            <Form action={`${base}/sessions/end`}>
              <Button look="outlined">すべての端末からログアウトさせる</Button>
            </Form>
          ) : null}
        </ButtonRow>
      </Panel>
      <LinkButton href={`/people/${encodeURIComponent(person.personId)}`} look="text">
        {person.name}さんの画面に戻る
      </LinkButton>
    </>
  );
}
