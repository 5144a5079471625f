import { describe, expect, it } from 'vitest';
import { Browser, makeMunicipality, TEST_PASSWORD, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { codeOf, setUpSecondFactor } from '../../../test/kit/second-factor.ts';

const db = await testDatabase();
const START = new Date('2026-03-31T08:00:00Z');

/** Somebody who has set up the second factor; `later` moves the clock on by seconds. */
async function somebody() {
  let now = START;
  const app = testApplication(db, () => now);
  const municipality = await makeMunicipality(db);
  const name = municipality.signIn('secretariat');
  const owner = await new Browser(app).signIn(name);
  const { secret, codes } = await setUpSecondFactor(owner, now);
  const later = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000);
  };
  later(90);
  const atTheDoor = async () => {
    const browser = new Browser(app);
    const answer = await browser.post('/session', { name, password: TEST_PASSWORD, next: '/plans' });
    expect(answer.headers.get('location')).toBe('/second-factor?next=%2Fplans');
    return browser;
  };
  const answer = (browser: Browser, code: string) => browser.post('/second-factor', { code, next: '/plans' });
  const code = () => codeOf(secret, now);
  return { app, municipality, name, owner, secret, codes, later, atTheDoor, answer, code };
}

const eventsOf = async (municipalityId: string) =>
  (
    await db.kysely
      .selectFrom('event')
      .select(['kind', 'details'])
      .where('municipality_id', '=', municipalityId)
      .orderBy('id')
      .execute()
  ).map(({ kind, details }) => `${kind} ${JSON.stringify(details)}`);

