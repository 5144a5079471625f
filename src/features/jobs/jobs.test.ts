import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { jobPath, jobResultPath } from '#addresses/jobs.ts';
import { cancelJob } from '#records/job/cancel-job.ts';
import type { JobRunner } from '#records/job/job-runner.ts';
import { MOST_OPEN, queueJob } from '#records/job/queue-job.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { MOST_ATTEMPTS } from './run-job.ts';
import { type Jobs, startJobs } from './start-jobs.ts';

const db = await testDatabase();
const clock = () => new Date('2026-11-21T03:00:00Z');
const app = testApplication(db, clock);
const bytes = new TextEncoder().encode('できた');
const file: JobRunner = async () => ({
  ok: true,
  file: { name: '冊子.txt', mediaType: 'text/plain', bytes },
});
const never: JobRunner = () => {
  throw new Error('must not run');
};

let town: Awaited<ReturnType<typeof makeMunicipality>>;
let own: Browser;
let other: Browser;
let accountId: string;
let jobs: Jobs | null = null;

beforeAll(async () => {
  town = await makeMunicipality(db, { roles: ['secretariat', 'viewer'] });
  own = await new Browser(app).signIn(town.signIn('secretariat'));
  other = await new Browser(app).signIn(town.signIn('viewer'));
  const account = await db.kysely
    .selectFrom('account')
    .select('id')
    .where('sign_in', '=', town.signIn('secretariat'))
    .executeTakeFirstOrThrow();
  accountId = account.id;
});

afterEach(async () => {
  await jobs?.stop();
  jobs = null;
});

const queue = async (input: object = {}) => {
  const id = await queueJob(db, {
    ...{
      municipalityId: town.id,
      planId: null,
      accountId,
      actor: '地域福祉課 担当',
      kind: 'export' as const,
    },
    ...{ label: '冊子（PDF）', input, now: clock() },
  });
  return id!;
};
const run = async (runner: JobRunner) => {
  jobs = await startJobs(db, { export: runner, import: never }, clock);
};
const rowOf = (id: string) =>
  db.kysely.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const ended = (id: string, state: string) =>
  vi.waitFor(async () => expect((await rowOf(id)).state).toBe(state), { timeout: 15_000, interval: 100 });

