import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { readableSecret, totpUri } from '#records/account/totp.ts';
import { QrCode } from './qr-code.tsx';

type SetupPage = { secret: Buffer; signIn: string; problems?: FormProblem[] };

/** The secret for the app, as a picture and as text; a code of the app shows that it has arrived. */
export function renderSecondFactorSetup(c: AppContext, { secret, signIn, problems }: SetupPage) {
  const uri = totpUri(secret, signIn, actorOf(c).municipality.name);
  const crumbs = [
    { href: '/', label: 'ホーム' },
    { href: '/account', label: 'アカウント' },
  ];
  return renderPage(
    c,
    { title: '2段階認証の設定', width: 'narrow', crumbs, problems },
    <>
      <ol class="setup-steps">
        <li>
          <p>スマートフォンの認証アプリ（Microsoft Authenticator、Google Authenticator など）を開きます。</p>
        </li>
        <li>
          <p>アプリで、次の二次元コードを読み取ります。</p>
          <QrCode text={uri} title="認証アプリで読み取る二次元コード" />
          <p>読み取れないときは、次の文字をアプリに入力してください。</p>
          <p class="secret-text">{readableSecret(secret)}</p>
        </li>
        <li>
          <p>アプリに表示された6桁の数字を入力します。</p>
        </li>
      </ol>
      <Form action="/account/second-factor/confirmation">
        <TextField
          name="code"
          label="確認コード"
          hint="6桁の数字（30秒ごとに変わります）"
          autocomplete="one-time-code"
          width="short"
          required
        />
        <ButtonRow>
          <Button>設定を終える</Button>
          <LinkButton href="/account" look="outlined">
            やめる
          </LinkButton>
        </ButtonRow>
      </Form>
    </>,
  );
}
