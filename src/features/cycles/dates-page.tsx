import { cyclePath } from '#addresses/cycles.ts';
import { datedStages } from '#domain/cycle/usual-dates.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { redirectWithNotice } from '#http/notice.ts';
import type { FormProblem } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import type { CycleScope } from '#http/scope.ts';
import { changeDates } from '#records/cycle/change-dates.ts';
import { listWork } from '#records/cycle/work-queries.ts';
import { listDepartments } from '#records/people/queries.ts';
import { cycleCrumbs } from './cycle-crumbs.ts';
import { DatesFields } from './dates-fields.tsx';
import { type DatesInputs, datesInputsOf, readDates } from './read-dates.ts';

/** The days of an opened year, the departments with days of their own, and the focus projects. */
export async function datesPage(c: AppContext, scope: CycleScope) {
  return show(c, scope, datesInputsOf(scope.cycle), scope.cycle.focus);
}

export async function datesAction(c: AppContext, scope: CycleScope) {
  const form = c.get('form');
  const { inputs, problems, value } = readDates(form, datedStages(scope.switches));
  const ticked = new Set((form?.getAll('focus') ?? []).map(String));
  const projects = new Set((await worksOf(c, scope)).map(({ project }) => project));
  const focus = [...projects].filter((project) => ticked.has(project));
  if (problems.length > 0) return show(c, scope, inputs, focus, problems);
  const { year } = scope.cycle;
  const change = { ...value, year, focus, version: Number(form?.get('version')) };
  const answer = await changeDates(c.get('db'), scope, change);
  if (!answer.ok) return renderRefusal(c, answer.refusal);
  return redirectWithNotice(c, cyclePath(scope.plan.id, year), 'cycle-dates-changed');
}

const worksOf = (c: AppContext, { key, cycle }: CycleScope) => listWork(c.get('db').kysely, key, cycle.year);

async function show(
  c: AppContext,
  scope: CycleScope,
  inputs: DatesInputs,
  focus: readonly string[],
  problems?: FormProblem[],
) {
  const { plan, cycle, switches, today } = scope;
  const path = cyclePath(plan.id, cycle.year);
  const departments = await listDepartments(c.get('db').kysely, scope.key.municipalityId, {
    openOn: today,
  });
  const projects = new Map((await worksOf(c, scope)).map((item) => [item.project, item]));
  return renderPage(
    c,
    {
      title: '日程と重点',
      crumbs: cycleCrumbs(plan, cycle.year),
      problems,
    },
    <>
      {cycle.state === 'preparing' ? null : (
        <Banner kind="notice" title="受付が始まっています。">
          <p>締切日を変えても、自動ではお知らせしません。必要な課には、年度の画面から知らせてください。</p>
        </Banner>
      )}
      <Form action={`${path}/dates`} keepsChanges>
        <input type="hidden" name="version" value={String(cycle.version)} />
        <h2>日程</h2>
        <DatesFields stages={datedStages(switches)} inputs={inputs} departments={departments} />
        <fieldset class="focus-list">
          <legend>重点として評価する事業（重点的評価施策）</legend>
          {[...projects.values()].map(({ project, number, title }) => (
            <label>
              <input type="checkbox" name="focus" value={project} checked={focus.includes(project)} />
              {number} {title || '（事業名なし）'}
            </label>
          ))}
        </fieldset>
        <ButtonRow>
          <Button>変更する</Button>
          <LinkButton href={path} look="text">
            やめる
          </LinkButton>
        </ButtonRow>
      </Form>
    </>,
  );
}
