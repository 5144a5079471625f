import { LEAST_PASSWORD_LENGTH } from '#domain/people/password-rule.ts';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Form } from '#http/components/form.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { FormProblem } from '#http/read-form.ts';
import type { FoundToken } from '#records/account/one-time-token.ts';

type PasswordPage = { token: FoundToken; signIn: string; problems?: FormProblem[] };

/** Where an invitation or a reset leads: the password is set by the button, not by opening the page. */
export function renderPasswordPage(c: AppContext, { token, signIn, problems }: PasswordPage) {
  const title = token.purpose === 'invitation' ? 'パスワードの設定' : 'パスワードの再設定';
  return renderPage(
    c,
    { title, width: 'narrow', problems },
    <>
      <DefinitionList
        items={[
          { term: '自治体', text: token.municipalityName },
          { term: 'ログインID', text: signIn },
        ]}
      />
      <Form action={c.req.path}>
        <NewPasswordFields />
        <ButtonRow>
          <Button>このパスワードにする</Button>
        </ButtonRow>
      </Form>
      <p class="muted small">設定すると、ログイン中の端末はすべてログアウトします。</p>
    </>,
  );
}

export function NewPasswordFields() {
  return (
    <>
      <TextField
        name="password"
        label="新しいパスワード"
        hint={`${LEAST_PASSWORD_LENGTH}文字以上。文字の種類は問いません。いくつかの言葉をつなげると覚えやすくなります。`}
        type="password"
        autocomplete="new-password"
        required
      />
      <TextField
        name="again"
        label="新しいパスワード（確認）"
        hint="もう一度入力してください。"
        type="password"
        autocomplete="new-password"
        required
      />
    </>
  );
}
