import { workbooksPath } from '#addresses/workbooks.ts';
import { writingStage } from '#domain/cycle/deadline.ts';
import { departmentIdsOf, hasRole } from '#domain/people/actor.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { FileField } from '#http/components/file-field.tsx';
import { Form } from '#http/components/form.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { listRunningCycles } from '#records/cycle/queries.ts';
import { listWork } from '#records/cycle/work-queries.ts';
import { listReturned, listSent } from '#records/workbook/queries.ts';
import { departmentLines } from './department-lines.ts';
import { ReturnedTable, YearSection } from './year-section.tsx';

/** What was just sent: why files were not taken, and problems of a form. */
/** `isLate`: of what was refused, some is of a year that is sealed. */
export type Shown = { refused?: string[]; isLate?: boolean; problems?: FormProblem[]; note?: string };

/** The workbooks of the years in which departments write: to be handed out, and what came back. */
export async function workbooksPage(
  c: AppContext,
  { refused = [], isLate = false, problems, note = '' }: Shown = {},
) {
  const { db, key, plan } = planScope(c);
  const actor = actorOf(c);
  const isOffice = hasRole(actor, 'secretariat');
  const own = isOffice ? null : departmentIdsOf(actor, 'writer');
  const running = (await listRunningCycles(db, key.municipalityId)).filter((one) => one.plan.id === plan.id);
  const years = [];
  for (const { cycle } of running) {
    const stage = writingStage(cycle.state);
    if (stage === null) continue;
    const work = await listWork(db, key, cycle.year, { stage, ...(own ? { departmentIds: own } : {}) });
    const isSeen = ({ departmentId }: { departmentId: string }) => own === null || own.includes(departmentId);
    const sent = (await listSent(db, key, cycle.year)).filter(isSeen);
    const returned = (await listReturned(db, key, cycle.year)).filter(isSeen);
    years.push({ cycle, stage, lines: departmentLines(work, sent, returned, stage), returned });
  }
  const status = isLate ? 409 : refused.length > 0 ? 422 : undefined;
  return renderPage(
    c,
    { title: 'Excelで記入', crumbs: planCrumbs(plan), problems, status, width: 'wide' },
    <>
      {refused.length > 0 ? (
        <Banner kind="error" title={`受け取れなかったファイルが${refused.length}件あります`}>
          <ul>
            {refused.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      <p class="lead">
        {isOffice
          ? '課ごとの記入用ブック（.xlsx）を作り、メールやUSBメモリーで渡します。戻ってきたブックは、内容を欄ごとに見比べてからシートに反映します。'
          : '記入用ブック（.xlsx）を作り、Excelで記入します。記入したブックは、ここで内容を欄ごとに見比べてからシートに反映します。'}
      </p>
      {years.length === 0 ? (
        <EmptyState title="いま記入の期間になっている年度はありません。" />
      ) : (
        <>
          <section>
            <h2>{isOffice ? '戻ってきたブック' : '記入したブック'}を取り込む</h2>
            <Form action={workbooksPath(plan.id)} upload class="panel stack">
              <FileField
                name="files"
                label={isOffice ? '戻ってきたブック' : '記入したブック'}
                hint="いくつでも一度に選べます。まとめた .zip もそのまま取り込めます。"
                accept=".xlsx,.zip"
                multiple
                required
              />
              <Button>取り込む</Button>
            </Form>
            <ReturnedTable plan={plan.id} returned={years.flatMap(({ returned }) => returned)} />
          </section>
          {years.map(({ cycle, stage, lines }) => (
            <YearSection
              plan={plan.id}
              cycle={cycle}
              stage={stage}
              lines={lines}
              isOffice={isOffice}
              note={note}
            />
          ))}
        </>
      )}
    </>,
  );
}
