import { beforeEach, describe, expect, test } from 'vitest';
import type { Config } from '#config';
import { inTransaction } from '#db/transaction.ts';
import { claimMail } from '#records/mail/claim-mail.ts';
import { type NewMail, queueMail } from '#records/mail/queue-mail.ts';
import { makeMunicipality } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { headerOf, mailServer, textOf } from '../../../test/kit/mail-server.ts';
import { sendDueMails } from './send-due-mails.ts';

const db = await testDatabase();
const NOON = new Date('2026-05-11T03:00:00Z');
const later = (minutes: number, from = NOON) => new Date(from.getTime() + minutes * 60_000);

const settings = (url: string, more: Partial<NonNullable<Config['mail']>> = {}) => ({
  url,
  from: 'みどり市 福祉政策課 <fukushi@city.example.jp>',
  quietHours: { from: '19:00', to: '08:00' },
  ...more,
});
const round = (url: string, now = NOON, more: Partial<NonNullable<Config['mail']>> = {}) =>
  sendDueMails(db, settings(url, more), { clock: () => now });

async function queue(mail: Partial<NewMail> = {}): Promise<string> {
  const { id } = await makeMunicipality(db);
  return queueIn(id, mail);
}
const queueIn = (municipalityId: string, mail: Partial<NewMail> = {}) =>
  inTransaction(db, (tx) =>
    queueMail(tx, {
      municipalityId,
      kind: 'move',
      to: { address: 'choju@city.example.jp', label: '長寿課' },
      subject: 'シートの差戻し：配達員による見守り（令和7年度）の課題の書き方について',
      text: '差し戻しました。\n課題を書き足してください。',
      madeBy: '事務局',
      now: NOON,
      ...mail,
    }),
  );
const find = (id: string) =>
  db.kysely.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

// What one test leaves waiting would be due in the next.
beforeEach(async () => {
  await db.kysely.deleteFrom('mail').execute();
});

describe('a mail', () => {
  test('arrives as it was written, with sender, subject and text in Japanese', async () => {
    const server = await mailServer();
    const id = await queue();
    expect(await round(server.url())).toBe(1);
    const [{ from, to, raw }] = server.received as [(typeof server.received)[number]];
    expect([from, to]).toEqual(['fukushi@city.example.jp', ['choju@city.example.jp']]);
    expect(headerOf(raw, 'From')).toBe('みどり市 福祉政策課 <fukushi@city.example.jp>');
    expect(headerOf(raw, 'To')).toBe('長寿課 <choju@city.example.jp>');
    expect(headerOf(raw, 'Subject')).toBe((await find(id)).subject);
    expect(headerOf(raw, 'Auto-Submitted')).toBe('auto-generated');
    expect(textOf(raw).replaceAll('\r\n', '\n')).toBe('差し戻しました。\n課題を書き足してください。');
    expect(await find(id)).toMatchObject({ state: 'sent', attempts: 1, sent_at: NOON.toISOString() });
    expect(await round(server.url(), later(60))).toBe(0);
    await server.close();
  });

  test('cannot bring a header or an address of its own', async () => {
    const server = await mailServer();
    await queue({
      subject: '件名\r\nBcc: other@example.jp',
      to: { address: 'choju@city.example.jp', label: '課\r\nCc: other@example.jp' },
    });
    expect(await round(server.url())).toBe(1);
    expect(server.received[0]!.to).toEqual(['choju@city.example.jp']);
    expect(server.received[0]!.raw).not.toMatch(/^(Bcc|Cc):/im);
    await server.close();
  });

  test('keeps no address that opens something, once it is sent; before, and where it failed, it does', async () => {
    const server = await mailServer();
    const text =
      '次のアドレスを開いてください。\nhttps://ayumi.example.lg.jp/invitations/5b1f\n期限は7日です。';
    const sent = await queue({ kind: 'invitation', text });
    await round(server.url());
    expect((await find(sent)).text).toBe(
      '次のアドレスを開いてください。\n（アドレスは消去しました）\n期限は7日です。',
    );
    expect(textOf(server.received[0]!.raw)).toContain('/invitations/5b1f');
    await server.close();
    const waiting = await queue({ kind: 'reset', text });
    await round(server.url());
    expect((await find(waiting)).text).toBe(text);
  });
});

