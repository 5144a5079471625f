import { Button, ButtonRow } from '#http/components/button.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { Form } from '#http/components/form.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { FormProblem } from '#http/read-form.ts';

type SignInPage = { next: string; name?: string; problems?: FormProblem[]; status?: 422 | 429 };

export function renderSignInPage(c: AppContext, { next, name = '', problems, status }: SignInPage) {
  return renderPage(
    c,
    { title: 'ログイン', width: 'narrow', ...(status ? { status } : {}) },
    <>
      <ErrorSummary problems={problems} />
      <Form action="/session">
        <input type="hidden" name="next" value={next} />
        <TextField
          name="name"
          label="ログインID"
          value={name}
          autocomplete="username"
          problems={problems}
          required
        />
        <TextField
          name="password"
          label="パスワード"
          type="password"
          autocomplete="current-password"
          problems={problems}
          required
        />
        <ButtonRow>
          <Button>ログイン</Button>
        </ButtonRow>
      </Form>
      <p class="muted small">
        ログインIDやパスワードが分からないときは、計画の事務局か情報システム担当にお問い合わせください。
      </p>
    </>,
  );
}
