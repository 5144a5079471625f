import { describe, expect, it } from 'vitest';
import {
  Browser,
  makeMunicipality,
  signedIn,
  TEST_CONFIG,
  TEST_PASSWORD,
  testApplication,
} from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';

const db = await testDatabase();
const app = testApplication(db);
const HOUR = 60 * 60 * 1000;

describe('signing in', () => {
  it('leads to where one wanted to go, with a session that only its hash is kept of', async () => {
    const { signIn } = await makeMunicipality(db);
    const browser = new Browser(app);
    const asked = await browser.get('/?year=2025');
    expect(asked.status).toBe(303);
    expect(asked.headers.get('location')).toBe('/sign-in?next=%2F%3Fyear%3D2025');

    const name = signIn('secretariat');
    const answer = await browser.post('/session', { name, password: TEST_PASSWORD, next: '/?year=2025' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/?year=2025');
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('ayumi_session='))!;
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const token = browser.cookies.get('ayumi_session')!;
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const kept = await db.kysely.selectFrom('session').select('token_hash').execute();
    expect(kept.some((row) => row.token_hash.includes(token))).toBe(false);

    const page = await (await browser.get('/')).text();
    expect(page).toContain('試しのsecretariat');
    expect(page).toContain('ログアウト');
  });

  it('takes name and password in whatever width they were typed', async () => {
    const { signIn } = await makeMunicipality(db);
    const name = signIn('secretariat').toUpperCase().replace('S', 'Ｓ');
    const answer = await new Browser(app).post('/session', {
      name: ` ${name}`,
      password: TEST_PASSWORD.replaceAll('-', '－'),
    });
    expect(answer.status).toBe(303);
  });

  it('marks the cookie Secure where browsers speak https', async () => {
    const { createApp } = await import('#app');
    const secure = createApp({
      db,
      config: { ...TEST_CONFIG, origin: 'https://ayumi.example.lg.jp' },
      clock: () => new Date(),
    });
    const { signIn } = await makeMunicipality(db);
    const answer = await new Browser(secure).post(
      '/session',
      { name: signIn('secretariat'), password: TEST_PASSWORD },
      { origin: 'https://ayumi.example.lg.jp' },
    );
    expect(answer.headers.getSetCookie().find((one) => one.startsWith('ayumi_session='))).toMatch(/; Secure/);
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=');
  });

  it('answers a wrong password and an unknown name alike, and keeps the name', async () => {
    const { signIn } = await makeMunicipality(db);
    const pages = await Promise.all(
      [signIn('secretariat'), 'nobody-here'].map(async (name) => {
        const answer = await new Browser(app).post('/session', { name, password: 'wrong' });
        expect(answer.status).toBe(422);
        return (await answer.text()).replaceAll(name, 'NAME');
      }),
    );
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).toContain('ログインIDかパスワードが違います');
    expect(pages[0]).toContain('value="NAME"');
    expect(pages[0]).toContain('href="#field-name"');
  });

  it('asks for what was left empty, at its field', async () => {
    const answer = await new Browser(app).post('/session', { name: 'somebody', password: '' });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('<a href="#field-password">パスワードを入力してください。</a>');
    expect(page).toContain('aria-describedby="field-password-problem"');
    expect(page).toContain('value="somebody"');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/%0d%0a/../',
    '',
  ])('does not lead out of the installation: %j', async (next) => {
    const { signIn } = await makeMunicipality(db);
    const answer = await new Browser(app).post('/session', {
      name: signIn('secretariat'),
      password: TEST_PASSWORD,
      next,
    });
    expect(answer.headers.get('location')).toMatch(/^\/(?![/\\])/);
    expect(answer.headers.get('location')).not.toContain('evil');
  });
});

