import { describe, expect, it } from 'vitest';
import { readCsv } from '#formats/csv/read-table.ts';
import { readWorkbook } from '#formats/xlsx/read-table.ts';
import { writeWorkbook } from '#formats/xlsx/write-table.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';

const db = await testDatabase();
const app = testApplication(db);
const HEAD = ['実施主体', '課', '係', '職名', '役割', '氏名', 'かな', 'メール', '着任日', '離任日'];

async function office() {
  const municipality = await makeMunicipality(db, { roles: ['secretariat'] });
  return { municipality, browser: await new Browser(app).signIn(municipality.signIn('secretariat')) };
}

const csv = (...rows: string[][]) => [HEAD, ...rows].map((row) => row.join(',')).join('\n');
const fileOf = (content: string | Uint8Array, name = '名簿.csv') =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name);

async function upload(browser: Browser, content: string | Uint8Array, name?: string) {
  await browser.get('/staff-list');
  const answer = await browser.post('/staff-list', { file: fileOf(content, name), since: '2026-04-01' });
  return { answer, path: answer.headers.get('location') ?? '' };
}

async function confirm(browser: Browser, path: string, fields: Record<string, string | string[]> = {}) {
  const page = await (await browser.get(path)).text();
  const stamp = page.match(/name="stamp" value="([^"]+)"/)![1]!;
  return { page, answer: await browser.post(`${path}/confirmation`, { stamp, endingOn: '', ...fields }) };
}

const download = async (browser: Browser) => {
  const reading = readCsv(await (await browser.get('/people.csv')).text(), 9999);
  return reading.ok ? reading.rows : [];
};

const one = [
  '市',
  '試し課',
  '一係',
  '担当',
  '担当',
  '試し 花子',
  'ためし はなこ',
  'hanako@example.jp',
  '',
  '',
];
const two = ['社協', '', '', '事務局長', '所属長', '試し 次郎', '', '', 'R8.4.1', ''];

