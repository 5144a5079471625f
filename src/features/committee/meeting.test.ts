import { describe, expect, test } from 'vitest';
import { testApplication } from '../../../test/kit/browser.ts';
import { committeeOffice, textOf } from '../../../test/kit/committee-office.ts';
import { testDatabase } from '../../../test/kit/database.ts';

const db = await testDatabase();
/** A day before the meeting, the day itself, and the day after. */
let today = '2024-07-20T01:00:00Z';
const app = testApplication(db, () => new Date(today));
const BEFORE = '2024-07-20T01:00:00Z';
const AFTER = '2024-07-29T01:00:00Z';

async function withMeeting() {
  today = BEFORE;
  const office = await committeeOffice(db, app);
  const secretariat = await office.as('secretariat');
  await secretariat.get('/plans/plan/cycles/2023/meetings/new');
  const made = await secretariat.post('/plans/plan/cycles/2023/meetings', {
    title: '第1回 推進委員会',
    heldOn: '令和6年7月28日',
    place: '市役所 大会議室',
    minutes: '',
    attended: [office.member],
  });
  expect(made.status).toBe(303);
  const path = made.headers.get('location')!;
  return { ...office, secretariat, path, meeting: path.split('/').at(-1)! };
}

describe('a meeting of the committee', () => {
  test('comes back with what was typed, and is changed by the one who saw it last', async () => {
    const { secretariat, path } = await withMeeting();
    const refused = await secretariat.post('/plans/plan/cycles/2023/meetings', {
      title: '第2回',
      heldOn: '七月ごろ',
      minutes: 'まだ書きかけの<議事録>',
    });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('日にちは、2026年7月28日 や 令和8年7月28日 のように入力してください。');
    expect(page).toContain('まだ書きかけの&lt;議事録&gt;');

    const details = await (await secretariat.get(`${path}/details`)).text();
    expect(details).toContain('value="2024-07-28"');
    expect(details).toMatch(/name="attended" value="[^"]+" checked=""/);
    const fields = {
      title: '第1回 推進委員会',
      heldOn: '2024-07-28',
      place: '',
      minutes: '開会。',
      version: '1',
    };
    expect((await secretariat.post(`${path}/details`, fields)).status).toBe(303);
    const stale = await secretariat.post(`${path}/details`, { ...fields, minutes: '別の人の議事録' });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('別の人の議事録');
    expect(await (await secretariat.get(`${path}/details`)).text()).toContain('開会。');
  });

  test('shows a member where to look, everything in place, and a field for each thing', async () => {
    const { as, path } = await withMeeting();
    const page = await (await (await as('committee')).get(path)).text();
    const text = textOf(page);
    expect(text).toContain('令和6年7月28日 市役所 大会議室');
    expect(text).toContain('特に見ていただきたいシート（1件） ① 配達員による見守り 自己評価と査定が違う');
    expect(text).toContain('担当 長寿課、社協');
    expect(text).toContain('・協力店をたずね歩いた。');
    expect(text).toContain('延べ４８店');
    expect(page).not.toContain('/indicators/');
    const fields = [...page.matchAll(/<textarea[^>]*name="([^"]+)"/g)].map((match) => match[1]);
    expect(fields).toEqual([
      'new:sheet:s-1',
      'new:sheet:s-4',
      'new:node:n-2',
      'new:sheet:s-3',
      'new:node:n-4',
      'new:whole',
    ]);
  });

  test('takes everything that a member wrote in one go, and tells the owners', async () => {
    const { as, path, mails, kinds } = await withMeeting();
    const browser = await as('committee');
    await browser.get(path);
    const sent = await browser.post(path, {
      'new:sheet:s-1': ' 冬の見守りも、\r\nお願いしたい。 ',
      'new:node:n-4': '居場所の数が足りない。',
      'new:whole': '字を大きくしてほしい。',
      'new:sheet:s-3': '   ',
    });
    expect(sent.status).toBe(303);
    const page = await (await browser.get(path)).text();
    expect(page).toContain('意見を受け取りました。ありがとうございます。');
    expect(page).toMatch(
      /<textarea[^>]*name="own:o-[^"]+"[^>]*>\n冬の見守りも、\nお願いしたい。<\/textarea>/,
    );
    expect(await kinds('opinion-%')).toEqual(['opinion-given', 'opinion-given', 'opinion-given']);
    expect((await mails()).map(({ to_label, subject, digest }) => [to_label, subject, digest])).toEqual([
      ['社協', '推進委員会の意見：配達員による見守り', 'opinion'],
      ['長寿課', '推進委員会の意見：配達員による見守り', 'opinion'],
    ]);
    // The same page sent once more says nothing new.
    const again = await browser.post(path, { 'new:whole': '字を大きくしてほしい。' });
    expect(again.status).toBe(303);
    expect(await (await browser.get(path)).text()).toContain('新しく書かれた意見はありませんでした。');
  });

  test('keeps a member’s words when they cannot be taken', async () => {
    const { as, path, secretariat } = await withMeeting();
    const browser = await as('committee');
    await browser.get(path);
    await browser.post(path, { 'new:sheet:s-1': 'はじめの文' });
    const page = await (await browser.get(path)).text();
    const field = page.match(/name="(own:o-[^"]+)"/)![1]!;
    const seen = `seen:${field.slice(4)}`;
    const id = field.slice(4);
    await secretariat.get(`/plans/plan/opinions/${id}`);
    const changed = await secretariat.post(`/plans/plan/opinions/${id}`, {
      opinion: '事務局が直した文',
      given: '委員',
      version: '1',
    });
    expect(changed.status).toBe(303);
    const refused = await browser.post(path, {
      [field]: '委員が直した文',
      [seen]: '1',
      'new:whole': '全体のこと',
      'new:sheet:gone': '宛先のない文',
    });
    expect(refused.status).toBe(422);
    const back = await refused.text();
    for (const words of ['委員が直した文', '事務局が直した文', '全体のこと', '宛先のない文'])
      expect(back, words).toContain(words);
    const long = await browser.post(path, { 'new:whole': 'あ'.repeat(4001) });
    expect(long.status).toBe(422);
    expect(await long.text()).toContain('意見は4000文字以内で入力してください。');
    // Nothing of all that was written.
    expect(await (await secretariat.get('/plans/plan/cycles/2023/opinions')).text()).not.toContain(
      '全体のこと',
    );
    // Blank takes it back.
    expect((await browser.post(path, { [field]: '', [seen]: '2' })).status).toBe(303);
    expect(await (await browser.get(path)).text()).not.toContain('事務局が直した文');
  });

  test('shows the others’ words from the day after', async () => {
    const { as, path, secretariat, secondMember, meeting } = await withMeeting();
    await secretariat.get(`${path}/opinions`);
    const typed = await secretariat.post(`${path}/opinions`, {
      member: secondMember,
      target: 'sheet:s-1',
      text: '二人目の委員のことば',
    });
    expect(typed.headers.get('location')).toContain(`/meetings/${meeting}/opinions?member=`);
    const member = await as('committee');
    const id = (await (await secretariat.get(`${path}/opinions`)).text()).match(
      /opinions\/(o-[a-f0-9]+)"/,
    )![1]!;
    const places = [
      path,
      '/plans/plan/cycles/2023/opinions',
      '/plans/plan/cycles/2023/opinions.csv',
      '/plans/plan/cycles/2023/opinion-table',
      '/plans/plan/cycles/2023/opinion-table.csv',
      '/plans/plan/sheets/s-1',
      '/plans/plan/document.json',
      '/plans/plan/exports/file?what=opinions&format=csv',
    ];
    for (const place of places)
      expect(await (await member.get(place)).text(), place).not.toContain('二人目の委員のことば');
    expect((await member.get(`/plans/plan/opinions/${id}`)).status).toBe(404);
    today = AFTER;
    const later = await as('committee');
    for (const place of places)
      expect(await (await later.get(place)).text(), place).toContain('二人目の委員のことば');
    expect((await later.get(`/plans/plan/opinions/${id}`)).status).toBe(200);
  });

  test('is open to a one-time link, and only this meeting', async () => {
    const { byLink, path, meeting, secondMember } = await withMeeting();
    const linked = await byLink({
      kind: 'meeting',
      planId: 'plan',
      meetingId: meeting,
      personId: secondMember,
    });
    const page = await (await linked.get(path)).text();
    expect(page).toContain('書いた意見を送る');
    expect((await linked.post(path, { 'new:whole': 'リンクから書いた意見' })).status).toBe(303);
    expect(await (await linked.get(path)).text()).toContain('リンクから書いた意見');
    const row = await db.kysely
      .selectFrom('opinion')
      .select('given_by')
      .where('text', '=', 'リンクから書いた意見')
      .executeTakeFirstOrThrow();
    expect(row.given_by).toBe('委員（試しの自治会）');
    for (const other of [
      '/plans/plan/cycles/2023/opinions',
      `${path}/opinions`,
      `${path}/details`,
      '/plans/plan',
    ])
      expect((await linked.get(other)).status, other).toBe(403);
    const elsewhere = await byLink({
      kind: 'meeting',
      planId: 'plan',
      meetingId: 'm-other',
      personId: secondMember,
    });
    expect((await elsewhere.get(path)).status).toBe(403);
    // Every way on that the page offers is one that the link may take.
    const ways = [...page.match(/<main.*<\/main>/s)![0].matchAll(/<a [^>]*href="([^"#]+)"/g)].map(
      ([, href]) => href!,
    );
    for (const way of new Set(ways)) expect((await linked.get(way)).status, way).toBe(200);
  });

  test('takes no more words when the year is sealed', async () => {
    const { as, path, seal, secretariat } = await withMeeting();
    await seal(2023);
    const member = await as('committee');
    const page = await (await member.get(path)).text();
    expect(page).not.toContain('<textarea');
    expect((await member.post(path, { 'new:whole': '遅れた意見' })).status).toBe(409);
    expect((await secretariat.post(`${path}/opinions`, { text: '遅れた意見', target: 'whole' })).status).toBe(
      409,
    );
  });
});
