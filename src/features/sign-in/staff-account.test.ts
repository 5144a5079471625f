import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AppConfig } from '#config';
import {
  Browser,
  makeMunicipality,
  TEST_ORIGIN,
  TEST_PASSWORD,
  testApplication,
} from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { setUpSecondFactor } from '../../../test/kit/second-factor.ts';

const db = await testDatabase();
const HOUR = 60 * 60 * 1000;
const NEW_PASSWORD = 'kawa-no-hotori-no-ki';
const WITH_MAIL: Partial<AppConfig> = {
  origin: TEST_ORIGIN,
  mail: { url: 'smtp://localhost:25', from: 'fukushi@example.lg.jp', quietHours: null },
};

async function office(config: Partial<AppConfig> = {}) {
  let now = new Date('2026-03-31T08:00:00Z');
  const app = testApplication(db, () => now, config);
  const municipality = await makeMunicipality(db, { roles: ['secretariat', 'writer'] });
  const secretariat = await new Browser(app).signIn(municipality.signIn('secretariat'));
  const person = async (name: string, email: string | null = null) => {
    const id = randomUUID();
    await db.kysely
      .insertInto('person')
      .values({ municipality_id: municipality.id, id, name, email })
      .execute();
    return id;
  };
  const writer = await db.kysely
    .selectFrom('account')
    .select(['person_id as personId', 'id as accountId'])
    .where('municipality_id', '=', municipality.id)
    .where('sign_in', '=', municipality.signIn('writer'))
    .executeTakeFirstOrThrow();
  const later = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  return { app, municipality, secretariat, person, writer, later, writerName: municipality.signIn('writer') };
}

const linkIn = (page: string) => page.match(/http:\/\/localhost(\/(?:passwords|links)\/[\w-]{43})/)![1]!;

async function mailsOf(municipalityId: string) {
  return db.kysely.selectFrom('mail').selectAll().where('municipality_id', '=', municipalityId).execute();
}

describe('an account for somebody', () => {
  it('is made with an invitation, whose link is shown once and sets the first password', async () => {
    const { app, secretariat, person, municipality, later } = await office();
    const id = await person('試し はじめ');
    const signIn = `hajime-${municipality.id}`;
    expect(await (await secretariat.get(`/people/${id}/account`)).text()).toContain(
      'まだアカウントがありません',
    );
    const made = await secretariat.post(`/people/${id}/account`, {
      signIn: ` ${signIn.toUpperCase()}`,
      invite: 'yes',
    });
    expect(made.status).toBe(201);
    const path = linkIn(await made.text());
    const [mail] = await mailsOf(municipality.id);
    expect(mail).toMatchObject({ kind: 'invitation', state: 'by-hand', to_address: null });
    expect(mail!.text).not.toContain(path);

    const guest = new Browser(app);
    const page = await (await guest.get(path)).text();
    expect(page).toContain(signIn);
    expect((await guest.get(path)).status).toBe(200);
    const short = await guest.post(path, { password: 'short', again: 'short' });
    expect(short.status).toBe(422);
    expect(await short.text()).toContain('12文字以上');
    expect((await guest.post(path, { password: NEW_PASSWORD, again: `${NEW_PASSWORD}x` })).status).toBe(422);
    expect((await guest.post(path, { password: `${signIn}!`, again: `${signIn}!` })).status).toBe(422);
    later(6 * 24 * HOUR);
    const set = await guest.post(path, { password: NEW_PASSWORD, again: NEW_PASSWORD });
    expect(set.headers.get('location')).toBe('/sign-in');
    expect((await guest.post(path, { password: NEW_PASSWORD, again: NEW_PASSWORD })).status).toBe(403);
    expect((await guest.get(path)).status).toBe(403);
    await guest.signIn(signIn, NEW_PASSWORD);
  });

  it('is refused with everything typed kept', async () => {
    const { secretariat, person, writerName } = await office();
    const id = await person('試し はじめ');
    for (const [signIn, sentence] of [
      ['', 'ログインIDを入力'],
      ['あ', '半角の英小文字'],
      [writerName, 'すでに使われています'],
    ] as const) {
      const answer = await secretariat.post(`/people/${id}/account`, { signIn });
      expect(answer.status).toBe(422);
      const page = await answer.text();
      expect(page).toContain(sentence);
      expect(page).toContain(`value="${signIn}"`);
    }
    await secretariat.post(`/people/${id}/account`, { signIn: `once-${id.slice(0, 6)}` });
    const twice = await secretariat.post(`/people/${id}/account`, { signIn: `twice-${id.slice(0, 6)}` });
    expect(await twice.text()).toContain('すでにアカウントがあります');
  });

  it('is invited by mail where there is a mail server and an address', async () => {
    const { app, secretariat, person, municipality, later } = await office(WITH_MAIL);
    const id = await person('試し はじめ', 'hajime@example.lg.jp');
    const made = await secretariat.post(`/people/${id}/account`, {
      signIn: `hajime-${municipality.id}`,
      invite: 'yes',
    });
    expect(made.headers.get('location')).toBe(`/people/${id}/account`);
    const [mail] = await mailsOf(municipality.id);
    expect(mail).toMatchObject({ kind: 'invitation', state: 'waiting', to_address: 'hajime@example.lg.jp' });
    const first = linkIn(mail!.text);
    later(HOUR);
    await secretariat.post(`/people/${id}/account/invitation`);
    const second = linkIn((await mailsOf(municipality.id)).find((one) => one.id !== mail!.id)!.text);
    const guest = new Browser(app);
    expect((await guest.get(first)).status).toBe(403);
    expect((await guest.get(second)).status).toBe(200);
    later(7 * 24 * HOUR);
    expect((await guest.get(second)).status).toBe(403);
  });
});