describe('long work', () => {
  it('is done, and handed to whoever asked for it and to nobody else', async () => {
    const id = await queue();
    expect(await (await own.get(jobPath(id))).text()).toContain('順番を待っています');
    expect((await own.get(jobResultPath(id))).status).toBe(404);
    await run(file);
    await ended(id, 'done');
    const answer = await own.get(jobResultPath(id));
    expect(await answer.text()).toBe('できた');
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('冊子.txt'));
    expect(await (await own.get('/jobs')).text()).toContain('冊子.txtを受け取る');
    for (const path of [jobPath(id), jobResultPath(id)]) expect((await other.get(path)).status).toBe(404);
    expect(await (await other.get('/jobs')).text()).not.toContain('冊子');
  });

  it('says what is to be said of its result', async () => {
    const id = await queue();
    const notes = ['一つめ。', '二つめ。'];
    await run(async () => ({
      ok: true,
      file: { name: '冊子.pdf', mediaType: 'application/pdf', bytes, notes },
    }));
    await ended(id, 'done');
    const page = await (await own.get(jobPath(id))).text();
    for (const note of notes) expect(page).toContain(`<p>${note}</p>`);
  });

  it('says how far it is, and is ended by whoever asked for it', async () => {
    const id = await queue();
    let isEnded = false;
    await run(async (_db, _job, { tell, signal }) => {
      tell(3, 12);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      isEnded = true;
      return { ok: true, path: '/' };
    });
    await vi.waitFor(
      async () => expect(await (await own.get(jobPath(id))).text()).toContain('12のうち3まで'),
      {
        timeout: 15_000,
        interval: 200,
      },
    );
    const answer = await own.post(`${jobPath(id)}/cancellation`, {});
    expect(answer.status).toBe(303);
    await vi.waitFor(() => expect(isEnded).toBe(true), { timeout: 15_000 });
    await jobs?.stop();
    expect(await rowOf(id)).toMatchObject({ state: 'cancelled', result: null, result_path: null });
    expect((await own.post(`${jobPath(id)}/cancellation`, {})).status).toBe(409);
    expect((await other.post(`${jobPath(id)}/cancellation`, {})).status).toBe(404);
  });

  it('is ended by nobody else, neither at the door nor by the write itself', async () => {
    const id = await queue();
    const before = await rowOf(id);
    expect((await other.post(`${jobPath(id)}/cancellation`, {})).status).toBe(404);
    const { id: otherId } = await db.kysely
      .selectFrom('account')
      .select('id')
      .where('sign_in', '=', town.signIn('viewer'))
      .executeTakeFirstOrThrow();
    const elsewhere = await makeMunicipality(db, { roles: [] });
    const by = { actor: 'だれか', now: clock() };
    for (const owner of [
      { municipalityId: town.id, accountId: otherId },
      { municipalityId: elsewhere.id, accountId },
    ])
      expect(await cancelJob(db, owner, id, by)).toBe(false);
    expect(await rowOf(id)).toEqual(before);
    const events = await db.kysely.selectFrom('event').select('kind').where('subject_id', '=', id).execute();
    expect(events).toEqual([{ kind: 'job-queued' }]);
    expect((await own.post(`${jobPath(id)}/cancellation`, {})).status).toBe(303);
  });

  it('goes on after the process that ran it has ended', async () => {
    const id = await queue();
    const silent = { state: 'running' as const, attempts: 1, beat_at: '2026-11-21T02:00:00Z' };
    await db.kysely.updateTable('job').set(silent).where('id', '=', id).execute();
    await run(file);
    await ended(id, 'done');
    expect((await rowOf(id)).attempts).toBe(2);
  });

  it('is found again where the queue itself was lost', async () => {
    const id = await queue();
    await sql`DELETE FROM pgboss.job`.execute(db.kysely);
    await run(file);
    await ended(id, 'done');
  });

  it('is given up when it has ended its process too often', async () => {
    const id = await queue();
    await db.kysely.updateTable('job').set({ attempts: MOST_ATTEMPTS }).where('id', '=', id).execute();
    await run(never);
    await ended(id, 'failed');
    expect(await (await own.get(jobPath(id))).text()).toContain('サーバーが何度か止まった');
  });

  it('fails with a sentence, and logs the bug', async () => {
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const id = await queue();
    await run(async () => {
      throw new Error('a bug of ours');
    });
    await ended(id, 'failed');
    const page = await (await own.get(jobPath(id))).text();
    expect(page).toContain('あゆみの内部で問題が起きました');
    expect(page).not.toContain('a bug of ours');
    expect(log.mock.calls.join()).toContain('a bug of ours');
    log.mockRestore();
  });

  it('of one account waits only so much at a time', async () => {
    const ids = [];
    for (let at = 0; at < MOST_OPEN; at += 1) ids.push(await queue());
    expect(await queue()).toBeNull();
    expect((await own.post(`${jobPath(ids[0]!)}/cancellation`, {})).status).toBe(303);
    expect(await queue()).not.toBeNull();
    const open = db.kysely.deleteFrom('job').where('state', '=', 'waiting');
    await open.where('municipality_id', '=', town.id).execute();
  });

  it('is told what was asked, with what was sent', async () => {
    const seen: unknown[] = [];
    const id = await queueJob(db, {
      ...{ municipalityId: town.id, planId: null, accountId, actor: 'だれか', kind: 'export' as const },
      ...{ label: '表', input: { what: 'summary' }, material: bytes, now: clock() },
    }).then((queued) => queued!);
    await run(async (_db, { input, material, municipalityId }) => {
      seen.push(input, new TextDecoder().decode(material!), municipalityId);
      return { ok: true, path: '/plans' };
    });
    await ended(id, 'done');
    expect(seen).toEqual([{ what: 'summary' }, 'できた', town.id]);
    const left = await db.kysely.selectFrom('job_material').selectAll().where('job_id', '=', id).execute();
    expect(left).toEqual([]);
    expect(await (await own.get(jobPath(id))).text()).toContain('href="/plans"');
  });
});