describe('setting up the second factor', () => {
  it('shows the secret as picture and text, asks for a code, and tells ten backup codes once', async () => {
    const { owner, codes, secret, municipality } = await somebody();
    expect(secret.replaceAll(' ', '')).toHaveLength(32);
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    const account = await (await owner.get('/account')).text();
    expect(account).toContain('あと10個');
    for (const code of codes) expect(account).not.toContain(code);
    expect((await owner.get('/account/second-factor')).headers.get('location')).toBe('/account');
    expect(await eventsOf(municipality.id)).toContain('second-factor-confirmed {}');
  });

  it('keeps the secret encrypted and the backup codes as hashes', async () => {
    const { secret, codes, municipality } = await somebody();
    const { rows } = await readAll(municipality.id);
    for (const text of [
      secret,
      secret.replaceAll(' ', ''),
      ...codes,
      ...codes.map((one) => one.replace('-', '')),
    ])
      expect(rows).not.toContain(text);
  });

  it('is not done by a wrong code, and ends the other sessions when it is', async () => {
    let now = START;
    const app = testApplication(db, () => now);
    const municipality = await makeMunicipality(db);
    const name = municipality.signIn('secretariat');
    const other = await new Browser(app).signIn(name);
    const owner = await new Browser(app).signIn(name);
    await owner.post('/account/second-factor');
    const wrong = await owner.post('/account/second-factor/confirmation', { code: '000000' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('確認コードが違うか');
    expect((await other.get('/')).status).toBe(200);
    await setUpSecondFactor(owner, now);
    now = new Date(now.getTime() + 1000);
    expect((await other.get('/')).status).toBe(303);
    expect((await owner.get('/')).status).toBe(200);
  });

  it('cannot be begun over one that is confirmed', async () => {
    const { owner, code, atTheDoor, answer } = await somebody();
    await owner.get('/account');
    await owner.post('/account/second-factor');
    expect((await owner.get('/account/second-factor')).headers.get('location')).toBe('/account');
    expect((await answer(await atTheDoor(), code())).status).toBe(303);
  });
});

describe('the second question', () => {
  it('is the only page of a session that waits for it', async () => {
    const { app, atTheDoor } = await somebody();
    const browser = await atTheDoor();
    const paths = new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path));
    for (const path of paths) {
      if (path === '/healthz' || path.includes('*')) continue;
      const answer = await browser.get(path.replace(/:[a-z]+/g, 'x'));
      if (['/second-factor', '/sign-in', '/password-reset'].includes(path)) expect(answer.status).toBe(200);
      else expect([path, answer.status === 303 || answer.status === 404]).toEqual([path, true]);
    }
  });

  it('leads on with a new token when the code is right', async () => {
    const { atTheDoor, answer, code, municipality } = await somebody();
    const browser = await atTheDoor();
    const before = browser.cookies.get('ayumi_session')!;
    const passed = await answer(browser, code());
    expect(passed.headers.get('location')).toBe('/plans');
    expect(browser.cookies.get('ayumi_session')).not.toBe(before);
    expect((await browser.get('/')).status).toBe(200);
    const events = await eventsOf(municipality.id);
    expect(events.slice(-2)).toEqual(['signed-in {"way":"password"}', 'second-factor-passed {"by":"code"}']);
    browser.cookies.set('ayumi_session', before);
    expect((await browser.get('/second-factor')).headers.get('location')).toBe('/sign-in');
  });

  it('takes a code in whatever width, and no code twice', async () => {
    const { atTheDoor, answer, code, later } = await somebody();
    const wide = code().replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    expect((await answer(await atTheDoor(), ` ${wide.slice(0, 3)} ${wide.slice(3)}`)).status).toBe(303);
    const again = await answer(await atTheDoor(), code());
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('一度使ったコード');
    later(30);
    expect((await answer(await atTheDoor(), code())).status).toBe(303);
  });

  it('takes one of two same codes that come at once', async () => {
    const { atTheDoor, answer, code } = await somebody();
    const browsers = [await atTheDoor(), await atTheDoor(), await atTheDoor()];
    const answers = await Promise.all(browsers.map((browser) => answer(browser, code())));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  it('does not take the code with which it was set up', async () => {
    const { atTheDoor, answer, secret } = await somebody();
    expect((await answer(await atTheDoor(), codeOf(secret, START))).status).toBe(422);
  });

  it('takes each backup code once', async () => {
    const { atTheDoor, answer, codes, municipality } = await somebody();
    const browser = await atTheDoor();
    expect((await answer(browser, codes[3]!.toUpperCase().replace('-', ' '))).status).toBe(303);
    expect(await (await browser.get('/account')).text()).toContain('あと9個');
    expect((await answer(await atTheDoor(), codes[3]!)).status).toBe(422);
    expect((await answer(await atTheDoor(), codes[4]!)).status).toBe(303);
    expect(await eventsOf(municipality.id)).toContain('second-factor-passed {"by":"backup-code"}');
  });

  it('is over after five wrong codes', async () => {
    const { atTheDoor, answer, code, municipality } = await somebody();
    const browser = await atTheDoor();
    for (let i = 0; i < 4; i++) expect((await answer(browser, '000000')).status).toBe(422);
    const last = await answer(browser, '000000');
    expect(await last.text()).toContain('はじめからログインし直して');
    expect((await answer(browser, code())).headers.get('location')).toBe('/sign-in');
    expect(await eventsOf(municipality.id)).toContain('second-factor-refused {}');
    expect((await answer(await atTheDoor(), code())).status).toBe(303);
  });

  it('pauses for who has the password alone, and not for the browser that has passed it before', async () => {
    const { app, name, atTheDoor, answer, code, later } = await somebody();
    const owner = await atTheDoor();
    expect((await answer(owner, code())).status).toBe(303);
    later(30);
    const thief = async (at: string) => {
      const browser = new Browser(app, at);
      await browser.post('/session', { name, password: TEST_PASSWORD });
      return browser;
    };
    let answers = 0;
    for (let round = 0; round < 5; round++) {
      const browser = await thief(`10.0.1.${round}`);
      for (let i = 0; i < 5 && (await answer(browser, '000000')).status === 422; i++) answers++;
    }
    expect(answers).toBe(20);
    const other = await answer(await thief('10.0.1.77'), code());
    expect(other.status).toBe(429);
    await owner.get('/');
    await owner.post('/session/end');
    await owner.post('/session', { name, password: TEST_PASSWORD });
    expect((await answer(owner, code())).status).toBe(303);
  });

  it('waits for ten minutes', async () => {
    const { atTheDoor, answer, code, later } = await somebody();
    const browser = await atTheDoor();
    later(10 * 60 + 1);
    expect((await answer(browser, code())).headers.get('location')).toBe('/sign-in');
  });
});

describe('giving up the second factor', () => {
  it('needs a code, and so do new backup codes', async () => {
    const { owner, code, codes, later, municipality } = await somebody();
    await owner.get('/account');
    expect((await owner.post('/account/second-factor/removal', { code: '000000' })).status).toBe(422);
    const renewed = await (await owner.post('/account/backup-codes', { code: code() })).text();
    expect(renewed.match(/<li>[a-z0-9]{5}-[a-z0-9]{5}<\/li>/g)).toHaveLength(10);
    expect((await owner.post('/account/second-factor/removal', { code: codes[0]! })).status).toBe(422);
    later(30);
    const left = await owner.post('/account/second-factor/removal', { code: code() });
    expect(left.headers.get('location')).toBe('/account');
    await new Browser(testApplication(db)).signIn(municipality.signIn('secretariat'));
    expect(await eventsOf(municipality.id)).toContain('second-factor-removed {"by":"owner"}');
  });
});

/** Every row of every table that belongs to a municipality, as one text. */
async function readAll(municipalityId: string) {
  const tables = [
    'event',
    'session',
    'account',
    'second_factor',
    'backup_code',
    'one_time_token',
    'mail',
  ] as const;
  const rows: unknown[] = [];
  for (const table of tables)
    rows.push(
      ...(await db.kysely
        .selectFrom(table)
        .selectAll()
        .where('municipality_id', '=', municipalityId)
        .execute()),
    );
  const asText = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && (value as { type?: string }).type === 'Buffer'
      ? Buffer.from((value as { data: number[] }).data).toString('latin1')
      : value;
  return { rows: JSON.stringify(rows, asText) };
}
