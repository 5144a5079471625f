import { describe, expect, it } from 'vitest';
import { Browser, makeMunicipality, TEST_PASSWORD, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { browserName } from './browser-facts.ts';

const db = await testDatabase();
const app = testApplication(db);
const NEW_PASSWORD = 'kawa-no-hotori-no-ki';
const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0';

async function twoBrowsers() {
  const municipality = await makeMunicipality(db);
  const name = municipality.signIn('secretariat');
  const here = await new Browser(app).signIn(name);
  const there = new Browser(app, '192.168.4.20');
  await there.post('/session', { name, password: TEST_PASSWORD }, { 'user-agent': EDGE });
  await there.get('/');
  return { name, here, there };
}

describe('the own account', () => {
  it('is reached from the head of every page', async () => {
    const { here } = await twoBrowsers();
    expect(await (await here.get('/')).text()).toContain('<a href="/account">試しのsecretariat</a>');
  });

  it('lists the sessions, and ends one of them', async () => {
    const { here, there } = await twoBrowsers();
    const page = await (await here.get('/account')).text();
    expect(page).toContain('192.168.4.20');
    expect(page).toContain('Edge（Windows）');
    expect(page.match(/この端末/g)).toHaveLength(1);
    const ends = [...page.matchAll(/action="(\/account\/sessions\/[0-9a-f]{64}\/end)"/g)];
    expect(ends).toHaveLength(1);
    await here.post(ends[0]![1]!);
    expect((await there.get('/')).status).toBe(303);
    expect((await here.get('/')).status).toBe(200);
  });

  it('ends no session of somebody else', async () => {
    const { here } = await twoBrowsers();
    const { here: other } = await twoBrowsers();
    const page = await (await other.get('/account')).text();
    await here.post(page.match(/action="(\/account\/sessions\/[0-9a-f]{64}\/end)"/)![1]!);
    expect(await (await other.get('/account')).text()).toContain('Edge（Windows）');
  });

  it('ends no session of a colleague', async () => {
    const { id, signIn } = await makeMunicipality(db, { roles: ['secretariat', 'writer'] });
    const colleague = await new Browser(app).signIn(signIn('writer'));
    const { token_hash } = await db.kysely
      .selectFrom('session')
      .select('token_hash')
      .where('municipality_id', '=', id)
      .executeTakeFirstOrThrow();
    const here = await new Browser(app).signIn(signIn('secretariat'));
    await here.get('/account');
    await here.post(`/account/sessions/${token_hash}/end`);
    expect((await colleague.get('/account')).status).toBe(200);
    const ended = db.kysely.selectFrom('event').select('id').where('municipality_id', '=', id);
    expect(await ended.where('kind', '=', 'session-ended').execute()).toEqual([]);
  });

  it('signs out everywhere', async () => {
    const { here, there } = await twoBrowsers();
    await here.get('/account');
    expect((await here.post('/account/sessions/end')).headers.get('location')).toBe('/sign-in');
    expect((await here.get('/')).status).toBe(303);
    expect((await there.get('/')).status).toBe(303);
  });

  it('changes the password for who knows the old one, and ends the other sessions', async () => {
    const { name, here, there } = await twoBrowsers();
    const form = { current: TEST_PASSWORD, password: NEW_PASSWORD, again: NEW_PASSWORD };
    await here.get('/account/password');
    const cases: [Record<string, string>, string][] = [
      [{ ...form, current: 'something else' }, '今のパスワードが違います'],
      [{ ...form, password: 'password1234', again: 'password1234' }, 'よく使われるパスワード'],
      [{ ...form, again: '' }, '同じではありません'],
    ];
    for (const [fields, sentence] of cases) {
      const answer = await here.post('/account/password', fields);
      expect(answer.status).toBe(422);
      const page = await answer.text();
      expect(page).toContain(sentence);
      expect(page).not.toContain(NEW_PASSWORD);
    }
    expect((await there.get('/')).status).toBe(200);
    expect((await here.post('/account/password', form)).headers.get('location')).toBe('/account');
    expect((await here.get('/')).status).toBe(200);
    expect((await there.get('/')).status).toBe(303);
    await there.signIn(name, NEW_PASSWORD);
  });
});

describe('the name of a browser', () => {
  it.each([
    [EDGE, 'Edge（Windows）'],
    [
      'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1',
      'Safari（iPad）',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox（Linux）'],
    ['curl/8.0', '不明なブラウザ'],
    [null, '不明なブラウザ'],
  ])('%s', (agent, name) => {
    expect(browserName(agent)).toBe(name);
  });
});
