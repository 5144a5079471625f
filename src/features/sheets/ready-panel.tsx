import { movesPath } from '#addresses/moves.ts';
import { entryPath } from '#addresses/sheets.ts';
import { checkCompleteness } from '#domain/sheet/completeness.ts';
import type { Form as SheetForm } from '#domain/sheet/form.ts';
import { ButtonRow } from '#http/components/button.tsx';
import { fieldId } from '#http/components/field-frame.tsx';
import { Form } from '#http/components/form.tsx';
import { formProblemsOf } from '#http/forms/read-answers.ts';
import type { EntryView } from '#records/sheet/entry-queries.ts';

/** The last step: what is still missing, or the button that submits. */
export function ReadyPanel({ view, form }: { view: EntryView; form: SheetForm }) {
  const { plan, standing, departmentId, department, stage, subject, state, answers, aside } = view;
  const part = standing.parts.find((one) => one.departmentId === departmentId && one.stage === stage)!;
  const about = {
    stage,
    filledBy: 'writer' as const,
    department,
    owners: subject.owners,
    year: standing.year,
    indicators: state.indicators,
  };
  const problems = formProblemsOf(checkCompleteness(form, about, answers));
  if (problems.length > 0 || aside.length > 0) {
    return (
      <section class="panel" role="alert" aria-labelledby="ready">
        <h2 id="ready">提出の前に、{problems.length + aside.length}か所を確かめてください</h2>
        <ul>
          {aside.length > 0 ? (
            <li>
              <a href="#aside">同時に変更された欄が{aside.length}件あります。使う文を決めてください。</a>
            </li>
          ) : null}
          {problems.map(({ field, sentence }) => (
            <li>
              <a href={`#${fieldId(field)}`}>{sentence}</a>
            </li>
          ))}
        </ul>
        <p>書いた内容は保存してあります。</p>
      </section>
    );
  }
  return (
    <section class="panel ready-panel" aria-labelledby="ready">
      <h2 id="ready">提出の確認</h2>
      <p>必要な欄はすべて書けています。提出すると、取り下げるか差し戻されるまで書き換えられません。</p>
      <Form action={movesPath(plan.id, standing.id)}>
        <input type="hidden" name="action" value="submit" />
        <input type="hidden" name="department" value={departmentId} />
        <input type="hidden" name="stage" value={stage} />
        <input type="hidden" name="version" value={String(part.version)} data-part-version />
        <input type="hidden" name="next" value={entryPath(plan.id, standing.id, { departmentId, stage })} />
        <div class="field">
          <label class="field-label" for="field-comment">
            申し送り（任意）
          </label>
          <textarea class="control" rows={2} id="field-comment" name="comment" />
        </div>
        <ButtonRow>
          <button type="submit" class="button button-filled button-medium" autofocus>
            {department}の分を提出する
          </button>
        </ButtonRow>
      </Form>
    </section>
  );
}
