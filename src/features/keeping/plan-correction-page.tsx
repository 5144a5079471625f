import { z } from 'zod';
import { rulesPath, scalesPath } from '#addresses/forms.ts';
import { planCorrectionPath } from '#addresses/keeping.ts';
import { planPath } from '#addresses/plans.ts';
import { readPeriod } from '#domain/plan/plan-period.ts';
import { eraYear } from '#exchange/names.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { TextArea } from '#http/components/text-area.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { type FormProblem, formProblem, readForm, rowVersion } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { correctPlan } from '#records/plan/correct-plan.ts';
import { findPlanHead } from '#records/plan/queries.ts';

const Correction = z.object({
  version: rowVersion,
  title: z.string().trim().min(1).max(200).meta({ title: '計画の名称' }),
  from: z.string().max(40).meta({ title: '初めの年度' }),
  to: z.string().max(40).meta({ title: '終わりの年度' }),
  reason: z.string().trim().min(1).max(1000).meta({ title: '直す理由' }),
});

type Refused = { problems?: FormProblem[]; isStale?: boolean };

/** The title and the period of a plan, as they stand or as they were sent. */
export async function planCorrectionPage(c: AppContext, { problems = [], isStale = false }: Refused = {}) {
  const { db, key } = planScope(c);
  // What stands there now: after a refusal it is no longer what the request began with.
  const plan = (await findPlanHead(db, key))!;
  const sent = c.get('form');
  const shown = (name: string, kept: string) => (sent ? String(sent.get(name) ?? '') : kept);
  const yearOf = (year: number | null) => (year === null ? '' : eraYear(year));
  const [from, to] = [yearOf(plan.years.from), yearOf(plan.years.to)];
  const version = isStale ? String(plan.version) : shown('version', String(plan.version));
  return renderPage(
    c,
    { title: '計画を直す', crumbs: planCrumbs(plan), problems, ...(isStale ? { status: 409 } : {}) },
    <>
      {isStale ? (
        <Banner kind="notice" title="先に別の人がこの計画を変更しています">
          <p>
            まだ保存していません。いまの内容は「{plan.title}」（{from || '年度なし'}から{to || '年度なし'}
            まで）です。下の内容でよければ、もう一度保存してください。
          </p>
        </Banner>
      ) : null}
      <p>確定版は、確定したときの名称と期間のまま変わりません。</p>
      <Form action={planCorrectionPath(plan.id)} keepsChanges>
        <input type="hidden" name="version" value={version} />
        <TextField
          name="title"
          label="計画の名称"
          value={shown('title', plan.title)}
          required
          problems={problems}
        />
        <TextField
          name="from"
          label="初めの年度"
          hint={`「${eraYear(2024)}」や「2024」のように入力します。決まっていなければ空欄にします。`}
          value={shown('from', from)}
          width="short"
          problems={problems}
        />
        <TextField name="to" label="終わりの年度" value={shown('to', to)} width="short" problems={problems} />
        <TextArea
          name="reason"
          label="直す理由"
          hint="履歴に残ります。"
          value={shown('reason', '')}
          rows={2}
          required
          problems={problems}
        />
        <ButtonRow>
          <Button>保存する</Button>
        </ButtonRow>
      </Form>
      <p>
        評価の記号と名前は<a href={scalesPath(plan.id)}>評価区分</a>で、段階は
        <a href={rulesPath(plan.id)}>進め方</a>で直します。
      </p>
    </>,
  );
}

/** POST …/correction */
export async function planCorrection(c: AppContext) {
  const scope = planScope(c);
  const form = readForm(c, Correction);
  if (!form.ok) return planCorrectionPage(c, form);
  const { from, to, ...correction } = form.value;
  const reading = readPeriod({ from, to });
  if (!reading.ok) {
    const problems = reading.problems.map(({ field, code }) =>
      formProblem(field, code, Correction.shape[field].meta()?.title),
    );
    return planCorrectionPage(c, { problems });
  }
  const outcome = await correctPlan(c.get('db'), scope, { ...correction, years: reading.period });
  if (outcome.ok)
    return redirectWithNotice(
      c,
      planPath(scope.plan.id),
      outcome.value.isChanged ? 'plan-corrected' : 'plan-unchanged',
    );
  return outcome.refusal === 'stale'
    ? planCorrectionPage(c, { isStale: true })
    : renderRefusal(c, outcome.refusal);
}
