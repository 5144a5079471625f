import { formPath, formsPath } from '#addresses/forms.ts';
import { sheetPath } from '#addresses/plans.ts';
import type { Form } from '#domain/sheet/form.ts';
import { eraYear } from '#exchange/names.ts';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Form as PostForm } from '#http/components/form.tsx';
import { Table } from '#http/components/table.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import type { FormProblem } from '#http/read-form.ts';
import type { Impact } from '#records/form/impact-queries.ts';
import type { PlanHead } from '#records/plan/queries.ts';

type ImpactProps = { plan: PlanHead; form: Form; impact: Impact; problems: FormProblem[] };

/** What a change of the form touches, and whether the sheets of the open year go over to it. Nothing is saved yet. */
export function renderImpact(c: AppContext, { plan, form, impact, problems }: ImpactProps) {
  const path = formPath(plan.id, form.id);
  const { movable, displaced } = impact;
  return renderPage(
    c,
    {
      title: '変更の影響を確かめる',
      crumbs: [
        ...planCrumbs(plan),
        { href: formsPath(plan.id), label: '様式' },
        { href: path, label: form.name },
      ],
      problems,
    },
    <>
      <p class="lead">
        この様式で記入中のシートがあります。新しい版に切り替えるかどうかを選んでください。まだ保存していません。
      </p>
      <ul>
        {movable.map(({ year, sheets }) => (
          <li>
            {eraYear(year)}：{sheets}枚
          </li>
        ))}
      </ul>
      <p class="muted">確定した年度のシートと、最終評価まで済んだシートは、元の版のまま変わりません。</p>
      {displaced.length === 0 ? (
        <p>切り替えても、記入済みの内容で表示されなくなるものはありません。</p>
      ) : (
        <>
          <h2>切り替えると表示されなくなる記入（{displaced.length}件）</h2>
          <p>内容は消えずに残り、欄を元に戻せばまた表示されます。</p>
          <Table
            caption="切り替えると表示されなくなる記入"
            isCaptionHidden
            dense
            rows={displaced.slice(0, MOST_SHOWN)}
            columns={[
              { header: '年度', cell: ({ year }) => eraYear(year) },
              {
                header: '事業',
                isRowHeader: true,
                cell: ({ sheet, project }) => <a href={sheetPath(plan.id, sheet)}>{project}</a>,
              },
              {
                header: '欄',
                cell: ({ label, department }) => (department ? `${label}【${department}】` : label),
              },
              { header: '記入', width: 'wide', cell: ({ text }) => <span class="as-written">{text}</span> },
            ]}
          />
          {displaced.length > MOST_SHOWN ? <p>ほか{displaced.length - MOST_SHOWN}件</p> : null}
        </>
      )}
      <PostForm action={`${path}/versions`}>
        <input type="hidden" name="draft" value={JSON.stringify(form)} />
        <fieldset class="field" id="field-sheets" tabindex={-1}>
          <legend>記入中のシート</legend>
          <label class="choice">
            <input type="radio" name="sheets" value="move" />
            <span>新しい版に切り替える</span>
          </label>
          <label class="choice">
            <input type="radio" name="sheets" value="stay" />
            <span>今の版のまま続ける（次の年度から新しい版を使う）</span>
          </label>
        </fieldset>
        <ButtonRow>
          <Button>この内容で保存する</Button>
          <LinkButton href={path} look="text">
            保存せずに様式に戻る
          </LinkButton>
        </ButtonRow>
      </PostForm>
    </>,
  );
}

const MOST_SHOWN = 100;