describe('what the secretariat does with an account', () => {
  it('a reset sets a new password and ends every session', async () => {
    const { app, secretariat, writer, writerName } = await office();
    const browser = await new Browser(app).signIn(writerName);
    const answer = await secretariat.post(`/people/${writer.personId}/account/reset`);
    const path = linkIn(await answer.text());
    expect((await browser.get('/')).status).toBe(200);
    await new Browser(app).post(path, { password: NEW_PASSWORD, again: NEW_PASSWORD });
    expect((await browser.get('/')).status).toBe(303);
    expect((await browser.post('/session', { name: writerName, password: TEST_PASSWORD })).status).toBe(422);
    await new Browser(app).signIn(writerName, NEW_PASSWORD);
  });

  it('a lock ends every session, the links under way and the way in, until it is taken off', async () => {
    const { app, secretariat, writer, writerName } = await office();
    const browser = await new Browser(app).signIn(writerName);
    const path = linkIn(await (await secretariat.post(`/people/${writer.personId}/account/reset`)).text());
    await secretariat.post(`/people/${writer.personId}/account/lock`, { locked: 'yes' });
    expect((await browser.get('/')).status).toBe(303);
    expect((await new Browser(app).get(path)).status).toBe(403);
    const locked = await new Browser(app).post('/session', { name: writerName, password: TEST_PASSWORD });
    expect(locked.status).toBe(422);
    expect(await locked.text()).toContain('ログインIDかパスワードが違います');
    await secretariat.post(`/people/${writer.personId}/account/lock`, { locked: 'no' });
    await new Browser(app).signIn(writerName);
  });

  it('ends all sessions', async () => {
    const { app, secretariat, writer, writerName } = await office();
    const browser = await new Browser(app).signIn(writerName);
    expect(await (await secretariat.get(`/people/${writer.personId}/account`)).text()).toContain('1台');
    await secretariat.post(`/people/${writer.personId}/account/sessions/end`);
    expect((await browser.get('/')).status).toBe(303);
  });

  it('removes a second factor with a reason, which is kept', async () => {
    const { app, secretariat, writer, writerName, municipality, later } = await office();
    const browser = await new Browser(app).signIn(writerName);
    await setUpSecondFactor(browser, new Date('2026-03-31T08:00:00Z'));
    later(1000);
    const path = `/people/${writer.personId}/account/second-factor/removal`;
    expect((await secretariat.post(path, { reason: ' ' })).status).toBe(422);
    expect((await secretariat.post(path, { reason: '電話で本人を確かめた' })).status).toBe(303);
    expect((await browser.get('/')).status).toBe(303);
    await new Browser(app).signIn(writerName);
    const event = await db.kysely
      .selectFrom('event')
      .select(['actor', 'subject_id', 'details'])
      .where('municipality_id', '=', municipality.id)
      .where('kind', '=', 'second-factor-removed')
      .executeTakeFirstOrThrow();
    expect(event).toEqual({
      actor: '試しのsecretariat',
      subject_id: writer.accountId,
      details: { by: 'administrator', reason: '電話で本人を確かめた' },
    });
  });

  it('is never done to the own account, nor by others, nor in another municipality', async () => {
    const { app, secretariat, writer, writerName, municipality } = await office();
    const own = await db.kysely
      .selectFrom('account')
      .select('person_id')
      .where('sign_in', '=', municipality.signIn('secretariat'))
      .executeTakeFirstOrThrow();
    const stranger = (await office()).secretariat;
    const colleague = await new Browser(app).signIn(writerName);
    for (const action of [
      'invitation',
      'reset',
      'lock',
      'sessions/end',
      'second-factor/removal',
      'identity/removal',
    ]) {
      const fields = { locked: 'yes', reason: 'なし' };
      expect((await secretariat.post(`/people/${own.person_id}/account/${action}`, fields)).status).toBe(403);
      expect((await colleague.post(`/people/${writer.personId}/account/${action}`, fields)).status).toBe(403);
      expect((await stranger.post(`/people/${writer.personId}/account/${action}`, fields)).status).toBe(404);
    }
    expect((await stranger.get(`/people/${writer.personId}/account`)).status).toBe(404);
    expect((await colleague.get(`/people/${writer.personId}/account`)).status).toBe(403);
    expect((await colleague.get('/account')).status).toBe(200);
  });
});