describe('a staff list', () => {
  it('is shown first, then written, and comes out as it went in', async () => {
    const { browser, municipality } = await office();
    const { path } = await upload(browser, csv(one, two));
    const before = await db.kysely
      .selectFrom('person')
      .select('id')
      .where('municipality_id', '=', municipality.id)
      .execute();
    expect(before.length).toBe(1);
    const { page, answer } = await confirm(browser, path);
    for (const words of [
      '新しい課（2）',
      '新しい職（2）',
      '新しい職員・委員（2）',
      '着任（2）',
      '名簿にない在任中の人（1）',
    ])
      expect(page).toContain(words);
    expect(answer.headers.get('location')).toBe('/people');
    expect((await browser.get(path)).status).toBe(404);
    const rows = await download(browser);
    expect(rows[0]).toEqual(HEAD);
    expect(rows).toContainEqual([...one.slice(0, 8), '2026-04-01', '']);
    expect(rows).toContainEqual(['社協', '社協', ...two.slice(2, 8), '2026-04-01', '']);

    const again = await upload(browser, await (await browser.get('/people.csv')).text());
    expect(await (await browser.get(again.path)).text()).toContain('変わるところはありません');
    const bytes = new Uint8Array(await (await browser.get('/people.xlsx')).arrayBuffer());
    expect(await readWorkbook(bytes, 99)).toEqual({ ok: true, rows });
    const book = await upload(browser, bytes, '名簿.xlsx');
    expect(await (await browser.get(book.path)).text()).toContain('変わるところはありません');
  });

  it('ends only those who are ticked', async () => {
    const { browser } = await office();
    await confirm(browser, (await upload(browser, csv(one, two))).path);
    const { path } = await upload(browser, csv([...one.slice(0, 8), '2026-04-01', '2026-09-30']));
    const shown = await (await browser.get(path)).text();
    expect(shown).toContain('在任期間の変更・離任（1）');
    const missing = [...shown.matchAll(/name="ending" value="([^"]+)"\/>([^<]+)</g)];
    const ticked = missing.find(([, , words]) => words!.includes('試しのsecretariat'))?.[1] ?? '';
    expect(missing.length).toBe(1);
    await confirm(browser, path, { ending: ticked, endingOn: '2026-12-31' });
    const rows = await download(browser);
    expect(rows.find((row) => row[5] === '試し 花子')?.[9]).toBe('2026-09-30');
    expect(rows.find((row) => row[5] === '試しのsecretariat')?.[9]).toBe('2026-12-31');
    expect(rows.find((row) => row[5] === '試し 次郎')?.[9]).toBe('');
  });

  it('lists what it did not understand by line, and writes the rest', async () => {
    const { browser } = await office();
    const odd = ['市', '試し課', '', '係長', '課長補佐', '試し 三郎', '', '', '', ''];
    const { path } = await upload(browser, csv(one, odd, [...two.slice(0, 8), '4/1', '']));
    const { page } = await confirm(browser, path);
    expect(page).toContain('3行目：役割の「課長補佐」が分かりません');
    expect(page).toContain('4行目：着任日の「4/1」');
    expect((await download(browser)).map((row) => row[5])).toEqual([
      '氏名',
      '試しのsecretariat',
      '試し 花子',
    ]);
  });

  describe('with one name in three departments, written in three ways', () => {
    const line = (department: string, name: string, title = '係長') => [
      '市',
      department,
      '',
      title,
      '担当',
      name,
      '',
      '',
      'R8.4.1',
      '',
    ];
    const three = csv(
      line('支援課', '髙橋 一郎'),
      line('自立課', '高橋　一郎'),
      line('相談課', '高橋一郎', '主査'),
    );
    const held = async (browser: Browser) =>
      (await download(browser)).filter((row) => row[5]!.includes('一郎')).map((row) => [row[1], row[5]]);
    const personsOf = (id: string) =>
      db.kysely
        .selectFrom('person')
        .select('name')
        .where('municipality_id', '=', id)
        .where('name', 'like', '%一郎')
        .execute();

    it('asks whether it is one person, and writes nothing before that is answered', async () => {
      const { browser, municipality } = await office();
      const { path } = await upload(browser, three);
      const { page, answer } = await confirm(browser, path, { endingOn: '2026-05-01' });
      expect(page).toContain('同じ氏名の人（1）');
      for (const words of ['2行目：髙橋 一郎', '3行目：高橋　一郎', '4行目：高橋一郎', '支援課 係長'])
        expect(page).toContain(words);
      expect(page).not.toMatch(/name="same\.[^>]*checked/);
      expect(answer.status).toBe(422);
      const again = await answer.text();
      expect(again).toContain('「髙橋 一郎」が同じ人かどうかを選んでください。');
      expect(again).toContain('href="#field-same.高橋一郎"');
      expect(await personsOf(municipality.id)).toEqual([]);
    });

    it.each([
      ['one', 1, 3],
      ['each', 3, 3],
      ['later', 0, 0],
    ])('answered %s: %d persons at %d posts', async (same, persons, posts) => {
      const { browser, municipality } = await office();
      const { path } = await upload(browser, three);
      const { answer } = await confirm(browser, path, { 'same.高橋一郎': same });
      expect(answer.headers.get('location')).toBe('/people');
      expect(await personsOf(municipality.id)).toHaveLength(persons);
      expect(await held(browser)).toHaveLength(posts);
      if (posts === 0) return;
      const back = await upload(browser, await (await browser.get('/people.csv')).text());
      expect(await (await browser.get(back.path)).text()).toContain('変わるところはありません');
    });

    it('names who is known already, and leaves him where he is', async () => {
      const { browser, municipality } = await office();
      await confirm(browser, (await upload(browser, csv(line('支援課', '高橋 一郎')))).path);
      const { path } = await upload(browser, three);
      const { page } = await confirm(browser, path, { 'same.高橋一郎': 'each' });
      expect(page).toContain('登録済みの高橋 一郎さんとは別の人です');
      expect(page).not.toContain('2行目：髙橋 一郎');
      expect(await personsOf(municipality.id)).toHaveLength(3);
    });
  });

  it('is not written when something else was changed in between', async () => {
    const { browser } = await office();
    const { path } = await upload(browser, csv(one));
    const stamp = (await (await browser.get(path)).text()).match(/name="stamp" value="([^"]+)"/)![1]!;
    await browser.post('/departments', { body: 'city', name: '試し課', email: '' });
    await browser.get(path);
    const answer = await browser.post(`${path}/confirmation`, { stamp });
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('確かめている間に')]);
    expect((await confirm(browser, path)).answer.status).toBe(303);
  });

  it('is read in シフトJIS, with tabs, and with dates of Excel', async () => {
    const { browser } = await office();
    const head = Uint8Array.from([
      0x8e, 0x81, 0x96, 0xbc, 0x2c, 0x90, 0x45, 0x96, 0xbc, 0x2c, 0x96, 0xf0, 0x8a, 0x84, 0x0a,
    ]);
    const line = Uint8Array.from([
      0x8e, 0x8e, 0x82, 0xb5, 0x2c, 0x8e, 0xe5, 0x94, 0x43, 0x2c, 0x92, 0x53, 0x93, 0x96,
    ]);
    const { path } = await upload(browser, new Uint8Array([...head, ...line]));
    expect(await (await browser.get(path)).text()).toContain('主任（担当）');
    const tabs = await upload(browser, csv(one).replaceAll(',', '\t'), '名簿.tsv');
    expect(await (await browser.get(tabs.path)).text()).toContain('試し課（市）');
  });

  it('gives no spreadsheet a formula to run', async () => {
    const { browser } = await office();
    const nasty = ['市', '=cmd|calc', '', '+1', '担当', '@SUM(A1)', '', '', '', ''];
    await confirm(browser, (await upload(browser, csv(nasty))).path);
    const text = await (await browser.get('/people.csv')).text();
    expect(text).toContain("'=cmd|calc");
    expect(text).toContain("'@SUM(A1)");
    expect((await download(browser)).at(-1)?.slice(1, 6)).toEqual([
      '=cmd|calc',
      '',
      '+1',
      '担当',
      '@SUM(A1)',
    ]);
  });

  it.each([
    ['no file', '', '', '名簿のファイルを選んでください'],
    ['an empty file', '', '名簿.csv', '中身がありません'],
    [
      '50,000 lines',
      `${HEAD.join(',')}\n${`${one.join(',')}\n`.repeat(50_000)}`,
      '名簿.csv',
      '5,000行を超えています',
    ],
    ['too many bytes', 'あ'.repeat(2_000_000), '名簿.csv', '5MBまで'],
    ['a workbook cut short', 'PK\u0003\u0004壊れた', '名簿.xlsx', 'Excelのファイルとして開けません'],
    ['other columns', '名前,所属\n試し,課', '名簿.csv', '「職名」「役割」「氏名」の列が見当たりません'],
    ['a quotation that never ends', `${HEAD.join(',')}\n"市,試し`, '名簿.csv', '引用符'],
    ['only its header', HEAD.join(','), '名簿.csv', '職員の行がありません'],
  ])('says in one sentence what is wrong with %s', async (_name, content, name, sentence) => {
    const { browser, municipality } = await office();
    const { answer } = await upload(browser, content, name);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(sentence);
    const drafts = await db.kysely
      .selectFrom('staff_draft')
      .select('id')
      .where('municipality_id', '=', municipality.id)
      .execute();
    expect(drafts).toEqual([]);
  });

  it('of another municipality is not there', async () => {
    const here = await office();
    const there = await office();
    const { path } = await upload(there.browser, csv(one));
    expect((await here.browser.get(path)).status).toBe(404);
    await here.browser.get('/staff-list');
    for (const end of ['confirmation', 'cancellation'])
      expect((await here.browser.post(`${path}/${end}`, { stamp: 'x' })).status).toBe(404);
    expect((await there.browser.get(path)).status).toBe(200);
    expect((await there.browser.post(`${path}/cancellation`)).status).toBe(303);
  });

  it('of 2,000 people goes in, is listed page by page, and comes out', async () => {
    const { browser } = await office();
    const many = Array.from({ length: 2000 }, (_, at) => [
      '市',
      `試し${at % 40}課`,
      `${at % 5}係`,
      '担当',
      '担当',
      `試し ${at}`,
      '',
      `t${at}@example.jp`,
      '2026-04-01',
      '',
    ]);
    const rows = [HEAD, ...many];
    const bytes = await writeWorkbook({ sheet: '名簿', rows, widths: [] });
    const { path } = await upload(browser, bytes, '名簿.xlsx');
    const { page, answer } = await confirm(browser, path);
    expect(page).toContain('新しい職員・委員（2000）');
    expect(answer.status).toBe(303);
    expect((await download(browser)).length).toBe(2002);
    const list = await (await browser.get('/people?standing=all&page=2')).text();
    expect(list).toContain('51～100件目（全2001件）');
    for (const address of ['/departments', '/handover', '/handover/successors?page=3', '/people'])
      expect((await browser.get(address)).status).toBe(200);
  });

  it('sent as it was printed from a workbook keeps its leading zeros and days', async () => {
    const { browser } = await office();
    const bytes = await writeWorkbook({ sheet: '名簿', rows: [HEAD, two], widths: [] });
    const { path } = await upload(browser, bytes, '名簿.xlsx');
    expect(await (await browser.get(path)).text()).toContain('令和8年4月1日');
  });
});
