import { describe, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { type NewMail, queueMail } from '#records/mail/queue-mail.ts';
import { Browser, makeMunicipality, signedIn, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';

const db = await testDatabase();
const NOW = new Date('2026-05-11T03:00:00Z');
const mail = { url: 'smtp://127.0.0.1:9', from: 'a@example.jp', quietHours: null };
const withServer = testApplication(db, () => NOW, { mail });
const withoutServer = testApplication(db, () => NOW);
const queue = (municipalityId: string, more: Partial<NewMail> = {}) =>
  inTransaction(db, (tx) =>
    queueMail(tx, {
      municipalityId,
      kind: 'invitation',
      to: { address: 'choju@city.example.jp', label: '長寿課' },
      subject: 'あゆみへの招待',
      text: '長寿課 御中\n次のアドレスを開いてください。\nhttp://localhost/invitations/5b1f',
      madeBy: '試しの事務局',
      now: NOW,
      ...more,
    }),
  );
const fail = (id: string) =>
  db.kysely
    .updateTable('mail')
    .set({ state: 'failed', attempts: 6, last_error: '550 no such user' })
    .where('id', '=', id)
    .execute();

describe('without a mail server', () => {
  test('what waits is shown to be handed over, with its text, and forgets its address afterwards', async () => {
    const { browser, municipality } = await signedIn(db, withoutServer);
    const id = await queue(municipality.id);
    const list = await (await browser.get('/mail')).text();
    expect(list).toContain('届いていないメールが1件あります');
    expect(list).toContain('手渡し待ち');
    const page = await (await browser.get(`/mail/${id}`)).text();
    expect(page).toContain('http://localhost/invitations/5b1f');
    expect(page).toContain('mailto:choju%40city.example.jp?subject=');
    expect((await browser.post(`/mail/${id}/delivery`)).status).toBe(303);
    const after = await (await browser.get(`/mail/${id}`)).text();
    expect(after).toContain('届けたことを記録しました。');
    expect(after).toContain('届けた人');
    expect(after).not.toContain('5b1f');
    const kept = await db.kysely
      .selectFrom('mail')
      .select('text')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(kept.text).toBe('長寿課 御中\n次のアドレスを開いてください。\n（アドレスは消去しました）');
    expect((await browser.post(`/mail/${id}/delivery`)).status).toBe(409);
    const events = await db.kysely.selectFrom('event').select('kind').where('subject_id', '=', id).execute();
    expect(events).toEqual([{ kind: 'mail-handed-over' }]);
  });

  test('a mail to somebody without an address has no link to a mail program', async () => {
    const { browser, municipality } = await signedIn(db, withoutServer, 'operator');
    const id = await queue(municipality.id, { to: { address: null, label: '住宅課' } });
    const page = await (await browser.get(`/mail/${id}`)).text();
    expect(page).toContain('（メールアドレスの登録なし）');
    expect(page).not.toContain('mailto:');
  });
});

describe('with a mail server', () => {
  test('nobody reads the address that opens something while the mail waits or has failed', async () => {
    const { browser, municipality } = await signedIn(db, withServer);
    const id = await queue(municipality.id);
    expect(await (await browser.get(`/mail/${id}`)).text()).not.toContain('5b1f');
    await fail(id);
    const page = await (await browser.get(`/mail/${id}`)).text();
    expect(page).not.toContain('5b1f');
    expect(page).toContain('550 no such user');
    expect((await browser.post(`/mail/${id}/hand-delivery`)).status).toBe(303);
    expect(await (await browser.get(`/mail/${id}`)).text()).toContain('5b1f');
  });

  test('what was given up is tried again', async () => {
    const { browser, municipality } = await signedIn(db, withServer);
    const id = await queue(municipality.id);
    await fail(id);
    await browser.get(`/mail/${id}`);
    expect((await browser.post(`/mail/${id}/attempt`)).status).toBe(303);
    expect(
      await db.kysely
        .selectFrom('mail')
        .select(['state', 'attempts', 'not_before'])
        .where('id', '=', id)
        .executeTakeFirst(),
    ).toEqual({ state: 'waiting', attempts: 0, not_before: NOW.toISOString() });
  });

  test('what waits long after a failure is due at once, with all its attempts', async () => {
    const { browser, municipality } = await signedIn(db, withServer);
    const id = await queue(municipality.id);
    const later = { attempts: 4, not_before: '2026-05-11T15:00:00Z', last_error: '451 busy' };
    await db.kysely.updateTable('mail').set(later).where('id', '=', id).execute();
    expect(await (await browser.get(`/mail/${id}`)).text()).toContain('もう一度送る');
    expect((await browser.post(`/mail/${id}/attempt`)).status).toBe(303);
    const now = db.kysely.selectFrom('mail').select(['state', 'attempts', 'not_before']).where('id', '=', id);
    expect(await now.executeTakeFirst()).toEqual({
      state: 'waiting',
      attempts: 0,
      not_before: NOW.toISOString(),
    });
    expect((await browser.post(`/mail/${id}/hand-delivery`)).status).toBe(409);
  });

  test('the list is narrowed by the address and paged', async () => {
    const { browser, municipality } = await signedIn(db, withServer);
    for (let at = 0; at < 51; at++)
      await queue(municipality.id, { kind: 'reminder', subject: `お願い${at}。` });
    const failed = await queue(municipality.id, { subject: '届かない招待' });
    await fail(failed);
    const all = await (await browser.get('/mail')).text();
    expect(all).toContain('（全52件）');
    const only = await (await browser.get('/mail?state=failed')).text();
    expect(only).toContain('届かない招待');
    expect(only).not.toMatch(/お願い\d/);
    const second = await (await browser.get('/mail?kind=reminder&page=2')).text();
    expect(second.match(/お願い\d+。/g)).toHaveLength(1);
    const file = await (await browser.get('/mail.csv?state=failed')).text();
    expect(file.trim().split('\r\n')).toEqual([
      '件名,宛先,メールアドレス,種類,作成,送信,状態',
      '届かない招待,長寿課,choju@city.example.jp,招待,令和8年5月11日 12:00,,送信失敗',
    ]);
    expect((await browser.get('/mail?state=x&page=-1')).status).toBe(200);
  });
});

test('only the secretariat and the operator of the same municipality see it', async () => {
  const { browser } = await signedIn(db, withServer);
  const other = await makeMunicipality(db, {
    roles: ['writer', 'approver', 'reviewer', 'committee', 'viewer'],
  });
  const id = await queue(other.id);
  expect((await browser.get(`/mail/${id}`)).status).toBe(404);
  expect((await browser.post(`/mail/${id}/delivery`)).status).toBe(404);
  for (const role of ['writer', 'approver', 'reviewer', 'committee', 'viewer'] as const) {
    const person = await new Browser(withServer).signIn(other.signIn(role));
    expect((await person.get('/mail')).status).toBe(403);
    expect((await person.get(`/mail/${id}`)).status).toBe(403);
    expect((await person.post(`/mail/${id}/attempt`)).status).toBe(403);
  }
});
