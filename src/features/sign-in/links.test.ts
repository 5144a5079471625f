import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { AppConfig } from '#config';
import { inTransaction } from '#db/transaction.ts';
import { Browser, makeMunicipality, TEST_ORIGIN, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf, storeNamed } from '../../../test/kit/departments.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const HOUR = 60 * 60 * 1000;
const WITH_MAIL: Partial<AppConfig> = {
  origin: TEST_ORIGIN,
  mail: { url: 'smtp://localhost:25', from: 'fukushi@example.lg.jp', quietHours: null },
};

async function office(config: Partial<AppConfig> = {}, isSample = false) {
  let now = new Date('2026-03-31T08:00:00Z');
  const app = testApplication(db, () => now, config);
  const municipality = await makeMunicipality(db, {
    roles: ['secretariat', 'committee', 'writer'],
    isSample,
  });
  const secretariat = await new Browser(app).signIn(municipality.signIn('secretariat'));
  const planId = await inTransaction(db, (tx) =>
    storeNamed(tx, municipality.id, smallPlan(), { actor: '試し' }),
  );
  await openYear(municipality.id, planId, 'collecting');
  const meetingId = randomUUID();
  for (const id of [meetingId, 'another'])
    await db.kysely
      .insertInto('meeting')
      .values({
        municipality_id: municipality.id,
        plan_id: planId,
        id,
        year: 2023,
        kind: 'committee',
        title: '第1回推進委員会',
        held_on: '2026-04-20',
        place: '',
        minutes: '',
        attendance: '[]',
      })
      .execute();
  const { person_id: personId } = await db.kysely
    .selectFrom('account')
    .select('person_id')
    .where('sign_in', '=', municipality.signIn('committee'))
    .executeTakeFirstOrThrow();
  const later = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  const forSheet = { kind: 'sheet', plan: planId, sheet: 's-1', department: idOf('長寿課'), hours: '72' };
  const forMeeting = { kind: 'meeting', plan: planId, meeting: meetingId, person: personId, hours: '24' };
  return { app, municipality, secretariat, planId, meetingId, personId, later, forSheet, forMeeting };
}

