import { cyclePath } from '#addresses/cycles.ts';
import { datedStages } from '#domain/cycle/usual-dates.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { Form } from '#http/components/form.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { redirectWithNotice } from '#http/notice.ts';
import type { FormProblem } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { planKeyOf } from '#http/request-key.ts';
import { changeDates } from '#records/cycle/change-dates.ts';
import { listWork } from '#records/cycle/work-queries.ts';
import { listDepartments } from '#records/people/queries.ts';
import { cycleCrumbs } from './cycle-crumbs.ts';
import { DatesFields } from './dates-fields.tsx';
import { type FoundYear, findYear } from './find-board.ts';
import { type DatesInputs, datesInputsOf, readDates } from './read-dates.ts';

/** The days of an opened year, the departments with days of their own, and the focus projects. */
export async function datesPage(c: AppContext) {
  const found = await findYear(c);
  if (!found) return c.notFound();
  return show(c, found, datesInputsOf(found.cycle), found.cycle.focus);
}

export async function datesAction(c: AppContext) {
  const found = await findYear(c);
  if (!found) return c.notFound();
  const form = c.get('form');
  const { inputs, problems, value } = readDates(form, datedStages(found.on));
  const ticked = new Set((form?.getAll('focus') ?? []).map(String));
  const projects = new Set((await worksOf(c, found)).map(({ project }) => project));
  const focus = [...projects].filter((project) => ticked.has(project));
  if (problems.length > 0) return show(c, found, inputs, focus, problems);
  const { year } = found.cycle;
  const change = { ...value, year, focus, version: Number(form?.get('version')) };
  const answer = await changeDates(c.get('db'), planKeyOf(c), actorOf(c).label, change);
  if (!answer.ok) return renderRefusal(c, answer.refusal);
  return redirectWithNotice(c, cyclePath(found.plan.id, year), 'cycle-dates-changed');
}

const worksOf = (c: AppContext, { cycle }: FoundYear) =>
  listWork(c.get('db').kysely, planKeyOf(c), cycle.year);

async function show(
  c: AppContext,
  found: FoundYear,
  inputs: DatesInputs,
  focus: readonly string[],
  problems?: FormProblem[],
) {
  const { plan, cycle, on, today } = found;
  const path = cyclePath(plan.id, cycle.year);
  const departments = await listDepartments(c.get('db').kysely, planKeyOf(c).municipalityId, {
    openOn: today,
  });
  const projects = new Map((await worksOf(c, found)).map((item) => [item.project, item]));
  return renderPage(
    c,
    {
      title: '日程と重点',
      crumbs: cycleCrumbs(plan, cycle.year),
      status: problems ? 422 : 200,
    },
    <>
      <ErrorSummary problems={problems} />
      {cycle.state === 'preparing' ? null : (
        <Banner kind="notice" title="受付が始まっています。">
          <p>締切日を変えても、自動ではお知らせしません。必要な課には、年度の画面から知らせてください。</p>
        </Banner>
      )}
      <Form action={`${path}/dates`} keepsChanges>
        <input type="hidden" name="version" value={String(cycle.version)} />
        <h2>日程</h2>
        <DatesFields
          stages={datedStages(on)}
          inputs={inputs}
          departments={departments.map(({ name }) => name)}
          problems={problems}
        />
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
