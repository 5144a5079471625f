import { describe, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { countQueries } from '../../../test/kit/count-queries.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf, makeDepartmentsOf } from '../../../test/kit/departments.ts';
import { officePlan, runningYear } from '../../../test/kit/office-plan.ts';

const db = await testDatabase();
/** A week before the end of the stage. */
const app = testApplication(db, () => new Date('2026-05-24T03:00:00Z'));

async function office(plan: ExchangePlan) {
  const city = await makeMunicipality(db, {
    roles: ['secretariat', 'writer', 'approver', 'reviewer', 'committee'],
    departments: { writer: '試し0課', approver: '試し0課' },
  });
  const planId = `plan-${city.id}`;
  await makeDepartmentsOf(db, city.id, plan);
  await inTransaction(db, (tx) => storePlan(tx, city.id, plan, { actor: '事務局', planId }));
  const browser = await new Browser(app).signIn(city.signIn('secretariat'));
  return { city, browser, planId, path: `/plans/${planId}/cycles/2025` };
}
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const read = async (browser: Browser, path: string) => {
  const answer = await browser.get(path);
  expect(answer.status, path).toBe(200);
  return answer.text();
};

describe('the board', () => {
  test('says the stage, the sheets in 実数, and what to do next', async () => {
    const { browser, path } = await office(runningYear(officePlan()));
    const text = textOf(await read(browser, path));
    expect(text).toContain('いまの段階：記入・提出');
    expect(text).toContain('令和8年5月31日 あと7日');
    expect(text).toContain('シート（実数）4枚 差戻し 1 未記入 1 承認待ち 1 承認済み 1');
    expect(text).toMatch(/締切の近い2課に知らせる 担当分2件/);
    expect(text).toContain('差し戻した担当分1件の直しを待つ');
    expect(text).toContain('承認のそろった1枚を確かめて受理する');
  });

  test('lists each department’s parts with links to what is behind the figures', async () => {
    const { browser, path } = await office(runningYear(officePlan()));
    const page = await read(browser, path);
    const line = page.match(/<tr>(?:(?!<\/tr>).)*<th scope="row">試し0課<\/th>.*?<\/tr>/s)![0];
    expect(line).toContain(`name="department" value="${idOf('試し0課')}"`);
    expect(line).toMatch(/progress=empty#parts">1</);
    const shown = textOf(await read(browser, `${path}?department=${idOf('試し0課')}&progress=empty`));
    expect(shown).toContain('担当分 1 件（全 4 件のうち）');
    expect(shown).toContain('試しの事業0');
  });

  test('counts what is overdue from the day after, in Japan', async () => {
    const at = await office(runningYear(officePlan()));
    const on = async (moment: string) => {
      const late = testApplication(db, () => new Date(moment));
      const browser = await new Browser(late).signIn(at.city.signIn('secretariat'));
      return textOf(await read(browser, at.path));
    };
    expect(await on('2026-05-31T14:59:59Z')).toContain('令和8年5月31日 今日まで');
    const after = await on('2026-05-31T15:00:00Z');
    expect(after).toContain('令和8年5月31日 1日超過');
    expect(after).toContain('締切を過ぎた2課に催促する');
  });

  test('offers to write for a department without accounts, by link or in its place', async () => {
    const { browser, path, planId } = await office(runningYear(officePlan()));
    const page = await read(browser, path);
    const own = encodeURIComponent(idOf('試し0課'));
    expect(page).toContain(`/plans/${planId}/sheets/s-2025-0/entry?department=${own}`);
    expect(page).toContain(
      `/links/new?kind=sheet&amp;plan=${planId}&amp;sheet=s-2025-0&amp;department=${own}`,
    );
  });

  test('goes out as CSV, narrowed as the page is', async () => {
    const { browser, path } = await office(runningYear(officePlan()));
    const csv = await read(browser, `${path}/board.csv?progress=returned`);
    expect(csv.split('\r\n')).toEqual([
      '番号,事業名,課,状態,締切日,残り日数,最後の保存,更新のない日数,未解決の指摘',
      '2,試しの事業1,試し1課,差戻し,2026-05-31,7,,39,0',
      '',
    ]);
  });

  test('asks as few questions of 120 projects in 20 departments as of four, and of 340', async () => {
    const asked = async (plan: ExchangePlan) => {
      const { browser, path } = await office(plan);
      const counted = countQueries(db);
      const headers = { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
      const counting = testApplication(counted.db, () => new Date('2026-05-24T03:00:00Z'));
      expect((await counting.request(path, { headers })).status).toBe(200);
      return counted.count();
    };
    const few = await asked(runningYear(officePlan()));
    expect(await asked(runningYear(officePlan({ projects: 120, departments: 20 })))).toBe(few);
    expect(await asked(runningYear(officePlan({ projects: 340, departments: 20 })))).toBe(few);
    expect(few).toBeLessThanOrEqual(7);
  });

  test('of a year without sheets still says what can be done', async () => {
    const { browser, path } = await office(runningYear(officePlan({ projects: 0 })));
    expect(textOf(await read(browser, path))).toContain('シート（実数）0枚');
  });

  test('is the secretariat’s, of its own municipality', async () => {
    const { city, path } = await office(runningYear(officePlan()));
    const writer = await new Browser(app).signIn(city.signIn('writer'));
    expect((await writer.get(path)).status).toBe(403);
    const elsewhere = await office(runningYear(officePlan()));
    for (const page of [
      '',
      '/board.csv',
      '/calendar.ics',
      '/dates',
      '/sheets',
      '/reminders',
      '/move?to=reviewing',
    ])
      expect((await elsewhere.browser.get(path + page)).status, page).toBe(404);
    for (const year of ['2019', 'x', '20255'])
      expect((await elsewhere.browser.get(`/plans/${elsewhere.planId}/cycles/${year}`)).status).toBe(404);
  });
});

describe('reminders', () => {
  test('are shown before they are sent, and go to writers and heads of what each has', async () => {
    const { browser, path, city } = await office(runningYear(officePlan()));
    await db.kysely
      .updateTable('person')
      .set({ email: 'kaki@example.jp' })
      .where('municipality_id', '=', city.id)
      .where('name', '=', '試しのwriter')
      .execute();
    const page = await read(
      browser,
      `${path}/reminder?department=${idOf('試し0課')}&department=${idOf('試し1課')}`,
    );
    const text = textOf(page);
    expect(text).toContain('試し0課（提出待ち 1件） 試し0課 試しのwriter kaki@example.jp');
    expect(text).toContain('試し0課（承認待ち 1件） 試し0課 試しのapprover メールアドレスなし（手渡し）');
    expect(text).toContain('試し1課（提出待ち 1件） 試し1課 メールアドレスなし（手渡し）');
    expect(await mailsOf(city.id)).toEqual([]);
    const answer = await browser.post(`${path}/reminders`, {
      department: [idOf('試し0課'), idOf('試し1課')],
      message: 'お忙しいところ恐れ入ります。',
    });
    expect(answer.headers.get('location')).toBe(`${path}/reminders`);
    const mails = await mailsOf(city.id);
    expect(mails.map((mail) => [mail.to_label, mail.to_address, mail.state, mail.digest])).toEqual([
      ['試し0課 試しのwriter', 'kaki@example.jp', 'waiting', 'reminder'],
      ['試し0課 試しのapprover', null, 'by-hand', 'reminder'],
      ['試し1課', null, 'by-hand', 'reminder'],
    ]);
    expect(mails[0]!.text).toContain('・1　試しの事業0（未記入）');
    expect(mails[0]!.text).toContain('締切日　令和8年5月31日');
    expect(mails[0]!.text).toContain('お忙しいところ恐れ入ります。');
    const log = textOf(await read(browser, `${path}/reminders`));
    expect(log).toContain('催促のメールの送信を受け付けました。');
    expect(log).toContain('試し0課 提出の催促 1件 試し0課 試しのwriter 送信待ち');
  });

  test('go to the address of the office where nobody holds the post', async () => {
    const { browser, path, city } = await office(runningYear(officePlan()));
    await db.kysely
      .updateTable('department')
      .set({ email: 'ka1@example.jp' })
      .where('municipality_id', '=', city.id)
      .where('name', '=', '試し1課')
      .execute();
    await read(browser, `${path}/reminder?department=${idOf('試し1課')}`);
    await browser.post(`${path}/reminders`, { department: idOf('試し1課'), message: '' });
    expect(await mailsOf(city.id)).toMatchObject([{ to_label: '試し1課', to_address: 'ka1@example.jp' }]);
  });

  test('to nobody are not sent', async () => {
    const { browser, path, city } = await office(runningYear(officePlan()));
    const answer = await browser.post(`${path}/reminders`, { department: '知らない課', message: '' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('催促する課を一つ以上選んでください。');
    expect(await mailsOf(city.id)).toEqual([]);
  });
});

const mailsOf = (municipality: string) =>
  db.kysely
    .selectFrom('mail')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .orderBy('made_at')
    .orderBy('to_label', 'desc')
    .orderBy('to_address')
    .execute()
    .then((mails) => mails.sort((a, b) => order(a.to_label) - order(b.to_label)));
const order = (label: string) => ['試し0課 試しのwriter', '試し0課 試しのapprover', '試し1課'].indexOf(label);

describe('the calendar file', () => {
  test('has whole days for everybody, and each exception beside', async () => {
    const plan = runningYear(officePlan());
    plan.cycles![0]!.exceptions = [{ department: '試し0課', stage: 'collecting', due: '2026-06-05' }];
    const { browser, path, city } = await office(plan);
    const file = await read(browser, `${path}/calendar.ics`);
    const days = (text: string) => [...text.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map((match) => match[1]);
    expect(days(file)).toEqual(['20260531', '20260605', '20260610', '20260715', '20260831']);
    const ids = [...file.replace(/\r\n /g, '').matchAll(/UID:(.*)/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(5);
    const writer = await new Browser(app).signIn(city.signIn('writer'));
    const own = await read(writer, `${path}/calendar.ics`);
    expect(days(own)).toEqual(['20260605', '20260610', '20260715', '20260831']);
    expect(own.replace(/\r\n /g, '')).toContain('【締切】シートの記入と提出（令和7年度）試し0課');
  });
});
