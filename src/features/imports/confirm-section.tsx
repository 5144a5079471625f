import { draftPath, importsPath } from '#addresses/imports.ts';
import type { ExchangeDocument } from '#exchange/schema.ts';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { Select } from '#http/components/select.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type FormProblem, formProblem } from '#http/read-form.ts';
import type { Draft, listPlanChoices } from '#records/draft/queries.ts';
import { additionTo } from './source-names.ts';

/** The known plan that this is a further year of, or a new one. */
export function PlanChoice({
  draft,
  plans,
}: {
  draft: Draft;
  plans: Awaited<ReturnType<typeof listPlanChoices>>;
}) {
  const [plan, another] = draft.document.plans;
  if (plans.length === 0 || !plan || another) return null;
  return (
    <section>
      <h2>登録先の計画</h2>
      {plan.title === '' && draft.planId === null ? (
        <p>
          資料に計画の名称がないため、どの計画のものか分かりません。登録済みの計画の別の年度であれば、その計画を選んでください。
        </p>
      ) : null}
      <Form action={`${draftPath(draft.id)}/plan`} class="filter-row">
        <input type="hidden" name="version" value={draft.version} />
        <Select
          name="plan"
          label="どの計画に登録しますか"
          blank="新しい計画にする"
          value={draft.planId}
          choices={plans.map(({ id, title }) => ({ value: id, label: additionTo(title) }))}
        />
        <Button look="outlined">登録先を決める</Button>
      </Form>
    </section>
  );
}

type ConfirmProps = {
  draft: Draft;
  errors: number;
  undecided: number;
  isAcknowledged: boolean;
};

/** The buttons that write the draft or throw it away, with what must be said before it is written. */
export function ConfirmSection({ draft, errors, undecided, isAcknowledged }: ConfirmProps) {
  return (
    <section class="panel">
      <h2 id="decide">登録する</h2>
      {undecided > 0 ? (
        <p>
          登録済みの計画との突き合わせで、決まっていない事業が{undecided}件あります。上の表で選んでください。
        </p>
      ) : null}
      <Form action={`${draftPath(draft.id)}/confirmation`}>
        <input type="hidden" name="version" value={draft.version} />
        {draft.planId === null ? titleFields(draft.document) : null}
        {errors > 0 ? (
          <p>
            <label>
              <input
                type="checkbox"
                name="acknowledged"
                value="yes"
                {...(isAcknowledged ? { checked: true } : {})}
              />{' '}
              確認事項の「誤り」{errors}件を確かめました。このまま登録し、後で直します。
            </label>
          </p>
        ) : null}
        <ButtonRow>
          <Button>この内容で登録する</Button>
          <LinkButton href={importsPath} look="text">
            後で決める
          </LinkButton>
        </ButtonRow>
      </Form>
      <Form action={`${draftPath(draft.id)}/cancellation`}>
        <p class="muted">取り消すと、読み取った内容と読み込んだファイルを削除します。計画は変わりません。</p>
        <Button look="danger" size="small">
          読み込み結果を取り消す
        </Button>
      </Form>
    </section>
  );
}

const nameless = ({ plans }: ExchangeDocument) =>
  plans.flatMap(({ title }, p) => (title.trim() === '' ? [`title${p}`] : []));

const TITLE_LABEL = '計画の名称';

/** A new plan wants a name; a document often has none. */
function titleFields(document: ExchangeDocument) {
  return nameless(document).map((name) => (
    <TextField
      name={name}
      label={TITLE_LABEL}
      hint="資料に名称がありません。例：第３期○○市地域福祉計画"
      required
      maxlength={200}
    />
  ));
}

export const titleProblems = (document: ExchangeDocument): FormProblem[] =>
  nameless(document).map((name) => formProblem(name, 'blank', TITLE_LABEL));
