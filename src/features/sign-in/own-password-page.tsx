import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { NewPasswordFields } from './password-page.tsx';

export function renderOwnPasswordPage(c: AppContext, { problems }: { problems?: FormProblem[] }) {
  const crumbs = [
    { href: '/', label: 'ホーム' },
    { href: '/account', label: 'アカウント' },
  ];
  return renderPage(
    c,
    { title: 'パスワードの変更', width: 'narrow', crumbs, problems },
    <Form action="/account/password">
      <TextField
        name="current"
        label="今のパスワード"
        type="password"
        autocomplete="current-password"
        required
      />
      <NewPasswordFields />
      <ButtonRow>
        <Button>変更する</Button>
        <LinkButton href="/account" look="outlined">
          やめる
        </LinkButton>
      </ButtonRow>
    </Form>,
  );
}
