import { verify } from '@node-rs/argon2';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppConfig } from '#config';
import {
  Browser,
  makeMunicipality,
  TEST_ORIGIN,
  TEST_PASSWORD,
  testApplication,
} from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';

vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof import('@node-rs/argon2')>();
  return { ...argon2, verify: vi.fn(argon2.verify) };
});

const db = await testDatabase();
const HOUR = 60 * 60 * 1000;
const NEW_PASSWORD = 'kawa-no-hotori-no-ki';
const WITH_MAIL: Partial<AppConfig> = {
  origin: TEST_ORIGIN,
  mail: { url: 'smtp://localhost:25', from: 'fukushi@example.lg.jp', quietHours: null },
};

async function somebody(config = WITH_MAIL) {
  let now = new Date('2026-03-31T08:00:00Z');
  const app = testApplication(db, () => now, config);
  const municipality = await makeMunicipality(db, { roles: ['secretariat', 'writer'] });
  const name = municipality.signIn('secretariat');
  const email = `${name}@Example.lg.jp`;
  await setEmail(name, email);
  const mails = () =>
    db.kysely
      .selectFrom('mail')
      .selectAll()
      .where('municipality_id', '=', municipality.id)
      .orderBy('made_at')
      .execute();
  const later = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  return { app, municipality, name, email, mails, later };
}

async function setEmail(signIn: string, email: string | null) {
  const { person_id } = await db.kysely
    .selectFrom('account')
    .select('person_id')
    .where('sign_in', '=', signIn)
    .executeTakeFirstOrThrow();
  await db.kysely.updateTable('person').set({ email }).where('id', '=', person_id).execute();
}

const ask = async (browser: Browser, name: string) => {
  const answer = await browser.post('/password-reset', { name });
  expect(answer.status).toBe(200);
  return answer.text();
};
const linkIn = (text: string) => text.match(/http:\/\/localhost(\/passwords\/[\w-]{43})/)![1]!;

describe('a forgotten password', () => {
  it('is set anew by a link in a mail, within the hour and once', async () => {
    const { app, name, email, mails, later } = await somebody();
    const open = await new Browser(app).signIn(name);
    const browser = new Browser(app);
    await ask(browser, name);
    await ask(browser, email.toUpperCase());
    const [first, second] = await mails();
    expect(first).toMatchObject({ kind: 'reset', state: 'waiting', to_address: email });
    later(HOUR - 1000);
    const path = linkIn(first!.text);
    expect((await browser.get(path)).status).toBe(200);
    await browser.post(path, { password: NEW_PASSWORD, again: NEW_PASSWORD });
    expect((await open.get('/')).status).toBe(303);
    expect((await browser.get(linkIn(second!.text))).status).toBe(403);
    await browser.signIn(name, NEW_PASSWORD);
  });

  it('is not set an hour later', async () => {
    const { app, name, mails, later } = await somebody();
    await ask(new Browser(app), name);
    later(HOUR);
    expect((await new Browser(app).get(linkIn((await mails())[0]!.text))).status).toBe(403);
  });

  it('gets one and the same answer, and no mail, where there is not exactly one account to write to', async () => {
    const { app, municipality, name, email, mails } = await somebody();
    const browser = new Browser(app);
    const usual = await ask(browser, name);
    expect(await mails()).toHaveLength(1);
    const writer = municipality.signIn('writer');
    const cases: [string, () => Promise<unknown>][] = [
      ['nobody-here', async () => {}],
      [writer, () => setEmail(writer, null)],
      [email, () => setEmail(writer, email.toLowerCase())],
      [
        writer,
        () =>
          db.kysely.updateTable('account').set({ is_locked: true }).where('sign_in', '=', writer).execute(),
      ],
      [
        writer,
        () =>
          db.kysely
            .updateTable('account')
            .set({ is_locked: false, password_hash: null })
            .where('sign_in', '=', writer)
            .execute(),
      ],
    ];
    for (const [asked, prepare] of cases) {
      await prepare();
      expect(await ask(browser, asked)).toBe(usual);
    }
    expect(await mails()).toHaveLength(1);
  });

  it('does not flood a mailbox, and says the same', async () => {
    const { app, name, mails } = await somebody();
    const usual = await ask(new Browser(app), name);
    for (let i = 0; i < 4; i++) expect(await ask(new Browser(app, `10.0.2.${i}`), name)).toBe(usual);
    expect(await mails()).toHaveLength(3);
  });

  it('pauses an address that asks on and on', async () => {
    const { app } = await somebody();
    const browser = new Browser(app, '10.0.3.1');
    await Promise.all(Array.from({ length: 30 }, (_, i) => ask(browser, `guess-${i}`)));
    expect((await browser.post('/password-reset', { name: 'guess' })).status).toBe(429);
  });

  it('is a matter of the secretariat where no mail is sent, or no address is configured that a mail may name', async () => {
    for (const config of [{}, { mail: WITH_MAIL.mail! }]) {
      const { app, name, mails } = await somebody(config);
      const browser = new Browser(app);
      expect(await (await browser.get('/password-reset')).text()).toContain(
        '計画の事務局に、パスワードの再設定を依頼して',
      );
      await browser.post('/password-reset', { name }, { host: 'evil.example' });
      expect(await mails()).toEqual([]);
    }
  });
});

describe('a token that never was', () => {
  it('is not told apart, and after many of them not looked at; real ones still open', async () => {
    const { app, name, mails } = await somebody();
    await ask(new Browser(app), name);
    const browser = new Browser(app, '10.0.4.1');
    for (let i = 0; i < 50; i++) expect((await browser.get(`/passwords/guess-${i}`)).status).toBe(404);
    expect((await browser.get('/passwords/guess-51')).status).toBe(403);
    expect((await browser.get(linkIn((await mails())[0]!.text))).status).toBe(200);
  });
});

describe('the time of an answer', () => {
  beforeEach(() => {
    vi.mocked(verify).mockClear();
  });

  it.each([
    ['a wrong password', (name: string) => name],
    ['an unknown name', () => 'nobody-here'],
  ])('is that of one password for %s', async (_, nameOf) => {
    const { app, name } = await somebody();
    await new Browser(app).post('/session', { name: nameOf(name), password: 'wrong-wrong-wrong' });
    expect(vi.mocked(verify)).toHaveBeenCalledTimes(1);
    const [hash] = vi.mocked(verify).mock.calls[0]!;
    expect(String(hash)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('is that of one password for who was invited and has none, and for who is locked', async () => {
    const { app, name } = await somebody();
    await db.kysely.updateTable('account').set({ is_locked: true }).where('sign_in', '=', name).execute();
    await new Browser(app).post('/session', { name, password: TEST_PASSWORD });
    await db.kysely.updateTable('account').set({ password_hash: null }).where('sign_in', '=', name).execute();
    await new Browser(app).post('/session', { name, password: TEST_PASSWORD });
    expect(vi.mocked(verify)).toHaveBeenCalledTimes(2);
  });
});
