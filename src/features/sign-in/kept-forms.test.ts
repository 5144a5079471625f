import { describe, expect, it } from 'vitest';
import {
  Browser,
  makeMunicipality,
  TEST_ORIGIN,
  TEST_PASSWORD,
  testApplication,
} from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { pageFields } from '../../../test/kit/page-fields.ts';
import { codeOf, setUpSecondFactor } from '../../../test/kit/second-factor.ts';
import { startForgetting } from './start-forgetting.ts';

const db = await testDatabase();
const HOUR = 60 * 60 * 1000;
const REFERER = { referer: `${TEST_ORIGIN}/departments` };
const DEPARTMENT = { name: '見守り推進課', body: 'city', email: '' };

/** A town whose clock one can move, with the secretariat's page of departments open. */
async function office() {
  const clock = { now: new Date('2026-03-31T01:00:00Z') };
  const app = testApplication(db, () => clock.now);
  const { id, signIn } = await makeMunicipality(db, { roles: ['secretariat', 'operator'] });
  const name = signIn('secretariat');
  const browser = await new Browser(app).signIn(name);
  await browser.get('/departments');
  const csrf = pageFields(await (await browser.get('/departments')).text()).get('csrf') as string;
  const later = (hours: number) => {
    clock.now = new Date(clock.now.getTime() + hours * HOUR);
  };
  const send = (fields: Record<string, string> = DEPARTMENT, from = browser) =>
    from.post('/departments', { ...fields, csrf }, REFERER);
  const enter = async (as = name, from = new Browser(app)) => {
    const answer = await from.post('/session', { name: as, password: TEST_PASSWORD });
    return { browser: from, location: answer.headers.get('location')! };
  };
  const kept = () =>
    db.kysely.selectFrom('kept_form').selectAll().where('municipality_id', '=', id).execute();
  const departments = () =>
    db.kysely
      .selectFrom('department')
      .select('name')
      .where('municipality_id', '=', id)
      .where('name', '=', DEPARTMENT.name)
      .execute();
  return { app, clock, id, name, signIn, browser, csrf, later, send, enter, kept, departments };
}

const textOf = async (answer: Response | Promise<Response>) => (await answer).text();

