import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { FormProblem } from '#http/read-form.ts';

type ResetPage = { canMail: boolean; name?: string; problems?: FormProblem[]; status?: 429 };

/** Asks for a new password. Where no mail is sent, says whom to ask. */
export function renderResetPage(c: AppContext, { canMail, name, problems, status }: ResetPage) {
  return renderPage(
    c,
    { title: 'パスワードの再設定', width: 'narrow', problems, status },
    <>
      {canMail ? (
        <>
          <p>ご登録のメールアドレスに、パスワードを決め直すためのリンクをお送りします。</p>
          <Form action="/password-reset">
            <TextField
              name="name"
              label="ログインIDかメールアドレス"
              value={name}
              autocomplete="username"
              required
            />
            <ButtonRow>
              <Button>リンクを送る</Button>
            </ButtonRow>
          </Form>
        </>
      ) : (
        <p>
          計画の事務局に、パスワードの再設定を依頼してください。パスワードを決め直すためのリンクをお渡しします。
        </p>
      )}
      <BackToSignIn />
    </>,
  );
}

/** The same page whoever was asked for: it does not tell who has an account here. */
export function renderResetAsked(c: AppContext) {
  return renderPage(
    c,
    { title: 'パスワードの再設定', width: 'narrow' },
    <>
      <Banner kind="notice" title="受け付けました">
        <p>
          入力された内容と一致するアカウントがあれば、登録されているメールアドレスにリンクをお送りします。リンクは1時間、1回だけ使えます。
        </p>
      </Banner>
      <p>
        しばらく待ってもメールが届かないときは、迷惑メールの中を確かめるか、計画の事務局にご連絡ください。
      </p>
      <BackToSignIn />
    </>,
  );
}

function BackToSignIn() {
  return (
    <p>
      <a href="/sign-in">ログインの画面に戻る</a>
    </p>
  );
}
