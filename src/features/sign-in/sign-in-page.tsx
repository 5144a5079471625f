import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { FormProblem } from '#http/read-form.ts';
import type { SignInSettings } from './settings.ts';

type SignInPage = { next: string; name?: string; problems?: FormProblem[]; status?: 429 };

export function renderSignInPage(
  c: AppContext,
  { provider }: Pick<SignInSettings, 'provider'>,
  { next, name = '', problems, status }: SignInPage,
) {
  return renderPage(
    c,
    { title: 'ログイン', width: 'narrow', problems, status },
    <>
      {provider ? (
        <section class="sign-in-provider">
          <LinkButton href={`/identity-provider?next=${encodeURIComponent(next)}`}>
            {provider.label}でログイン
          </LinkButton>
          <p class="sign-in-or">または、ログインIDとパスワードでログイン</p>
        </section>
      ) : null}
      <Form action="/session">
        <input type="hidden" name="next" value={next} />
        <TextField name="name" label="ログインID" value={name} autocomplete="username" required />
        <TextField
          name="password"
          label="パスワード"
          type="password"
          autocomplete="current-password"
          required
        />
        <ButtonRow>
          <Button look={provider ? 'outlined' : 'filled'}>ログイン</Button>
        </ButtonRow>
      </Form>
      <p>
        <a href="/password-reset">パスワードを忘れたとき</a>
      </p>
      <p class="muted small">
        ログインIDが分からないときは、計画の事務局か情報システム担当にお問い合わせください。
      </p>
    </>,
  );
}
