import { describe, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { canonicalJson } from '#exchange/canonical.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import { signedIn, testApplication } from '../../../test/kit/browser.ts';
import { countQueries } from '../../../test/kit/count-queries.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf, storeNamed } from '../../../test/kit/departments.ts';
import { smallPlan, widePlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db);
const { browser, municipality } = await signedIn(db, app, 'viewer');
const store = (plan: ExchangePlan, planId: string, municipalityId = municipality.id) =>
  inTransaction(db, (tx) => storeNamed(tx, municipalityId, plan, { actor: '事務局', planId }));
await store(smallPlan(), 'small');

const PAGES = [
  '/plans/small',
  '/plans/small/document.json',
  '/plans/small/summary',
  '/plans/small/summary.csv',
  '/plans/small/sheets/s-1',
  '/plans/small/projects/p-1',
  '/plans/small/indicators/i-1',
];

async function read(path: string): Promise<string> {
  const answer = await browser.get(path);
  expect(answer.status, path).toBe(200);
  return answer.text();
}

/** What a reader sees of a page's main part: no marks, blanks as one. */
async function seen(path: string): Promise<string> {
  const main = (await read(path)).match(/<main.*<\/main>/s)![0];
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
  return main
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(\w+|#39);/g, (_, name) => entities[name]!)
    .replace(/\s+/g, ' ');
}

describe('who sees a plan', () => {
  test('without a sign-in nobody', async () => {
    for (const path of ['/plans', ...PAGES]) expect((await app.request(path)).status, path).toBe(303);
  });

  test('another municipality is told that there is none', async () => {
    const { browser: stranger } = await signedIn(db, app, 'secretariat');
    for (const path of PAGES) expect((await stranger.get(path)).status, path).toBe(404);
    expect(await (await stranger.get('/plans')).text()).not.toContain('やまなみ');
  });

  test.each([
    '/plans/none',
    '/plans/small/sheets/s-9',
    '/plans/small/projects/p-9',
    '/plans/small/indicators/i-9',
  ])('%s is not there', async (path) => {
    expect((await browser.get(path)).status).toBe(404);
  });

  test('an address with a NUL is not there', async () => {
    for (const path of ['/plans/sm%00all', '/plans/%00', '/plans/small/sheets/%00'])
      expect((await browser.get(path)).status, path).toBe(404);
  });
});

describe('the list of plans', () => {
  test('says what is in each, each project once and with 再掲', async () => {
    expect(await seen('/plans')).toMatch(
      /第２期やまなみ市地域福祉計画 .*事業（実数） 3 （再掲を含む延べ 4）.*指標 3 .*シート 4 （R5・R6）/,
    );
  });

  test('calls a plan without a name so, there and on its own pages', async () => {
    const { browser: secretariat, municipality } = await signedIn(db, app, 'secretariat');
    const nameless = { ...smallPlan(), title: '' };
    await inTransaction(db, (tx) =>
      storeNamed(tx, municipality.id, nameless, { actor: '事務局', planId: 'nameless' }),
    );
    for (const path of ['/', '/plans', '/plans/nameless', '/plans/nameless/summary', '/search?q=サロン']) {
      const page = await (await secretariat.get(path)).text();
      expect(page, path).toContain('（名称のない計画）');
    }
  });

  test('says what to do when there is none', async () => {
    const { browser: secretariat } = await signedIn(db, app, 'secretariat');
    const page = await (await secretariat.get('/plans')).text();
    expect(page).toContain('計画はまだありません');
    expect(page).toContain('href="/imports"');
  });
});

describe('the tree', () => {
  test('shows levels by their own names, numbers as printed, tags, owners and grades', async () => {
    const page = await seen('/plans/small');
    expect(page).toMatch(
      /基本目標 １ 気づく .*施策の方向 （１）見守りの輪 ① 配達員による見守り 重点 長寿課 見守り係、社協/,
    );
    expect(page).toMatch(/① 配達員の見守り 重点 再掲/);
    expect(page).toContain('回覧板が届かない世帯がある。');
    expect(page).toContain('協力店の研修を毎年ひらく。');
    expect(page).toContain('冊子の字を大きくしてほしい。');
  });

  test.each([
    [`department=${idOf('住宅課')}`, ['手すりの貸出し']],
    ['flag=重点', ['配達員による見守り', '配達員の見守り']],
    ['body=shakyo', ['配達員による見守り', '配達員の見守り', '縁側サロン <試行>']],
    [`body=shakyo&flag=重点&department=${idOf('長寿課')}`, ['配達員による見守り', '配達員の見守り']],
    ['grade=A', ['配達員による見守り', '配達員の見守り']],
    ['grade=C', []],
    ['body=nobody', ['配達員による見守り', '手すりの貸出し', '配達員の見守り', '縁側サロン <試行>']],
  ])('asked for %s it shows %j', async (query, titles) => {
    const page = await read(`/plans/small?${query}`);
    const shown = [...page.matchAll(/projects\/p-\d">([^<]*)</g)].map((match) =>
      match[1]!.replace('&lt;', '<').replace('&gt;', '>'),
    );
    expect(shown).toEqual(titles);
    expect(page.includes('条件に合う事業はありません')).toBe(titles.length === 0);
  });

  test('an empty plan says what to do', async () => {
    const empty = {
      ...smallPlan(),
      nodes: [],
      projects: [],
      indicators: [],
      sheets: [],
      ratings: [],
      outlook: [],
      opinions: [],
    };
    await store(empty, 'empty');
    for (const path of ['/plans/empty', '/plans/empty/summary'])
      expect(await read(path), path).toContain('計画書を取り込む');
  });
});

describe('the summary table', () => {
  test('shows both grades where summary and sheet differ, and names the project', async () => {
    const page = await seen('/plans/small/summary?layer=self');
    expect(page).toContain('総括表（自己評価）');
    expect(page).toMatch(/① 配達員による見守り .*A （予定どおり） A （予定どおり） シートはB 3 ②/);
    expect(page).toContain('確認事項（2件） 配達員による見守り（令和6年度） 自己評価が、総括表では「A」');
    expect(page).toMatch(/長寿課 A （予定どおり） 社協 C （遅れ）/);
    expect(page).toContain('未記入');
  });

  test('counts each grade as projects and as listings', async () => {
    const page = await seen('/plans/small/summary?layer=self');
    expect(page).toMatch(/令和5年度 令和6年度 実数 延べ 実数 延べ A （予定どおり） 2 3 1 2 /);
  });

  test('shows another layer, and the usual one to an address that names none', async () => {
    expect(await seen('/plans/small/summary?layer=final')).toMatch(
      /総括表（最終評価）.*① 配達員による見守り .*B （やや遅れ）/,
    );
    expect(await seen('/plans/small/summary?layer=nonsense')).toContain('総括表（自己評価）');
  });

  test('is saved for spreadsheet programs', async () => {
    const answer = await browser.get('/plans/small/summary.csv');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('総括表'));
    expect(bytes.toString().split('\r\n').slice(0, 4)).toEqual([
      '\uFEFF基本目標,施策の方向,番号,事業名,再掲,担当課,R5,R6,R7,R8,頁',
      '１　気づく,,,気づく（指標）,,,,,,,',
      '１　気づく,（１）見守りの輪,①,配達員による見守り,,長寿課　見守り係、社協,A,A（シートはB）,,,3',
      '１　気づく,（１）見守りの輪,②,手すりの貸出し,,住宅課,未記入,,,,5',
    ]);
  });
});

describe('the sheet', () => {
  test('shows what the form has: head, indicator by year, grades in layers, prose, opinions with answers', async () => {
    const page = await seen('/plans/small/sheets/s-1');
    expect(page).toMatch(
      /年度 令和5年度 担当課 長寿課 見守り係 社協 基本目標 １ 気づく 施策の方向 （１）見守りの輪 事業名 ① 配達員による見守り 重点 事業の概要/,
    );
    expect(page).toMatch(
      /目標値 45店 60店 維持 実績値 延べ４８店 42店 廃業が続いた 達成率 106\.7% 48 ÷ 45 = 106\.7% 目標と実績で数え方が違います（延べなど）。 70\.0% 42 ÷ 60 = 70\.0%/,
    );
    expect(page).toContain('年度不明：目標値 調査・研究');
    expect(page).toMatch(/自己評価 A .*最終評価 B .*月ごとの差が大きい 査定部会/);
    expect(page).toMatch(
      /取り組み内容 ・協力店をたずね歩いた。 ・腕章を配った。 課題 夏場の声かけが少ない。 budget １２０千円/,
    );
    expect(page).toMatch(/夏の暑い日こそ声をかけてほしい。 反映 長寿課 令和6年度 猛暑日の見回りを加えます。/);
  });

  test('leads to the next sheet of the year and to the other years', async () => {
    const page = await read('/plans/small/sheets/s-1');
    expect(page).toMatch(/href="\/plans\/small\/sheets\/s-3" rel="next"/);
    expect(page).not.toContain('rel="prev"');
    expect(page).toContain('href="/plans/small/sheets/s-2"');
  });

  test('says that the summary prints another grade', async () => {
    expect(await seen('/plans/small/sheets/s-2')).toMatch(
      /自己評価 B .*総括表の自己評価 A .*シートと違います/,
    );
  });

  test('an empty sheet says so', async () => {
    const page = await seen('/plans/small/sheets/s-4');
    expect(page).toContain('評価はまだ記入されていません。');
    expect(page).toContain('まだ記入されていません。');
  });
});

describe('the project and the indicator', () => {
  test('the project shows where it is listed, all its years and its indicators', async () => {
    const page = await seen('/plans/small/projects/p-1');
    expect(page).toMatch(
      /１ 気づく ＞ （１）見守りの輪 ＞ ① 3頁 ２ つながる ＞ （１）居場所づくり ＞ ① 再掲 9頁 （ここでの表記：配達員の見守り）/,
    );
    expect(page).toMatch(/令和5年度 A .*B .*シート（3頁） 令和6年度 A （予定どおり） シートはB/);
    expect(page).toContain('協力店の数');
  });

  test('the indicator has a named picture, and a table that says the same', async () => {
    const html = await read('/plans/small/indicators/i-1');
    expect(html).toMatch(/<svg[^>]*role="img" aria-labelledby="chart-i-1-title chart-i-1-desc"/);
    expect(html).toContain('<title id="chart-i-1-title">協力店の数の推移</title>');
    // 38 of the baseline stands alone; the break parts 2023 from 2024; 維持 is a word and ends the line of targets.
    expect(
      [...html.matchAll(/<polyline points="([^"]*)"/g)].map((match) => match[1]!.split(' ').length),
    ).toEqual([1, 1, 1, 1, 1]);
    expect(html).toMatch(/class="chart-word"[^>]*>目標 維持</);
    expect(await seen('/plans/small/indicators/i-1')).toMatch(
      /令和4年度 38店 令和5年度 45店 延べ４８店 106\.7% 48 ÷ 45 .* 令和6年度 60店 42店 廃業が続いた 70\.0% .*令和7年度 維持/,
    );
  });

  test('an indicator without a figure or a name has no picture', async () => {
    const html = await read('/plans/small/indicators/i-2');
    expect(html).not.toContain('class="chart"');
    expect(html).toContain('指標（名称なし）');
    expect(html).toContain('随時');
  });
});

describe('the whole document', () => {
  test('is what was stored, in the one way it is printed', async () => {
    const text = await read('/plans/small/document.json');
    const document = documentSchema.parse(JSON.parse(text));
    expect(document.municipality.name).toBe(municipality.name);
    expect(document.plans).toEqual([smallPlan()]);
    expect(text).toBe(canonicalJson(document));
  });
});

test('what people wrote is text on every page, never markup', async () => {
  const hostile = '<img src=x onerror=alert(1)>"\'&';
  const plan = JSON.parse(JSON.stringify(smallPlan()), (key, value) =>
    typeof value === 'string' &&
    /^(title|text|name|department|overview|activities|x-budget|heading|by|reason|label)$/.test(key)
      ? `${hostile}${value}`
      : value,
  ) as ExchangePlan;
  await store(plan, 'hostile');
  for (const path of ['/plans', ...PAGES.filter((one) => !/\.\w+$/.test(one))]) {
    const page = await read(path.replace('small', 'hostile'));
    expect(page, path).toContain('&lt;img src=x');
    expect(page, path).not.toContain('<img');
  }
});

test('a plan of a thousand projects asks as few questions of the database as a small one', async () => {
  await store(widePlan(1_000), 'wide');
  const asked = async (path: string) => {
    const counted = countQueries(db);
    const own = testApplication(counted.db);
    const headers = { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    expect((await own.request(path, { headers })).status, path).toBe(200);
    return counted.count();
  };
  for (const [small, wide] of [
    ['/plans/small', '/plans/wide'],
    ['/plans/small/summary', '/plans/wide/summary'],
    ['/plans/small/sheets/s-1', '/plans/wide/sheets/s-1-500'],
    ['/plans/small/projects/p-1', '/plans/wide/projects/p-500'],
    ['/plans/small/indicators/i-1', '/plans/wide/indicators/i-500'],
    ['/plans', '/plans'],
  ] as const)
    expect(await asked(wide), wide).toBeLessThanOrEqual(await asked(small));
});

test('a project that no item lists counts once wherever listings are counted', async () => {
  const [first, second, third] = smallPlan().projects;
  const projects = [first!, { ...second!, placements: [] }, { ...third!, placements: [] }];
  await store({ ...smallPlan(), projects }, 'unlisted');
  const list = await (await browser.get('/plans')).text();
  const card = list.slice(list.indexOf('/plans/unlisted'));
  expect(card).toMatch(/事業（実数）<\/dt><dd>3<small>（再掲を含む延べ 4）/);
  expect(await seen('/plans/unlisted')).toContain('再掲を含む延べ 4 件');
});