describe('a form that comes after its session has ended', () => {
  it('is kept, said to be so, and filled in again for the same account; when it is sent, it is kept no longer', async () => {
    const { browser, later, send, name, enter, kept, departments } = await office();
    later(13);
    const answer = await send();
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/sign-in?next=%2Fdepartments');
    expect(await textOf(browser.get('/sign-in?next=%2Fdepartments'))).toContain(
      '入力した内容は1日預かります',
    );
    expect(await departments()).toEqual([]);

    const { location } = await enter(name, browser);
    const [{ id } = { id: '' }] = await kept();
    expect(location).toBe(`/departments?kept=${id}`);
    const page = await textOf(browser.get(location));
    expect(page).toContain('入力した内容を欄に戻しました。まだ保存していません');
    const fields = pageFields(page, 'kept-form');
    expect(fields.get('name')).toBe('見守り推進課');
    expect(fields.get('kept-form')).toBe(id);
    expect(await departments()).toEqual([]);

    fields.set('name', '');
    const refused = await browser.post('/departments', fields);
    expect(refused.status).toBe(422);
    const again = await textOf(refused);
    expect(again).toContain(`name="kept-form" value="${id}"`);
    expect(await kept()).toHaveLength(1);
    fields.set('name', '見守り推進課');
    expect((await browser.post('/departments', fields)).status).toBe(303);
    expect(await departments()).toEqual([{ name: '見守り推進課' }]);
    expect(await kept()).toEqual([]);
  });

  it('keeps neither token nor file, and says that files have to be chosen again', async () => {
    const { browser, csrf, later, enter, kept } = await office();
    later(13);
    const form = new FormData();
    form.append('csrf', csrf);
    form.append('profile', 'x');
    form.append('files', new File(['計画'], '計画.txt'));
    await browser.post('/imports', form, { referer: `${TEST_ORIGIN}/imports` });
    const [row] = await kept();
    expect(row).toMatchObject({ fields: [{ name: 'profile', text: 'x' }], has_files: true });
    const { browser: next, location } = await enter();
    expect(await textOf(next.get(location))).toContain('ファイルは預かっていません');
  });

  it.each<[string, (town: Awaited<ReturnType<typeof office>>) => Promise<unknown>]>([
    ['signed out in another tab', ({ browser }) => browser.post('/session/end')],
    [
      'signed out everywhere',
      async ({ enter }) => {
        const { browser } = await enter();
        await browser.get('/account');
        return browser.post('/account/sessions/end');
      },
    ],
    [
      'ended from the list of sessions',
      async ({ enter, browser }) => {
        const { browser: other } = await enter();
        const page = await textOf(other.get('/account'));
        const ends = [...page.matchAll(/action="(\/account\/sessions\/[^/"]+\/end)"/g)].map(
          ([, path]) => path!,
        );
        for (const path of ends.filter((path) => path !== '/account/sessions/end')) await other.post(path);
        return browser.get('/');
      },
    ],
    [
      'replaced by another account in the same browser, which signed out',
      async ({ signIn, enter, browser }) => {
        await enter(signIn('operator'), browser);
        await browser.get('/');
        return browser.post('/session/end');
      },
    ],
  ])('is kept where the session was %s', async (_, end) => {
    const town = await office();
    await end(town);
    const { location } = await town.send().then(() => town.enter());
    expect(await town.kept()).toHaveLength(1);
    expect(location).toMatch(/^\/departments\?kept=/);
  });

  it('waits until the second factor was right as well', async () => {
    const { browser, later, send, enter, clock } = await office();
    const { secret } = await setUpSecondFactor(browser, clock.now);
    later(13);
    await send();
    const { browser: next, location } = await enter();
    expect(location).toBe('/second-factor?next=%2F');
    const answer = await next.post('/second-factor', { code: codeOf(secret, clock.now), next: '/' });
    expect(answer.headers.get('location')).toMatch(/^\/departments\?kept=/);
  });

  it('leads straight on where somebody has signed in again in another tab', async () => {
    const { browser, later, name, send, enter, kept } = await office();
    later(13);
    await enter(name, browser);
    const answer = await send();
    const [{ id } = { id: '' }] = await kept();
    expect(answer.headers.get('location')).toBe(`/departments?kept=${id}`);
    expect(await textOf(browser.get(`/departments?kept=${id}`))).toContain('value="見守り推進課"');
  });

  it('is seen by nobody else, not in the same browser either', async () => {
    const { browser, later, signIn, send, enter, kept, name } = await office();
    later(13);
    const { location } = await enter(signIn('operator'), browser);
    expect(location).toBe('/');
    const refused = await send();
    expect(refused.status).toBe(403);
    expect(await textOf(refused)).toContain('別のログインで開いた画面');
    const [{ id } = { id: '' }] = await kept();
    await browser.get('/');
    for (const path of [`/departments?kept=${id}`, '/'])
      expect(await textOf(browser.get(path))).not.toContain('見守り推進課');
    await browser.get('/departments');
    await browser.post(`/kept-forms/${id}/removal`);
    expect(await kept()).toHaveLength(1);
    const { browser: own, location: back } = await enter(name);
    expect(await textOf(own.get(back))).toContain('見守り推進課');
  });

  it('is not kept where somebody else may hold the token: a locked account, a password set anew', async () => {
    const locked = await office();
    const { browser: operator } = await locked.enter(locked.signIn('operator'));
    const person = await db.kysely
      .selectFrom('account')
      .select('person_id')
      .where('sign_in', '=', locked.name)
      .executeTakeFirstOrThrow();
    const account = `/people/${person.person_id}/account`;
    await operator.get(account);
    expect((await operator.post(`${account}/lock`, { locked: 'yes' })).status).toBe(303);
    await locked.send();
    expect(await locked.kept()).toEqual([]);

    const changed = await office();
    const { browser: other } = await changed.enter();
    await other.get('/account');
    const next = 'yama-kawa-hana-tori';
    const fields = { current: TEST_PASSWORD, password: next, again: next };
    expect((await other.post('/account/password', fields)).status).toBe(303);
    await changed.send();
    expect(await changed.kept()).toEqual([]);
  });

  it('is not kept without a session that is known, and that is said', async () => {
    const { app, later, send, browser, kept } = await office();
    const stranger = new Browser(app);
    await stranger.post('/departments', { ...DEPARTMENT, csrf: 'x' }, REFERER);
    expect(await kept()).toEqual([]);
    later(12 + 25);
    const answer = await send();
    expect(await textOf(browser.get(answer.headers.get('location')!))).toContain(
      '送信した内容は保存していません',
    );
    expect(await kept()).toEqual([]);
  });

  it('is left to a script that sent it: it has the text still', async () => {
    const { csrf, browser, later, kept } = await office();
    later(13);
    for (const headers of [{ accept: 'application/json' }, { 'sec-fetch-mode': 'cors' }])
      await browser.post('/departments', { ...DEPARTMENT, csrf }, { ...REFERER, ...(headers as object) });
    expect(await kept()).toEqual([]);
  });

  it('is kept once, the newest first, and no more than twenty', async () => {
    const { later, send, enter, kept } = await office();
    later(13);
    for (let at = 1; at <= 23; at++) {
      await send({ ...DEPARTMENT, name: `${at}課` });
      await send({ ...DEPARTMENT, name: `${at}課` });
      later(0.01);
    }
    const rows = await kept();
    expect(rows).toHaveLength(20);
    const names = rows.map(({ fields }) => fields.find(({ name }) => name === 'name')!.text);
    expect(names.sort()).toEqual(Array.from({ length: 20 }, (_, at) => `${at + 4}課`).sort());
    const { browser, location } = await enter();
    const page = await textOf(browser.get(location));
    expect(page).toContain('value="23課"');
    expect(page.match(/ほかにも預かっている入力があります/g)).toHaveLength(1);
  });

  it('makes room for the newest where texts are long, and takes none that is longer than all', async () => {
    const { csrf, browser, later, kept } = await office();
    later(13);
    const send = (name: string) => {
      const form = new FormData();
      for (const [field, text] of Object.entries({ ...DEPARTMENT, name, csrf })) form.append(field, text);
      return browser.post('/departments', form, REFERER);
    };
    for (const sign of ['あ', 'い', 'う', 'え']) {
      await send(sign.repeat(200_000));
      later(0.01);
    }
    const names = (await kept()).map(({ fields }) => fields[0]!.text[0]);
    expect(names.sort()).toEqual(['い', 'う', 'え']);
    const refused = await send('お'.repeat(800_000));
    expect(await textOf(browser.get(refused.headers.get('location')!))).toContain('保存していません');
    expect(await kept()).toHaveLength(3);
  });

  it('is removed when it is not wanted, and after a day', async () => {
    const { id, later, send, enter, kept } = await office();
    later(13);
    await send();
    const { browser, location } = await enter();
    const page = await textOf(browser.get(location));
    const path = page.match(/action="(\/kept-forms\/[^"]+)"/)![1]!;
    const removed = await browser.post(path, { page: '/departments' });
    expect(removed.headers.get('location')).toBe('/departments');
    expect(await kept()).toEqual([]);
    expect((await enter()).location).toBe('/');

    await browser.post('/session/end');
    await send();
    expect(await kept()).toHaveLength(1);
    later(25);
    expect((await enter()).location).toBe('/');
    await startForgetting(db, () => new Date('2026-12-01T00:00:00Z')).stop();
    expect(await kept()).toEqual([]);
    const left = await db.kysely
      .selectFrom('ended_session')
      .selectAll()
      .where('municipality_id', '=', id)
      .execute();
    expect(left).toEqual([]);
  });

  it('goes with the person', async () => {
    const { id, later, send, kept } = await office();
    later(13);
    await send();
    expect(await kept()).toHaveLength(1);
    await db.kysely.deleteFrom('account').where('municipality_id', '=', id).execute();
    expect(await kept()).toEqual([]);
  });
});
