import { afterAll, describe, expect, it } from 'vitest';
import { Browser, makeMunicipality, TEST_ORIGIN, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { CLIENT, startForger, startIdentityProvider } from '../../../test/kit/identity-provider.ts';
import { codeOf, setUpSecondFactor } from '../../../test/kit/second-factor.ts';

const db = await testDatabase();
const city = await startIdentityProvider();
const forger = await startForger();
afterAll(() => {
  city.close();
  forger.close();
});

let now = new Date();
const over = (issuer: string) =>
  testApplication(db, () => now, {
    origin: TEST_ORIGIN,
    identityProvider: { issuer, label: '庁内アカウント', ...CLIENT },
  });
const app = over(city.origin);
let subjects = 0;
const newSubject = () => `shokuin-${++subjects}`;

/** Somebody whose account the secretariat has linked to `subject`. */
async function linked(subject: string, of = app, issuer = city.origin) {
  const municipality = await makeMunicipality(db, { roles: ['secretariat', 'writer'] });
  const { accountId } = await db.kysely
    .selectFrom('account')
    .select('id as accountId')
    .where('sign_in', '=', municipality.signIn('writer'))
    .executeTakeFirstOrThrow();
  await db.kysely
    .insertInto('external_identity')
    .values({
      issuer,
      subject,
      municipality_id: municipality.id,
      account_id: accountId,
      linked_at: now.toISOString(),
      linked_by: '試し',
    })
    .execute();
  return { municipality, accountId, browser: new Browser(of) };
}

async function comeBack(browser: Browser, subject: string, next = '/plans') {
  city.signedInAs(subject);
  const left = await browser.get(`/identity-provider?next=${encodeURIComponent(next)}`);
  expect(left.status).toBe(303);
  return browser.get(await city.visit(left.headers.get('location')!));
}

describe('signing in by the identity provider', () => {
  it('is offered on the sign-in page where there is one', async () => {
    const page = await (await new Browser(app).get('/sign-in?next=/plans')).text();
    expect(page).toContain('href="/identity-provider?next=%2Fplans"');
    expect(page).toContain('庁内アカウントでログイン');
    const without = new Browser(testApplication(db));
    expect(await (await without.get('/sign-in')).text()).not.toContain('/identity-provider');
    expect((await without.get('/identity-provider')).status).toBe(404);
    expect((await without.get('/identity-provider/callback?code=x&state=y')).status).toBe(404);
  });

  it('leads to where one wanted to go, with state, nonce and PKCE on the way', async () => {
    const subject = newSubject();
    const { browser, municipality } = await linked(subject);
    city.signedInAs(subject);
    const left = await browser.get('/identity-provider?next=/plans');
    const asked = new URL(left.headers.get('location')!).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      scope: 'openid',
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${TEST_ORIGIN}/identity-provider/callback`,
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)!.length).toBeGreaterThan(30);
    const answer = await browser.get(await city.visit(left.headers.get('location')!));
    expect(answer.headers.get('location')).toBe('/plans');
    expect((await browser.get('/')).status).toBe(200);
    expect(await (await browser.get('/account')).text()).toContain('共通アカウント');
    const event = await db.kysely
      .selectFrom('event')
      .select('details')
      .where('municipality_id', '=', municipality.id)
      .where('kind', '=', 'signed-in')
      .executeTakeFirstOrThrow();
    expect(event.details).toEqual({ way: 'identity-provider' });
  });

  it('does not lead out of the installation', async () => {
    const subject = newSubject();
    const { browser } = await linked(subject);
    expect((await comeBack(browser, subject, '//evil.example')).headers.get('location')).toBe('/');
  });

  it('asks for the second factor too', async () => {
    const subject = newSubject();
    const { browser, municipality } = await linked(subject);
    const owner = await new Browser(app).signIn(municipality.signIn('writer'));
    const { secret } = await setUpSecondFactor(owner, now);
    now = new Date(now.getTime() + 60_000);
    const answer = await comeBack(browser, subject);
    expect(answer.headers.get('location')).toBe('/second-factor?next=%2Fplans');
    expect((await browser.get('/')).status).toBe(303);
    const code = codeOf(secret, now);
    expect((await browser.post('/second-factor', { code, next: '/plans' })).headers.get('location')).toBe(
      '/plans',
    );
    expect((await browser.get('/')).status).toBe(200);
  });

  it('tells whom nobody has linked what to ask for, and makes no account of an address', async () => {
    const subject = newSubject();
    const answer = await comeBack(new Browser(app), subject);
    expect(answer.status).toBe(403);
    const page = await answer.text();
    expect(page).toContain(subject);
    expect(page).toContain('計画の事務局に');
    expect(answer.headers.getSetCookie().some((cookie) => cookie.startsWith('ayumi_session='))).toBe(false);
  });

  it('keeps a locked account out', async () => {
    const subject = newSubject();
    const { browser, accountId } = await linked(subject);
    await db.kysely.updateTable('account').set({ is_locked: true }).where('id', '=', accountId).execute();
    expect((await comeBack(browser, subject)).status).toBe(403);
    expect((await browser.get('/')).status).toBe(303);
  });

  it('is refused where the answer is not to what this browser began', async () => {
    const subject = newSubject();
    const { browser } = await linked(subject);
    city.signedInAs(subject);
    const left = await browser.get('/identity-provider');
    const back = await city.visit(left.headers.get('location')!);
    expect((await new Browser(app).get(back)).status).toBe(403);
    const other = new Browser(app);
    await other.get('/identity-provider');
    expect((await other.get(back)).status).toBe(403);
    expect((await browser.get(back)).status).toBe(303);
    expect((await browser.get(back)).status).toBe(403);
    await browser.get('/identity-provider');
    browser.cookies.set('ayumi_flow', 'AAAA');
    expect((await browser.get(back)).status).toBe(403);
  });

  it('is refused when it took longer than ten minutes, and when the person turned back', async () => {
    const subject = newSubject();
    const { browser } = await linked(subject);
    city.signedInAs(subject);
    const left = await browser.get('/identity-provider');
    const back = await city.visit(left.headers.get('location')!);
    now = new Date(now.getTime() + 11 * 60_000);
    expect((await browser.get(back)).status).toBe(403);
    const turned = await comeBack(browser, 'turned back');
    expect(turned.status).toBe(403);
    expect(await turned.text()).toContain('ログインの画面からやり直して');
  });
});

describe('linking an account', () => {
  it('is done by its owner, from the session, and undone', async () => {
    const municipality = await makeMunicipality(db);
    const browser = await new Browser(app).signIn(municipality.signIn('secretariat'));
    const subject = newSubject();
    city.signedInAs(subject);
    await browser.get('/account');
    const page = await (await browser.post('/account/identity')).text();
    const url = page.match(/href="(http:\/\/localhost:\d+\/[^"]+)"/)![1]!.replaceAll('&amp;', '&');
    const answer = await browser.get(await city.visit(url));
    expect(answer.headers.get('location')).toBe('/account');
    expect(await (await browser.get('/account')).text()).toContain('結び付いています');
    const other = new Browser(app);
    expect((await comeBack(other, subject)).headers.get('location')).toBe('/plans');
    await browser.post('/account/identity/removal');
    expect((await other.get('/')).status).toBe(303);
    expect((await comeBack(other, subject)).status).toBe(403);
  });

  it('is not done in the session of somebody else, nor with the identity of somebody else', async () => {
    const subject = newSubject();
    await linked(subject);
    const municipality = await makeMunicipality(db, { roles: ['secretariat', 'writer'] });
    const browser = await new Browser(app).signIn(municipality.signIn('secretariat'));
    const begin = async () => {
      await browser.get('/account');
      const page = await (await browser.post('/account/identity')).text();
      return city.visit(page.match(/href="(http:\/\/localhost:\d+\/[^"]+)"/)![1]!.replaceAll('&amp;', '&'));
    };
    city.signedInAs(subject);
    expect((await browser.get(await begin())).status).toBe(409);
    city.signedInAs(newSubject());
    const back = await begin();
    await browser.signIn(municipality.signIn('writer'));
    expect((await browser.get(back)).status).toBe(403);
    const count = await db.kysely
      .selectFrom('external_identity')
      .selectAll()
      .where('municipality_id', '=', municipality.id)
      .execute();
    expect(count).toEqual([]);
  });

  it('is done by the secretariat, by issuer and subject', async () => {
    const municipality = await makeMunicipality(db, { roles: ['secretariat', 'writer'] });
    const secretariat = await new Browser(app).signIn(municipality.signIn('secretariat'));
    const { person_id: person } = await db.kysely
      .selectFrom('account')
      .select('person_id')
      .where('sign_in', '=', municipality.signIn('writer'))
      .executeTakeFirstOrThrow();
    const [subject, taken] = [newSubject(), newSubject()];
    await linked(taken);
    const path = `/people/${person}/account/identity`;
    expect((await secretariat.post(path, { subject: '' })).status).toBe(422);
    expect((await secretariat.post(path, { subject: taken })).status).toBe(422);
    expect((await secretariat.post(path, { subject })).status).toBe(303);
    expect((await comeBack(new Browser(app), subject)).headers.get('location')).toBe('/plans');
    expect((await secretariat.post(`${path}/removal`)).status).toBe(303);
    expect((await comeBack(new Browser(app), subject)).status).toBe(403);
  });
});

describe('an answer of the provider', () => {
  const wrong = over(forger.origin);
  const ask = async (of = wrong) => {
    const browser = new Browser(of);
    const left = await browser.get('/identity-provider');
    return left.status === 303 ? browser.get(forger.visit(left.headers.get('location')!)) : left;
  };

  it('is believed when everything is right', async () => {
    await linked('forged', wrong, forger.origin);
    forger.forge({});
    expect((await ask()).headers.get('location')).toBe('/');
  });

  const past = Math.floor(Date.now() / 1000) - 3600;
  it.each([
    ['a signature by another key', { isStrangeKey: true }],
    ['no signature', { alg: 'none' as const }],
    ['another issuer', { claims: { iss: 'http://localhost:1' } }],
    ['another audience', { claims: { aud: 'another-application' } }],
    ['another nonce', { claims: { nonce: 'another' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['a time that is over', { claims: { iat: past, exp: past + 60 } }],
    ['nobody in it', { claims: { sub: undefined } }],
  ])('is not believed with %s', async (_, forgery) => {
    forger.forge(forgery);
    const answer = await ask();
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('応答を確認できませんでした');
    expect(answer.headers.getSetCookie().some((cookie) => cookie.startsWith('ayumi_session='))).toBe(false);
  });

  it('sends the server to no other host', async () => {
    const fresh = over(forger.origin);
    forger.forge({ tokenOrigin: city.origin });
    expect((await ask(fresh)).status).toBe(500);
  });

  it('is asked for again after it could not be had', async () => {
    const fresh = over(forger.origin);
    forger.forge({ isDown: true });
    const answer = await new Browser(fresh).get('/identity-provider');
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('認証基盤につながらない');
    forger.forge({});
    expect((await ask(fresh)).headers.get('location')).toBe('/');
  });
});
