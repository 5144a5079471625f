import { beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { type NewMail, queueMail } from '#records/mail/queue-mail.ts';
import { isQuiet } from '#records/mail/quiet-hours.ts';
import { makeMunicipality } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { headerOf, mailServer, textOf } from '../../../test/kit/mail-server.ts';
import { sendDueMails } from './send-due-mails.ts';
import { startMailing } from './start-mailing.ts';

const db = await testDatabase();
const NOON = new Date('2026-05-11T03:00:00Z');
const later = (minutes: number, from = NOON) => new Date(from.getTime() + minutes * 60_000);
const settings = (url: string) => ({
  url,
  from: 'fukushi@city.example.jp',
  quietHours: { from: '19:00', to: '08:00' },
});
const round = (url: string, now: Date) => sendDueMails(db, settings(url), { clock: () => now });
const queueIn = (municipalityId: string, mail: Partial<NewMail>) =>
  inTransaction(db, (tx) =>
    queueMail(tx, {
      municipalityId,
      kind: 'reminder',
      to: { address: 'choju@city.example.jp', label: '長寿課' },
      subject: '提出のお願い',
      text: '本文',
      digest: 'news',
      madeBy: '事務局',
      now: NOON,
      ...mail,
    }),
  );

// What one test leaves waiting would be due in the next.
beforeEach(async () => {
  await db.kysely.deleteFrom('mail').execute();
});

describe('a digest', () => {
  test('is one mail of all that came within a quarter of an hour, for each address and municipality', async () => {
    const server = await mailServer();
    const [one, other] = [await makeMunicipality(db), await makeMunicipality(db)];
    await queueIn(one.id, { subject: '提出のお願い', text: '期限は5月15日です。' });
    await queueIn(one.id, {
      subject: '指摘が付きました',
      text: '数値を確かめてください。',
      now: later(5),
    });
    await queueIn(one.id, { to: { address: 'jutaku@city.example.jp', label: '住宅課' } });
    await queueIn(other.id, { subject: 'となり町から' });
    expect(await round(server.url(), later(10))).toBe(0);
    expect(await round(server.url(), later(15))).toBe(3);
    const subjects = server.received.map(({ raw }) => headerOf(raw, 'Subject')).sort();
    expect(subjects).toEqual(
      ['となり町から', '提出のお願い', '【あゆみ】お知らせ2件（提出のお願い ほか）'].sort(),
    );
    const text = textOf(server.received.find(({ raw }) => headerOf(raw, 'Subject').includes('2件'))!.raw);
    expect(text).toContain('1．提出のお願い');
    expect(text).toContain('期限は5月15日です。');
    expect(text.indexOf('2．指摘が付きました')).toBeGreaterThan(text.indexOf('1．提出のお願い'));
    expect(await round(server.url(), later(60))).toBe(0);
    await server.close();
  });

  test('that failed goes out again as the same mails; what came meanwhile is a mail of its own', async () => {
    const server = await mailServer();
    const { id } = await makeMunicipality(db);
    await queueIn(id, { subject: '一つ目' });
    await queueIn(id, { subject: '二つ目' });
    await server.close();
    await round(server.url(), later(20));
    await queueIn(id, { subject: '三つ目', now: later(20) });
    await server.open();
    expect(await round(server.url(), later(40))).toBe(2);
    expect(server.received.map(({ raw }) => headerOf(raw, 'Subject')).sort()).toEqual(
      ['【あゆみ】お知らせ2件（一つ目 ほか）', '三つ目'].sort(),
    );
    await server.close();
  });
});

describe('quiet hours', () => {
  test.each([
    ['18:59', false],
    ['19:00', true],
    ['23:30', true],
    ['00:00', true],
    ['07:59', true],
    ['08:00', false],
    ['12:00', false],
  ])('at %s in Japan: %s', (time, expected) => {
    const hours = { from: '19:00', to: '08:00' };
    expect(isQuiet(hours, new Date(`2026-05-11T${time}:00+09:00`))).toBe(expected);
    expect(isQuiet(null, new Date(`2026-05-11T${time}:00+09:00`))).toBe(false);
  });

  test('within a day', () => {
    const hours = { from: '12:00', to: '13:00' };
    expect(isQuiet(hours, new Date('2026-05-11T12:30:00+09:00'))).toBe(true);
    expect(isQuiet(hours, new Date('2026-05-11T13:00:00+09:00'))).toBe(false);
  });

  test('hold back news until the morning, and never an invitation', async () => {
    const server = await mailServer();
    const { id } = await makeMunicipality(db);
    const night = new Date('2026-05-11T21:00:00+09:00');
    await queueIn(id, { now: night });
    await inTransaction(db, (tx) =>
      queueMail(tx, {
        municipalityId: id,
        kind: 'invitation',
        to: { address: 'new@city.example.jp', label: '新任' },
        subject: 'あゆみへの招待',
        text: 'https://ayumi.example.lg.jp/x',
        madeBy: '事務局',
        now: night,
      }),
    );
    expect(await round(server.url(), later(60, night))).toBe(1);
    expect(headerOf(server.received[0]!.raw, 'Subject')).toBe('あゆみへの招待');
    expect(await round(server.url(), new Date('2026-05-12T07:59:00+09:00'))).toBe(0);
    expect(await round(server.url(), new Date('2026-05-12T08:00:00+09:00'))).toBe(1);
    await server.close();
  });
});

describe('the sender of a running installation', () => {
  test('sends 500 mails, each once, while two of it work on the same queue', async () => {
    const server = await mailServer();
    const { id } = await makeMunicipality(db);
    for (let at = 0; at < 500; at++)
      await queueIn(id, {
        subject: `件名${at}`,
        digest: undefined as never,
        to: { address: `a${at}@city.example.jp`, label: `課${at}` },
      });
    const senders = [1, 2].map(() => startMailing(db, settings(server.url()), () => NOON, 50));
    await expect.poll(() => server.received.length, { timeout: 60_000, interval: 100 }).toBe(500);
    for (const sender of senders) await sender.stop();
    expect(new Set(server.received.map(({ to }) => to[0])).size).toBe(500);
    const states = await db.kysely
      .selectFrom('mail')
      .select('state')
      .where('municipality_id', '=', id)
      .execute();
    expect(states.every(({ state }) => state === 'sent')).toBe(true);
    await server.close();
  }, 90_000);

  test('without a mail server does nothing', async () => {
    const { id } = await makeMunicipality(db);
    const mail = await queueIn(id, {});
    const sender = startMailing(db, null, () => later(60), 5);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await sender.stop();
    expect(
      await db.kysely.selectFrom('mail').select('attempts').where('id', '=', mail).executeTakeFirst(),
    ).toEqual({ attempts: 0 });
  });
});
