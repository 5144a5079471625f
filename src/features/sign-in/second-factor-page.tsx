import { Button, ButtonRow } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { FormProblem } from '#http/read-form.ts';

type SecondFactorPage = { next: string; problems?: FormProblem[]; status?: 429 };

/** The question after the password: the only page that a session which waits for it can open. */
export function renderSecondFactorPage(c: AppContext, { next, problems, status }: SecondFactorPage) {
  return renderPage(
    c,
    { title: '2段階認証', width: 'narrow', problems, status },
    <>
      <Form action="/second-factor">
        <input type="hidden" name="next" value={next} />
        <TextField
          name="code"
          label="確認コード"
          hint="認証アプリに表示されている6桁の数字を入力してください。スマートフォンが手元にないときは、控えておいた予備コードを入力してください。"
          autocomplete="one-time-code"
          width="short"
          maxlength={40}
          required
        />
        <ButtonRow>
          <Button>確認する</Button>
        </ButtonRow>
      </Form>
      <p class="muted small">
        認証アプリも予備コードも使えないときは、計画の事務局に2段階認証の解除を依頼してください。
      </p>
      <p>
        <a href="/sign-in">ログインの画面に戻る</a>
      </p>
    </>,
  );
}
