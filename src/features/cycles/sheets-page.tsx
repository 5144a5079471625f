import { cyclePath } from '#addresses/cycles.ts';
import { eraYear } from '#exchange/names.ts';
import { Button } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { Select } from '#http/components/select.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { redirectWithNotice } from '#http/notice.ts';
import { type FormProblem, formProblem } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import type { CycleScope } from '#http/scope.ts';
import { addSheet } from '#records/cycle/add-sheet.ts';
import { type Candidate, listCandidates } from '#records/cycle/opening-queries.ts';
import { takeOutSheet } from '#records/cycle/take-out-sheet.ts';
import { listUntouched } from '#records/cycle/untouched-queries.ts';
import { cycleCrumbs } from './cycle-crumbs.ts';

const LONGEST_REASON = 500;

/** Sheets that an opened year has not, or not any more. */
export const sheetsPage = (c: AppContext, scope: CycleScope) => show(c, scope);

export async function addSheetAction(c: AppContext, scope: CycleScope) {
  const { year } = scope.cycle;
  const project = String(c.get('form')?.get('project') ?? '');
  if (project === '') return show(c, scope, [formProblem('project', 'not-a-choice', '追加する事業')]);
  const answer = await addSheet(c.get('db'), scope, { year, project });
  if (!answer.ok) return renderRefusal(c, answer.refusal);
  return redirectWithNotice(c, `${cyclePath(scope.plan.id, year)}/sheets`, 'cycle-sheet-added');
}

export async function removalAction(c: AppContext, scope: CycleScope) {
  const { year } = scope.cycle;
  const text = (name: string) => String(c.get('form')?.get(name) ?? '').trim();
  const [sheet, reason] = [text('sheet'), text('reason')];
  const problems = [
    ...(sheet === '' ? [formProblem('sheet', 'not-a-choice', '外すシート')] : []),
    ...(reason === '' ? [formProblem('reason', 'cycle-reason-missing', 'シートを外すこと')] : []),
    ...(reason.length > LONGEST_REASON
      ? [formProblem('reason', 'too-long', '外す理由', LONGEST_REASON)]
      : []),
  ];
  if (problems.length > 0) return show(c, scope, problems, { sheet, reason });
  const answer = await takeOutSheet(c.get('db'), scope, { year, sheet, reason });
  if (!answer.ok) return renderRefusal(c, answer.refusal);
  return redirectWithNotice(c, `${cyclePath(scope.plan.id, year)}/sheets`, 'cycle-sheet-removed');
}

async function show(
  c: AppContext,
  { key, plan, cycle }: CycleScope,
  problems?: FormProblem[],
  typed = { sheet: '', reason: '' },
) {
  const db = c.get('db').kysely;
  const candidates = await listCandidates(db, key, plan, cycle.year);
  const missing = candidates.filter(({ sheet }) => sheet === null);
  const untouched = await listUntouched(db, key, cycle.year);
  const path = cyclePath(plan.id, cycle.year);
  return renderPage(
    c,
    {
      title: 'シートの追加と取りやめ',
      crumbs: cycleCrumbs(plan, cycle.year),
      problems,
    },
    <>
      <section>
        <h2>シートを追加する</h2>
        {missing.length === 0 ? (
          <p>すべての事業に、{eraYear(cycle.year)}のシートがあります。</p>
        ) : (
          <>
            <ul>
              {missing.map((candidate) => (
                <li>
                  {candidate.title || '（事業名なし）'}
                  <span class="muted">　{whyNot(candidate, cycle)}</span>
                </li>
              ))}
            </ul>
            <Form action={`${path}/sheets`}>
              <Select
                name="project"
                label="追加する事業"
                hint="担当課ごとの担当分も一緒に作ります。終了とした事業は、終了の印を外します。"
                choices={missing
                  .filter(({ form }) => form !== null)
                  .map(({ id, title }) => ({ value: id, label: title || '（事業名なし）' }))}
                blank="（選択してください）"
              />
              <Button look="outlined">追加する</Button>
            </Form>
          </>
        )}
      </section>
      <section>
        <h2>シートを外す</h2>
        {untouched.length === 0 ? (
          <p>外せるシートはありません。外せるのは、まだ誰も書いていないシートだけです。</p>
        ) : (
          <Form action={`${path}/removals`}>
            <Select
              name="sheet"
              label="外すシート"
              hint="まだ誰も書いていないシートだけを外せます。"
              choices={untouched.map(({ sheet, number, title }) => ({
                value: sheet,
                label: `${number} ${title || '（事業名なし）'}`.trim(),
              }))}
              value={typed.sheet}
              blank="（選択してください）"
            />
            <TextField
              name="reason"
              label="外す理由"
              hint="年度の記録に残ります。"
              value={typed.reason}
              required
            />
            <Button look="danger">シートを外す</Button>
          </Form>
        )}
      </section>
    </>,
  );
}

function whyNot({ id, ended, form }: Candidate, { leftOut }: CycleScope['cycle']): string {
  const left = leftOut.find(({ project }) => project === id);
  if (left) return `対象外（${left.reason}）`;
  if (ended) return `${eraYear(ended.year)}で終了（${ended.reason}）`;
  return form === null ? '当てはまる様式がありません' : '準備の後に加わった事業';
}
