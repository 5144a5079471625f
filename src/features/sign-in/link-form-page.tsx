import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Form } from '#http/components/form.tsx';
import { type Choice, Select } from '#http/components/select.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { FormProblem } from '#http/read-form.ts';
import type { LinkTarget } from '#records/account/link-queries.ts';

/** So long can a link be spent; what it opens stays open for twelve hours. */
export const LINK_HOURS = [
  { value: '24', label: '1日' },
  { value: '72', label: '3日' },
  { value: '168', label: '7日' },
] as const;

type LinkForm = {
  kind: 'sheet' | 'meeting';
  target: LinkTarget;
  choices: Choice[];
  /** The address that is known of whoever is chosen. */
  address: string | null;
  canMail: boolean;
  inputs: Record<string, string>;
  problems?: FormProblem[];
};

export function renderLinkForm(c: AppContext, { kind, target, choices, inputs, ...rest }: LinkForm) {
  const { address, canMail, problems } = rest;
  const crumbs = [
    { href: '/', label: 'ホーム' },
    { href: '/links', label: '入力用・委員用リンク' },
  ];
  const isSheet = kind === 'sheet';
  return renderPage(
    c,
    {
      title: isSheet ? '入力用リンクを作る' : '委員用リンクを作る',
      width: 'narrow',
      crumbs,
      problems,
    },
    <>
      <p>
        ログインIDのない方が、{isSheet ? 'このシートの記入' : 'この会議の画面'}
        だけを開けるリンクを作ります。1回だけ使え、後から取り消せます。
      </p>
      <DefinitionList
        items={[
          { term: '計画', text: target.plan },
          { term: isSheet ? 'シート' : '会議', text: target.title },
        ]}
      />
      {choices.length === 0 ? (
        <Banner
          kind="notice"
          title={isSheet ? 'このシートは、今は記入を受け付けていません' : '委員が登録されていません'}
        >
          <p>
            {isSheet
              ? '年度が始まっていないか、確定しています。リンクは、記入できる年度のシートから作ってください。'
              : '職員・委員の画面で、委員を登録してから作ってください。'}
          </p>
        </Banner>
      ) : (
        <LinkFields kind={kind} choices={choices} address={address} canMail={canMail} inputs={inputs} />
      )}
    </>,
  );
}

function LinkFields({ kind, choices, address, canMail, inputs }: Omit<LinkForm, 'target' | 'problems'>) {
  const isSheet = kind === 'sheet';
  return (
    <Form action="/links">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="plan" value={inputs.plan} />
      <input type="hidden" name={kind} value={isSheet ? inputs.sheet : inputs.meeting} />
      <Select
        name={isSheet ? 'department' : 'person'}
        label={isSheet ? '担当課' : '委員'}
        choices={choices}
        value={isSheet ? inputs.department : inputs.person}
        blank="選んでください"
        required
      />
      {canMail ? (
        <TextField
          name="address"
          label="送り先のメールアドレス"
          hint="空欄にすると、メールを送らずに、リンクを次の画面に一度だけ表示します。"
          type="email"
          value={inputs.address ?? address}
        />
      ) : null}
      <Select
        name="hours"
        label="リンクの期限"
        choices={[...LINK_HOURS]}
        value={inputs.hours ?? '72'}
        required
      />
      <ButtonRow>
        <Button>{isSheet ? '入力用リンクを作る' : '委員用リンクを作る'}</Button>
        <LinkButton href="/links" look="outlined">
          やめる
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}
