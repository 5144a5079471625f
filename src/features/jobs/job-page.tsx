import { jobCancellationPath, jobPath, jobResultPath, jobsPath } from '#addresses/jobs.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Form } from '#http/components/form.tsx';
import { Table } from '#http/components/table.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { jobStates } from '#messages/jobs.ja.ts';
import { type JobHead, type JobOwner, listJobs } from '#records/job/queries.ts';

const home = { href: '/', label: 'ホーム' };

const stateOf = ({ kind, state }: JobHead) => jobStates[kind][state];
const isOpen = ({ state }: JobHead) => state === 'waiting' || state === 'running';

/** How far one job is; looked at again by itself where the browser runs scripts, and by a button where it does not. */
export function jobPage(c: AppContext, job: JobHead) {
  return renderPage(
    c,
    {
      title: job.label,
      crumbs: [home, { href: jobsPath, label: '作成・読み込みの状況' }],
      scripts: isOpen(job) ? ['job.js'] : [],
    },
    <div class="stack" id="job" {...(isOpen(job) ? { 'data-watch': jobPath(job.id) } : {})}>
      {isOpen(job) ? <Progress job={job} /> : <Ended job={job} />}
    </div>,
  );
}

function Progress({ job }: { job: JobHead }) {
  const share = job.total > 0 ? Math.min(1, job.done / job.total) : null;
  return (
    <>
      <p class="lead" role="status">
        {stateOf(job)}
        {share === null ? null : `（${job.total}のうち${job.done}まで）`}
      </p>
      <progress class="progress" max={1} aria-label={job.label} {...(share === null ? {} : { value: share })}>
        {share === null ? '' : `${Math.round(share * 100)}%`}
      </progress>
      <p>この画面を閉じても作業は続きます。結果は「作成・読み込みの状況」から見られます。</p>
      <ButtonRow>
        <LinkButton href={jobPath(job.id)} look="outlined">
          最新の状況を見る
        </LinkButton>
        <Form action={jobCancellationPath(job.id)}>
          <Button look="danger">作業をやめる</Button>
        </Form>
      </ButtonRow>
    </>
  );
}

function Ended({ job }: { job: JobHead }) {
  if (job.state === 'failed')
    return (
      <Banner kind="error" title={stateOf(job)}>
        <p>{job.failure}</p>
      </Banner>
    );
  if (job.state !== 'done') return <p class="lead">{stateOf(job)}。必要なときは、もう一度始めてください。</p>;
  return (
    <>
      <p class="lead">
        {stateOf(job)}
        {job.keptUntil === null || job.resultPath !== null
          ? ''
          : `。${formatMoment(job.keptUntil)}まで受け取れます。`}
      </p>
      {job.note === null ? null : (
        <Banner kind="warning" title="お知らせがあります">
          {job.note.split('\n').map((note) => (
            <p>{note}</p>
          ))}
        </Banner>
      )}
      <ButtonRow>{resultLink(job, 'filled')}</ButtonRow>
    </>
  );
}

const resultLink = (job: JobHead, look: 'filled' | 'outlined') =>
  job.resultPath === null ? (
    <LinkButton href={jobResultPath(job.id)} look={look} download>
      {job.resultName ?? ''}を受け取る
    </LinkButton>
  ) : (
    <LinkButton href={job.resultPath} look={look}>
      結果を見る
    </LinkButton>
  );

/** What this person had made in the last week. */
export async function jobsPage(c: AppContext, owner: JobOwner) {
  const jobs = await listJobs(c.get('db').kysely, owner);
  return renderPage(
    c,
    { title: '作成・読み込みの状況', crumbs: [home] },
    <>
      <p class="lead">
        時間のかかる資料の作成と、ファイルの読み込みの状況です。できあがったファイルは1週間、ここから受け取れます。
      </p>
      {jobs.length === 0 ? (
        <EmptyState title="この1週間に始めた作業はありません。" />
      ) : (
        <Table<JobHead>
          caption="作成・読み込みの一覧"
          isCaptionHidden
          rows={jobs}
          columns={[
            { header: '作業', isRowHeader: true, cell: (job) => <a href={jobPath(job.id)}>{job.label}</a> },
            { header: '状況', cell: stateOf },
            { header: '始めた日時', cell: ({ madeAt }) => formatMoment(madeAt) },
            {
              header: '結果',
              cell: (job) => (job.state === 'done' ? resultLink(job, 'outlined') : null),
            },
          ]}
        />
      )}
    </>,
  );
}