/** The year of s-1, open or sealed, with the parts of its owners. */
async function openYear(municipality_id: string, plan_id: string, state: 'collecting' | 'sealed') {
  const empty = { exceptions: '[]', focus: '[]', left_out: '[]' };
  await db.kysely
    .insertInto('cycle')
    .values({ municipality_id, plan_id, year: 2023, state, stages: '{}', ...empty })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'plan_id', 'year']).doUpdateSet({ state }))
    .execute();
  for (const [position, department] of ['長寿課', '社協'].entries())
    await db.kysely
      .insertInto('part')
      .values({
        municipality_id,
        plan_id,
        sheet_id: 's-1',
        stage: 'collecting',
        department_id: idOf(department),
        position,
        state: 'draft',
        fields: '{}',
        saved_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

const linkIn = (text: string) => text.match(/http:\/\/localhost(\/links\/[\w-]{43})/)![1]!;

describe('making a one-time link', () => {
  it('begins from a sheet or a meeting, and knows the departments and the members', async () => {
    const { secretariat, forSheet, forMeeting } = await office();
    const sheet = await (await secretariat.get(`/links/new?${new URLSearchParams(forSheet)}`)).text();
    expect(sheet).toContain('令和5年度「配達員による見守り」の進行管理シート');
    expect(sheet).toMatch(/<option value="[^"]+" selected[^>]*>長寿課</);
    expect(sheet).toMatch(/<option value="[^"]+">社協</);
    const meeting = await (await secretariat.get(`/links/new?${new URLSearchParams(forMeeting)}`)).text();
    expect(meeting).toContain('第1回推進委員会（令和8年4月20日）');
    expect(meeting).toMatch(/selected[^>]*>試しのcommittee（試しのcommittee）/);
  });

  it('waits until the year of the sheet is open, and ends when it is sealed', async () => {
    const { secretariat, forSheet, municipality, planId } = await office();
    const imported = { ...forSheet, sheet: 's-2' };
    expect(await (await secretariat.get(`/links/new?${new URLSearchParams(imported)}`)).text()).toContain(
      '今は記入を受け付けていません',
    );
    expect((await secretariat.post('/links', imported)).status).toBe(422);
    await openYear(municipality.id, planId, 'sealed');
    expect(await (await secretariat.get(`/links/new?${new URLSearchParams(forSheet)}`)).text()).toContain(
      '今は記入を受け付けていません',
    );
    expect((await secretariat.post('/links', forSheet)).status).toBe(409);
  });

  it('shows it once, with a picture, where no mail goes out', async () => {
    const { secretariat, forSheet, municipality } = await office();
    await secretariat.get(`/links/new?${new URLSearchParams(forSheet)}`);
    const answer = await secretariat.post('/links', forSheet);
    expect(answer.status).toBe(201);
    const page = await answer.text();
    expect(page).toContain('<svg class="qr-code"');
    const path = linkIn(page);
    expect(await (await secretariat.get('/links')).text()).not.toContain(path);
    const mail = await db.kysely
      .selectFrom('mail')
      .selectAll()
      .where('municipality_id', '=', municipality.id)
      .executeTakeFirstOrThrow();
    expect(mail).toMatchObject({ kind: 'link', state: 'by-hand', to_label: '長寿課' });
    expect(mail.text).not.toContain(path);
  });

  it('mails it where there is a mail server and an address', async () => {
    const { secretariat, forMeeting, municipality } = await office(WITH_MAIL);
    await secretariat.get('/links');
    const wrong = await secretariat.post('/links', { ...forMeeting, address: 'not an address' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="not an address"');
    const answer = await secretariat.post('/links', { ...forMeeting, address: 'iin@example.jp' });
    expect(answer.headers.get('location')).toBe('/links');
    const mail = await db.kysely
      .selectFrom('mail')
      .selectAll()
      .where('municipality_id', '=', municipality.id)
      .executeTakeFirstOrThrow();
    expect(mail).toMatchObject({ kind: 'link', state: 'waiting', to_address: 'iin@example.jp' });
    expect((await new Browser(testApplication(db)).get(linkIn(mail.text))).status).toBe(200);
  });

  it('is refused for a department that does not own the sheet, a stranger, another plan, and for other roles', async () => {
    const { app, secretariat, forSheet, forMeeting, municipality } = await office();
    const elsewhere = await office();
    await secretariat.get('/links');
    expect((await secretariat.post('/links', { ...forSheet, department: idOf('住宅課') })).status).toBe(422);
    expect((await secretariat.post('/links', { ...forSheet, hours: '9999' })).status).toBe(422);
    expect((await secretariat.post('/links', { ...forMeeting, person: elsewhere.personId })).status).toBe(
      422,
    );
    expect((await secretariat.post('/links', { ...forSheet, plan: elsewhere.planId })).status).toBe(404);
    expect((await secretariat.post('/links', { ...forMeeting, meeting: 'none' })).status).toBe(404);
    expect((await secretariat.post('/links', { kind: 'other' })).status).toBe(404);
    const writer = await new Browser(app).signIn(municipality.signIn('writer'));
    for (const path of ['/links', '/links/new?kind=sheet']) expect((await writer.get(path)).status).toBe(403);
    expect((await writer.post('/links', forSheet)).status).toBe(403);
  });
});

describe('a one-time link', () => {
  const made = async (config: Partial<AppConfig> = {}, isSample = false) => {
    const all = await office(config, isSample);
    await all.secretariat.get('/links');
    const sheet = linkIn(await (await all.secretariat.post('/links', all.forSheet)).text());
    const meeting = linkIn(await (await all.secretariat.post('/links', all.forMeeting)).text());
    return { ...all, sheet, meeting };
  };

  it('is not spent by looking, and once by the button', async () => {
    const { app, sheet, meeting, planId, meetingId, municipality } = await made();
    const guest = new Browser(app);
    for (let i = 0; i < 3; i++) expect(await (await guest.get(sheet)).text()).toContain('画面を開く');
    const opened = await guest.post(sheet);
    expect(opened.headers.get('location')).toBe(`/plans/${planId}/sheets/s-1/entry`);
    expect((await new Browser(app).post(sheet)).status).toBe(403);
    expect(await (await new Browser(app).get(sheet)).text()).toContain('1回だけ使えます');
    const member = new Browser(app);
    expect((await member.post(meeting)).headers.get('location')).toBe(
      `/plans/${planId}/meetings/${meetingId}`,
    );
    const kinds = await db.kysely
      .selectFrom('event')
      .select(['kind', 'actor'])
      .where('municipality_id', '=', municipality.id)
      .where('kind', 'like', 'link-%')
      .orderBy('id')
      .execute();
    expect(kinds.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual([
      'link-made 試しのsecretariat',
      'link-made 試しのsecretariat',
      'link-spent 長寿課（入力用リンク）',
      'link-spent 委員（委員用リンク）',
    ]);
  });

  it('is spent by one of two who press at once', async () => {
    const { app, sheet } = await made();
    const answers = await Promise.all([1, 2, 3].map(() => new Browser(app).post(sheet)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403, 403]);
  });

  it('says who one is, offers no menu, and can be signed out of', async () => {
    const { app, sheet, planId } = await made();
    const guest = new Browser(app);
    await guest.post(sheet);
    const refused = await guest.get('/plans');
    expect(refused.status).toBe(403);
    const page = await refused.text();
    expect(page).toContain('長寿課（入力用リンク）');
    expect(page).not.toContain('主なメニュー');
    expect(page).not.toContain('href="/account"');
    expect(page.match(new RegExp(`href="/plans/${planId}/sheets/s-1/entry"`, 'g'))).toHaveLength(2);
    expect((await guest.post('/session/end')).headers.get('location')).toBe('/sign-in');
    expect((await guest.get('/plans')).headers.get('location')).toBe('/sign-in?next=%2Fplans');
  });

  it('opens for twelve hours, however busy one is', async () => {
    const { app, sheet, later } = await made();
    const guest = new Browser(app);
    await guest.post(sheet);
    later(11 * HOUR);
    expect((await guest.get('/plans')).status).toBe(403);
    later(HOUR);
    expect((await guest.get('/plans')).status).toBe(303);
  });

  it('is worth nothing when its time is over', async () => {
    const { app, sheet, meeting, later } = await made();
    later(24 * HOUR);
    expect((await new Browser(app).post(meeting)).status).toBe(403);
    expect((await new Browser(app).get(sheet)).status).toBe(200);
    later(48 * HOUR);
    expect((await new Browser(app).post(sheet)).status).toBe(403);
  });

  it('is taken back, and so is what it has opened', async () => {
    const { app, secretariat, sheet, meeting } = await made();
    const guest = new Browser(app);
    await guest.post(sheet);
    const list = await (await secretariat.get('/links')).text();
    expect(list).toContain('利用中');
    const revocations = [...list.matchAll(/action="(\/links\/[0-9a-f]{64}\/revocation)"/g)].map(
      (one) => one[1]!,
    );
    expect(revocations).toHaveLength(2);
    const stranger = (await office()).secretariat;
    for (const path of revocations) {
      await stranger.get('/links');
      await stranger.post(path);
      await secretariat.post(path);
    }
    expect((await guest.get('/plans')).status).toBe(303);
    expect((await new Browser(app).post(meeting)).status).toBe(403);
    expect(await (await secretariat.get('/links')).text()).not.toContain('/revocation');
  });

  it('of the sample city opens on this machine only', async () => {
    const { app, sheet } = await made({}, true);
    const elsewhere = await new Browser(app, '192.168.10.4').post(sheet);
    expect(elsewhere.status).toBe(403);
    expect(await elsewhere.text()).toContain('リンクはまだ使えます');
    expect((await new Browser(app).post(sheet)).status).toBe(303);
  });

  /** Every address there is, with the sheet and the meeting of the link or with others. */
  const routesOf = (app: ReturnType<typeof testApplication>, subject: Record<string, string>) =>
    [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))]
      .map((one) => one.split(' ') as [string, string])
      .filter(([method, path]) => method !== 'ALL' && path !== '/healthz' && !OPEN.has(path))
      .map(([method, route]) => ({
        method,
        route,
        path: route.replace(/:([a-z]+)/g, (_, name: string) => subject[name] ?? 'x'),
      }));
  const OPEN = new Set([
    '/sign-in',
    '/session',
    '/session/end',
    '/second-factor',
    '/identity-provider',
    '/identity-provider/callback',
    '/password-reset',
    '/passwords/:token',
    '/links/:token',
    // Of what was kept of the same link, and of nothing else.
    '/kept-forms/:kept/removal',
  ]);

  it.each(['sheet', 'meeting'] as const)('for a %s reaches nothing else of all there is', async (kind) => {
    const all = await made();
    const guest = new Browser(all.app);
    await guest.post(all[kind]);
    await guest.get('/plans');
    const subjects = [
      { plan: all.planId, sheet: 's-1', meeting: all.meetingId },
      { plan: all.planId, sheet: 's-2', meeting: 'another' },
      { plan: 'x', sheet: 's-1', meeting: all.meetingId },
    ];
    const reached: string[] = [];
    let tried = 0;
    for (const [index, subject] of subjects.entries())
      for (const { method, route, path } of routesOf(all.app, subject)) {
        tried++;
        const { status } = method === 'GET' ? await guest.get(path) : await guest.post(path);
        if (status !== 403) reached.push(`${index === 0 ? 'own' : 'other'} ${method} ${route}`);
      }
    expect(tried).toBeGreaterThan(200);
    const own = new RegExp(`^own (GET|POST) /plans/:plan/${kind}s/:${kind}(/|$)`);
    expect(reached.filter((one) => !own.test(one))).toEqual([]);
    expect(reached.length).toBeGreaterThan(0);
  });
});

describe('a form that comes when the session of its link has ended', () => {
  it('waits for the next link to the same sheet, and for no other', async () => {
    const { app, secretariat, forSheet, later, municipality } = await office();
    const open = async (wanted: Record<string, string>) => {
      await secretariat.get('/links');
      const guest = new Browser(app);
      const answer = await guest.post(linkIn(await (await secretariat.post('/links', wanted)).text()));
      return { guest, location: answer.headers.get('location')! };
    };
    const { guest, location: entry } = await open(forSheet);
    const sheet = entry.replace(/\/entry$/, '');
    await guest.get(`${sheet}/moves`);
    later(6 * HOUR);
    await secretariat.get('/links');
    later(7 * HOUR);
    const remark = { text: '間に合わなかった文', field: '', department: idOf('長寿課') };
    const late = await guest.post(`${sheet}/remarks`, remark, { referer: `${TEST_ORIGIN}${sheet}/moves` });
    const signIn = await (await guest.get(late.headers.get('location')!)).text();
    expect(signIn).toContain('新しいリンクを頼み');

    const another = await open({ ...forSheet, department: idOf('社協') });
    expect(another.location).toBe(entry);
    const again = await open(forSheet);
    expect(again.location).toContain('?kept=');
    const back = await (await again.guest.get(again.location)).text();
    expect(back).toMatch(/<textarea[^>]*>\n間に合わなかった文<\/textarea>/);
    const removal = back.match(/action="(\/kept-forms\/[^"]+)"/)![1]!;
    expect((await again.guest.post(removal, { page: entry })).headers.get('location')).toBe(entry);
    const kept = await db.kysely
      .selectFrom('kept_form')
      .select('id')
      .where('municipality_id', '=', municipality.id)
      .execute();
    expect(kept).toEqual([]);
  });
});

describe('what is kept of a link', () => {
  it('is its hash: no table holds the token of what was handed over', async () => {
    const { secretariat, forSheet } = await office();
    await secretariat.get('/links');
    const token = linkIn(await (await secretariat.post('/links', forSheet)).text())
      .split('/')
      .at(-1)!;
    const session = secretariat.cookies.get('ayumi_session')!;
    const tables = await sql<{ name: string }>`
      SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`.execute(db.kysely);
    expect(tables.rows.length).toBeGreaterThan(30);
    for (const { name } of tables.rows) {
      const found = await sql<{ count: number }>`
        SELECT count(*)::int AS count FROM ${sql.table(name)} AS one
        WHERE one::text LIKE ${`%${token}%`} OR one::text LIKE ${`%${session}%`}`.execute(db.kysely);
      expect([name, found.rows[0]!.count]).toEqual([name, 0]);
    }
  });
});
