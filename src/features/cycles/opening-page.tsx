import { randomUUID } from 'node:crypto';
import { cyclePath, cyclesPath } from '#addresses/cycles.ts';
import { readWesternYear } from '#domain/calendar/fiscal-year.ts';
import { planOpening } from '#domain/cycle/plan-opening.ts';
import { datedStages, usualDates } from '#domain/cycle/usual-dates.ts';
import { eraYear } from '#exchange/names.ts';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope } from '#http/open-scope.ts';
import type { FormProblem } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { openCycle } from '#records/cycle/open-cycle.ts';
import { previewOf } from '#records/cycle/opening-preview.ts';
import { listCandidates } from '#records/cycle/opening-queries.ts';
import { findCycle } from '#records/cycle/queries.ts';
import { listDepartments, listHolders } from '#records/people/queries.ts';
import { cycleCrumbs } from './cycle-crumbs.ts';
import { DatesFields } from './dates-fields.tsx';
import { OpeningFigures, OpeningWarnings } from './opening-figures.tsx';
import { OpeningTable } from './opening-table.tsx';
import { datesInputsOf } from './read-dates.ts';
import { type OpeningInputs, readOpening } from './read-opening.ts';

/** What opening a year would make, before anything is made. */
export async function openingPage(c: AppContext) {
  const { key, plan } = planScope(c);
  const year = readWesternYear(c.req.query('year'));
  if (year === null) return c.redirect(cyclesPath(plan.id), 303);
  const opened = await findCycle(c.get('db').kysely, key, year);
  return opened ? c.redirect(cyclePath(plan.id, year), 303) : showOpening(c, year);
}

/** Opens the year as it was shown. */
export async function openingAction(c: AppContext) {
  const db = c.get('db');
  const { key, plan, switches } = planScope(c);
  const year = readWesternYear(c.get('form')?.get('year'));
  if (year === null) return c.notFound();
  const candidates = await listCandidates(db.kysely, key, plan, year);
  const sent = readOpening(c.get('form'), year, datedStages(switches), candidates);
  const rows = planOpening(year, candidates, sent.value);
  const isComplete = rows.every((row) => row.kind !== 'made' || row.project.form !== null);
  if (sent.problems.length > 0 || !isComplete) return showOpening(c, year, sent);
  const answer = await openCycle(db, planScope(c), sent.value);
  if (!answer.ok) return renderRefusal(c, answer.refusal);
  return redirectWithNotice(c, cyclePath(plan.id, year), 'cycle-opened');
}

type Sent = { inputs: OpeningInputs; problems: FormProblem[] };

async function showOpening(c: AppContext, year: number, sent?: Sent) {
  const { db, key, plan, switches, today } = planScope(c);
  const candidates = await listCandidates(db, key, plan, year);
  const inputs = sent?.inputs ?? {
    dates: datesInputsOf({ stages: usualDates(year, switches, today), exceptions: [] }),
    leftOut: new Map(),
    kept: new Set<string>(),
    focus: new Set<string>(),
    planVersion: plan.version,
    token: randomUUID(),
  };
  const leftOut = [...inputs.leftOut].map(([project, reason]) => ({ project, reason }));
  const rows = planOpening(year, candidates, { leftOut, kept: [...inputs.kept] });
  const holders = await listHolders(db, key.municipalityId, {}, today);
  const departments = await listDepartments(db, key.municipalityId, { openOn: today });
  const preview = previewOf(rows, holders, switches);
  const title = `${eraYear(year)}の準備`;
  const crumbs = cycleCrumbs(plan);
  return renderPage(
    c,
    { title, crumbs, width: 'wide', problems: sent?.problems, status: sent ? 422 : 200 },
    <>
      <p class="lead">
        このページの内容で、{eraYear(year)}のシートを作ります。「準備する」を押すまで、何も作りません。
      </p>
      <OpeningFigures preview={preview} />
      <OpeningWarnings plan={plan.id} preview={preview} />
      <Form action={cyclesPath(plan.id)} keepsChanges>
        <input type="hidden" name="year" value={String(year)} />
        <input type="hidden" name="planVersion" value={String(inputs.planVersion)} />
        <input type="hidden" name="token" value={inputs.token} />
        <h2>日程</h2>
        <p class="muted">よくある日程を入れてあります。準備ができた後でも、年度の画面から変えられます。</p>
        <DatesFields stages={datedStages(switches)} inputs={inputs.dates} departments={departments} />
        <OpeningTable rows={rows} inputs={inputs} />
        {preview.sheets > 0 && preview.withoutForm.length === 0 ? (
          <p>
            準備しただけでは、担当課には何も送りません。受付を始めるときに、送る相手と文面を確かめられます。
          </p>
        ) : null}
        <ButtonRow>
          <Button>この内容で準備する</Button>
          <LinkButton href={cyclesPath(plan.id)} look="text">
            やめる
          </LinkButton>
        </ButtonRow>
      </Form>
    </>,
  );
}
