import { exportsPath, queuedExportPath } from '#addresses/exports.ts';
import { jobPath } from '#addresses/jobs.ts';
import type { ExportAsked } from '#domain/publication/export-request.ts';
import { eraYear } from '#exchange/names.ts';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope } from '#http/open-scope.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { readerOf } from '#http/request-key.ts';
import { formatNames, whatNames } from '#messages/exports.ja.ts';
import { queueJob } from '#records/job/queue-job.ts';
import type { Loaded } from './load-material.ts';
import type { QueuedExport } from './run-export.ts';

/** More sheets than these take longer than a person waits at a page. */
const MOST_AT_ONCE = 200;
const HAS_SHEETS: ReadonlySet<ExportAsked['what']> = new Set(['book', 'sheets', 'pack']);

/** How many sheets are to be drawn, where they are too many to wait for; 0 where the answer can be given at once. */
export function sheetsToQueue({ material, request }: Loaded): number {
  if (!HAS_SHEETS.has(request.what) || request.sheet !== null) return 0;
  const count = material.plan.sheets.filter(
    ({ year }) => request.year === null || year === request.year,
  ).length;
  return count > MOST_AT_ONCE ? count : 0;
}

const labelOf = ({ what, format, year }: ExportAsked) =>
  `${whatNames[what]}${year === null ? '' : ` ${eraYear(year)}`}（${formatNames[format]}）`;

/** Asks before a long work is begun: an address that is merely opened begins nothing. */
export function largeExportPage(c: AppContext, request: ExportAsked, sheets: number) {
  const { planId } = planScope(c).key;
  const { departmentId: department, ...others } = request;
  const asked = {
    ...others,
    department,
    paper: request.paper ? `${request.paper.size}-${request.paper.orientation}` : null,
  };
  return renderPage(
    c,
    { title: labelOf(request), crumbs: [{ href: exportsPath(planId), label: '出力' }] },
    <>
      <p class="lead">
        シートが{sheets}
        枚あり、作成に少し時間がかかります。作成を始めると、ほかの画面で作業を続けながら、できあがりを待てます。
      </p>
      <Form action={queuedExportPath(planId)}>
        {Object.entries(asked).map(([name, value]) =>
          value === null ? null : <input type="hidden" name={name} value={String(value)} />,
        )}
        <ButtonRow>
          <Button>作成を始める</Button>
          <LinkButton href={exportsPath(planId)} look="text">
            出力の画面に戻る
          </LinkButton>
        </ButtonRow>
      </Form>
    </>,
  );
}

/** Queues what was asked for, and leads to where it can be watched. */
export async function queueExport(c: AppContext, request: ExportAsked) {
  const { municipality, accountId, label: actor } = actorOf(c);
  const { asker } = readerOf(c);
  const id = await queueJob(c.get('db'), {
    municipalityId: municipality.id,
    planId: planScope(c).key.planId,
    accountId,
    actor,
    kind: 'export',
    label: labelOf(request),
    input: { request, asker } satisfies QueuedExport,
    now: c.get('now'),
  });
  return id === null ? renderRefusal(c, 'jobs-too-many') : redirectWithNotice(c, jobPath(id), 'job-queued');
}
