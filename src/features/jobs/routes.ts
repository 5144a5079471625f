import { Hono } from 'hono';
import { jobPath } from '#addresses/jobs.ts';
import { type AppContext, actorOf, type Env } from '#http/context.ts';
import { attachment } from '#http/csv.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { permit } from '#http/permit.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { cancelJob } from '#records/job/cancel-job.ts';
import { findJob, findJobResult, type JobOwner } from '#records/job/queries.ts';
import { jobPage, jobsPage } from './job-page.tsx';

/** Everybody sees their own, and nobody another's. */
export const jobsRoutes = new Hono<Env>()
  .get('/jobs', permit(), async (c) => jobsPage(c, ownerOf(c)))
  .get('/jobs/:job', permit(), async (c) => {
    const job = await findJob(c.get('db').kysely, ownerOf(c), jobIdOf(c));
    return job ? jobPage(c, job) : c.notFound();
  })
  .get('/jobs/:job/result', permit(), answerResult)
  .post('/jobs/:job/cancellation', permit(), answerCancellation);

const jobIdOf = (c: AppContext) => c.req.param('job')!.replaceAll('\0', '');

function ownerOf(c: AppContext): JobOwner {
  const { municipality, accountId } = actorOf(c);
  // permit() lets nobody through who came by a link, and only those have no account.
  return { municipalityId: municipality.id, accountId: accountId! };
}

async function answerResult(c: AppContext) {
  const file = await findJobResult(c.get('db').kysely, ownerOf(c), jobIdOf(c));
  if (!file) return c.notFound();
  return c.body(new Uint8Array(file.bytes), 200, {
    'Content-Type': file.mediaType,
    'Content-Disposition': attachment(file.name),
  });
}

async function answerCancellation(c: AppContext) {
  const owner = ownerOf(c);
  const job = await findJob(c.get('db').kysely, owner, jobIdOf(c));
  if (!job) return c.notFound();
  const by = { actor: actorOf(c).label, now: c.get('now') };
  const isCancelled = await cancelJob(c.get('db'), owner, job.id, by);
  return isCancelled
    ? redirectWithNotice(c, jobPath(job.id), 'job-cancelled')
    : renderRefusal(c, 'job-ended');
}