describe('where it does not go through', () => {
  test('a server that is down is tried again later, and takes it under the same Message-ID', async () => {
    const server = await mailServer();
    await server.close();
    const id = await queue();
    expect(await round(server.url())).toBe(0);
    const failed = await find(id);
    expect(failed).toMatchObject({ state: 'waiting', attempts: 1, not_before: later(1).toISOString() });
    expect(failed.last_error).toMatch(/ECONNREFUSED/);
    await server.open();
    expect(await round(server.url())).toBe(0);
    expect(await round(server.url(), later(2))).toBe(1);
    expect(headerOf(server.received[0]!.raw, 'Message-ID')).toBe(failed.message_id);
    expect(failed.message_id).toMatch(/@city\.example\.jp>$/);
    await server.close();
  });

  test('the waits grow, and after the sixth attempt a person is told', async () => {
    const server = await mailServer();
    await server.close();
    const id = await queue();
    let now = NOON;
    const waits: number[] = [];
    for (let attempt = 0; attempt < 5; attempt++) {
      await round(server.url(), now);
      const next = new Date((await find(id)).not_before);
      waits.push((next.getTime() - now.getTime()) / 60_000);
      now = next;
    }
    expect(waits).toEqual([1, 5, 30, 120, 720]);
    await round(server.url(), now);
    expect(await find(id)).toMatchObject({ state: 'failed', attempts: 6 });
    const event = await db.kysely
      .selectFrom('event')
      .select('kind')
      .where('subject_id', '=', id)
      .executeTakeFirst();
    expect(event?.kind).toBe('mail-failed');
  });

  test('an address that the server refuses for good fails at once, and the next mail goes out', async () => {
    const server = await mailServer({
      onRcptTo({ address }, _session, done) {
        done(
          address.startsWith('gone') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null,
        );
      },
    });
    const gone = await queue({ to: { address: 'gone@city.example.jp', label: '転出した人' } });
    const fine = await queue();
    expect(await round(server.url())).toBe(1);
    expect(await find(gone)).toMatchObject({ state: 'failed', attempts: 1 });
    expect((await find(gone)).last_error).toMatch(/no such user/);
    expect((await find(fine)).state).toBe('sent');
    await server.close();
  });

  test('an address that the server refuses for now waits', async () => {
    const server = await mailServer({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('grey-listed'), { responseCode: 451 })),
    });
    const id = await queue();
    expect(await round(server.url())).toBe(0);
    expect(await find(id)).toMatchObject({ state: 'waiting', attempts: 1 });
    await server.close();
  });

  test('a server that answers slowly is waited for, one that says nothing is not', async () => {
    const slow = await mailServer({ onConnect: (_session, done) => setTimeout(done, 300) });
    const id = await queue();
    expect(await round(slow.url())).toBe(1);
    expect((await find(id)).state).toBe('sent');
    await slow.close();

    const silent = await mailServer({ onConnect: () => {} });
    const waiting = await queue();
    expect(await round(silent.url('?greetingTimeout=200'))).toBe(0);
    expect(await find(waiting)).toMatchObject({ state: 'waiting', attempts: 1 });
    await silent.close();
  });

  test('a process that dies between sending and noting it sends again, under the same Message-ID', async () => {
    const server = await mailServer();
    const id = await queue();
    const claim = await claimMail(db, { now: NOON, isQuiet: false, domain: 'city.example.jp' });
    expect(claim?.mails.map((mail) => mail.id)).toEqual([id]);
    expect(await round(server.url(), later(1))).toBe(0);
    expect(await round(server.url(), later(11))).toBe(1);
    expect(headerOf(server.received[0]!.raw, 'Message-ID')).toBe(claim?.messageId);
    await server.close();
  });
});