describe('trying out passwords', () => {
  const tries = async (browser: Browser, name: string, times: number) => {
    for (let i = 0; i < times; i++) await browser.post('/session', { name, password: 'wrong' });
  };

  it('pauses the name for this address only', async () => {
    const fresh = testApplication(db);
    const { signIn } = await makeMunicipality(db);
    const name = signIn('secretariat');
    await tries(new Browser(fresh, '10.0.0.66'), name, 5);
    const paused = await new Browser(fresh, '10.0.0.66').post('/session', { name, password: TEST_PASSWORD });
    expect(paused.status).toBe(429);
    expect(await paused.text()).toContain('15分ほど');
    await new Browser(fresh, '10.0.0.7').signIn(name);
  });

  it('pauses an address that tries many names, but no browser that has signed in from there', async () => {
    const fresh = testApplication(db);
    const { signIn } = await makeMunicipality(db);
    const name = signIn('secretariat');
    const colleague = await new Browser(fresh, '10.0.0.66').signIn(name);
    await colleague.post('/session/end');
    const attacker = new Browser(fresh, '10.0.0.66');
    for (let i = 0; i < 50; i++) await attacker.post('/session', { name: `guess-${i}`, password: 'wrong' });
    expect((await attacker.post('/session', { name: 'guess-51', password: 'wrong' })).status).toBe(429);
    await colleague.signIn(name);
    const [browserName, signature] = colleague.cookies.get('ayumi_browser')!.split('.');
    attacker.cookies.set('ayumi_browser', `${browserName}.${signature!.slice(1)}x`);
    expect((await attacker.post('/session', { name, password: TEST_PASSWORD })).status).toBe(429);
  });
});

describe('a session', () => {
  it('ends twelve hours after it was last used', async () => {
    let now = new Date('2026-03-31T08:00:00Z');
    const { browser } = await signedIn(
      db,
      testApplication(db, () => now),
    );
    now = new Date(now.getTime() + 11 * HOUR);
    expect((await browser.get('/')).status).toBe(200);
    now = new Date(now.getTime() + 11 * HOUR);
    expect((await browser.get('/')).status).toBe(200);
    now = new Date(now.getTime() + 12 * HOUR + 1);
    expect((await browser.get('/')).status).toBe(303);
  });

  it('ends by signing out, for whoever still has its token', async () => {
    const { browser } = await signedIn(db, app);
    const token = browser.cookies.get('ayumi_session')!;
    const answer = await browser.post('/session/end');
    expect(answer.headers.get('location')).toBe('/sign-in');
    expect(await (await browser.get('/sign-in')).text()).toContain('ログアウトしました');
    expect(await (await browser.get('/sign-in')).text()).not.toContain('ログアウトしました');
    browser.cookies.set('ayumi_session', token);
    expect((await browser.get('/')).status).toBe(303);
  });

  it('is a new one at every sign-in', async () => {
    const { browser, municipality } = await signedIn(db, app);
    const before = browser.cookies.get('ayumi_session');
    await browser.signIn(municipality.signIn('secretariat'));
    expect(browser.cookies.get('ayumi_session')).not.toBe(before);
  });
});

describe('a sample sign-in', () => {
  it('works on this machine and nowhere else', async () => {
    const { signIn } = await makeMunicipality(db, { isSample: true });
    const name = signIn('secretariat');
    const here = await new Browser(app, '::1').signIn(name);
    const elsewhere = await new Browser(app, '192.168.10.4').post('/session', {
      name,
      password: TEST_PASSWORD,
    });
    expect(elsewhere.status).toBe(422);
    expect(await elsewhere.text()).toContain('動かしているパソコンからだけ');

    const stolen = new Browser(app, '192.168.10.4');
    stolen.cookies.set('ayumi_session', here.cookies.get('ayumi_session')!);
    expect((await stolen.get('/')).status).toBe(303);
    const throughProxy = await here.get('/', { 'x-forwarded-for': '127.0.0.1' });
    expect(throughProxy.status).toBe(303);
    expect((await here.get('/')).status).toBe(200);
  });
});
