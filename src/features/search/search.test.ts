import { describe, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { signedIn, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { smallPlan, widePlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db);
const { browser, municipality } = await signedIn(db, app, 'committee');
const store = (plan: ExchangePlan, planId: string, municipalityId = municipality.id) =>
  inTransaction(db, (tx) => storePlan(tx, municipalityId, plan, { actor: '事務局', planId }));
await store(smallPlan(), 'small');

async function search(query: Record<string, string>, asker = browser) {
  const answer = await asker.get(`/search?${new URLSearchParams(query)}`);
  expect(answer.status).toBe(200);
  const page = await answer.text();
  return {
    page,
    links: [...page.matchAll(/<p class="hit-title"><a href="([^"]*)"/g)].map((match) => match[1]!),
    marks: [...page.matchAll(/<mark>([^<]*)<\/mark>/g)].map((match) => match[1]!),
  };
}

describe('finding', () => {
  test.each([
    ['two letters', '暑い', ['/plans/small/sheets/s-1#opinion-o-1'], ['暑い']],
    ['one letter', '縁', ['/plans/small/projects/p-2', '/plans/small/sheets/s-3'], ['縁', '縁']],
    ['another width and script', 'ｻｰﾋﾞｽ', ['/plans/small/sheets/s-2'], ['サービス']],
    ['a variant letter', '高齢', ['/plans/small/sheets/s-3'], ['髙齢']],
    ['another spelling of か所', '一ヶ所', ['/plans/small/sheets/s-2'], ['一か所']],
    ['a value as printed', '調査・研究', ['/plans/small/indicators/i-1'], ['調査・研究']],
    ['half-width for full-width figures', '120千円', ['/plans/small/sheets/s-1'], ['１２０千円']],
    ['several words in one field', '協力店 腕章', ['/plans/small/sheets/s-1'], ['協力店', '腕章']],
    ['words of two fields', '腕章 夏場', [], []],
    ['a heading of the plan', '現状と課題', ['/plans/small#node-n-1'], ['現状と課題']],
    ['the answer to an opinion', '猛暑日', ['/plans/small/sheets/s-1#opinion-o-1'], ['猛暑日']],
    ['an opinion on the whole plan', '冊子の字', ['/plans/small#opinion-o-2'], ['冊子の字']],
    ['the outlook', '毎年ひらく', ['/plans/small#outlook-0'], ['毎年ひらく']],
    ['a reason for a grade', '月ごとの差', ['/plans/small/sheets/s-1'], ['月ごとの差']],
    ['a department', '住宅課', ['/plans/small/projects/p-3'], ['住宅課']],
    ['a wording of a 再掲', '配達員の見守り', ['/plans/small/projects/p-1'], ['配達員の見守り']],
    ['wildcards as letters', '%', ['/plans/small/indicators/i-3'], ['%']],
    ['an underscore as a letter', '_', [], []],
    ['a backslash as a letter', '\\', [], []],
  ])('%s: %s', async (_name, q, links, marks) => {
    const found = await search({ q });
    expect(found.links).toEqual(links);
    expect(found.marks).toEqual(marks);
  });

  test('what is asked and what is found are text, never markup', async () => {
    expect((await search({ q: '<b>試行' })).page).toContain('「&lt;b&gt;試行」は見つかりませんでした');
    expect((await search({ q: '<試行' })).page).toContain('縁側サロン <mark>&lt;試行</mark>&gt;');
  });

  test('every link of a hit leads to a page, and its mark to a place on it', async () => {
    for (const q of ['見守り', '協力', '声', '冊子']) {
      for (const link of (await search({ q })).links) {
        const [path, place] = link.split('#');
        const page = await (await browser.get(path!)).text();
        expect(page, link).toContain('<main');
        if (place) expect(page, link).toContain(`id="${place}"`);
      }
    }
  });

  test('nothing of another municipality is found', async () => {
    const { browser: stranger } = await signedIn(db, app, 'secretariat');
    expect((await search({ q: '見守り' }, stranger)).links).toEqual([]);
  });
});

describe('pages of hits', () => {
  test('are asked for by the address, and a page beyond the last is the last', async () => {
    await store({ ...widePlan(45), title: '幅広い計画' }, 'wide');
    const first = await search({ q: '腕章' });
    expect(first.page).toContain('46件見つかりました');
    expect(first.links).toHaveLength(20);
    const second = await search({ q: '腕章', page: '2' });
    expect(second.links).toHaveLength(20);
    expect(second.links).not.toEqual(first.links);
    expect((await search({ q: '腕章', page: '3' })).links).toHaveLength(6);
    expect((await search({ q: '腕章', page: '9999' })).links).toHaveLength(6);
    expect((await search({ q: '腕章', page: '-1' })).links).toEqual(first.links);
  });

  test('can be narrowed to one kind of thing', async () => {
    const all = await search({ q: '見守り' });
    expect(all.page).toMatch(/href="\/search\?q=[^"]*&amp;kind=project"/);
    const { links } = await search({ q: '見守り', kind: 'node' });
    expect(new Set(links.map((link) => link.split('#')[1]?.slice(0, 4)))).toEqual(new Set(['node']));
  });
});

describe('nothing to show', () => {
  test.each(['', '   ', '　', '\0'])('asked for %j it says what can be asked', async (q) => {
    expect((await search({ q })).page).toContain('検索する言葉を入力してください');
  });

  test('without a hit it says what to try', async () => {
    expect((await search({ q: '宇宙船' })).page).toContain('言葉を短くする');
  });

  test('a question of ten thousand letters is answered', async () => {
    expect((await search({ q: `${'長い '.repeat(4_000)}` })).links).toEqual([]);
  });
});
