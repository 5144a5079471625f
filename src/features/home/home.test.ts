import { describe, expect, test } from 'vitest';
import type { Role } from '#db/tables.ts';
import { inTransaction } from '#db/transaction.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import { storePlan } from '#features/plans/store-plan.ts';
import { Browser, makeMunicipality, signedIn, testApplication } from '../../../test/kit/browser.ts';
import { countQueries } from '../../../test/kit/count-queries.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { fileOf, table } from '../../../test/kit/import-office.ts';
import { readProjectFile } from '../../../test/kit/project-files.ts';
import { smallPlan, widePlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db);
const sample = documentSchema.parse(JSON.parse(readProjectFile('sample/midorigaoka.json'))).plans[0]!;

const ROLES: Role[] = ['secretariat', 'writer', 'approver', 'reviewer', 'committee', 'viewer', 'operator'];
const city = await makeMunicipality(db, {
  roles: ROLES,
  departments: { writer: '高齢者支援課', viewer: '高齢者支援課' },
});
const store = (municipalityId: string, plan: ExchangePlan, planId: string) =>
  inTransaction(db, (tx) => storePlan(tx, municipalityId, plan, { actor: '事務局', planId }));
await store(city.id, smallPlan(), 'before');
await store(city.id, sample, 'now');

async function mainOf(role: Role): Promise<string> {
  const browser = await new Browser(app).signIn(city.signIn(role));
  return (await (await browser.get('/')).text()).match(/<main.*<\/main>/s)![0];
}
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the front page of the secretariat', () => {
  test('says which year is running and how many sheets are how far', async () => {
    const page = textOf(await mainOf('secretariat'));
    expect(page).toContain(
      '令和8年度の進行管理シート 第3期みどりヶ丘市地域福祉計画・地域福祉活動計画 全44枚',
    );
    expect(page).toContain('未記入 11 記入中 4 差戻し 3 提出済み 18 承認済み 8');
  });

  test('leads to what waits: readings, findings, opinions without an answer', async () => {
    const browser = await new Browser(app).signIn(city.signIn('secretariat'));
    await browser.get('/imports');
    await browser.post('/imports', { files: fileOf(table('r5'), 'R5.txt') });
    const page = await mainOf('secretariat');
    expect(page).toMatch(/href="\/imports\/[^"]+">「R5\.txt」の取り込みを確認する/);
    expect(page).toMatch(/href="\/plans\/now\/summary#findings">.*?4件/s);
    const opinions = [...page.matchAll(/href="([^"]+#opinion-[^"]+)"/g)].map((match) => match[1]!);
    expect(opinions).toEqual(['/plans/now/sheets/s-2025-41#opinion-o-13', '/plans/now#opinion-o-14']);
    expect(textOf(page)).toContain('回答していない意見に答える 2件');
    for (const href of ['/plans/now/summary#findings', ...opinions]) {
      const [path, place] = href.split('#');
      expect(await (await browser.get(path!)).text(), href).toContain(`id="${place}"`);
    }
  });

  test('tells of a book that was only imported what is filled in and what is not', async () => {
    const { browser, municipality } = await signedIn(db, app, 'secretariat');
    await store(municipality.id, smallPlan(), 'printed');
    expect(textOf(await (await browser.get('/')).text())).toMatch(
      /令和6年度の進行管理シート .* 全1枚 未記入 0 記入中 0 差戻し 0 提出済み 0 記入済み 1 /,
    );
  });

  test('says where to begin when there is nothing yet', async () => {
    const { browser } = await signedIn(db, app, 'secretariat');
    const page = textOf(await (await browser.get('/')).text());
    expect(page).toContain('計画はまだありません');
    expect(page).not.toContain('次にすること');
  });
});

describe('the front page of a department’s writer', () => {
  test('is its own sheets of the running year, each with its state', async () => {
    const page = await mainOf('writer');
    const list = page.match(/<ul class="own-sheets">(.*?)<\/ul>/s)![1]!;
    const own = new Set(
      sample.projects
        .filter((one) => one.owners.some(({ department }) => department === '高齢者支援課'))
        .map(({ id }) => id),
    );
    const sheets = sample.sheets.filter(({ project, year }) => year === 2026 && own.has(project));
    expect([...list.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual(
      sheets.map(({ id }) => `/plans/now/sheets/${id}`),
    );
    expect([...list.matchAll(/class="tag[^>]*>([^<]*)</g)].map((match) => match[1])).toEqual([
      '承認済み',
      '未記入',
      '提出済み',
      '未記入',
      '記入中',
      '未記入',
      '提出済み',
      '承認済み',
      '記入中',
    ]);
    expect(page).not.toContain('次にすること');
  });

  test('without sheets says so', async () => {
    const { browser, municipality } = await signedIn(db, app, 'writer', '消防課');
    await store(municipality.id, smallPlan(), 'other');
    expect(await (await browser.get('/')).text()).toContain('消防課が担当する事業のシートはありません。');
  });
});

test.each<Role>(['approver', 'reviewer', 'committee', 'viewer', 'operator'])(
  'the front page of %s is the plans, the newest first',
  async (role) => {
    const page = await mainOf(role);
    const plans = [...page.matchAll(/class="card-title"><a href="([^"]*)"/g)].map((match) => match[1]);
    expect(plans).toEqual(['/plans/now', '/plans/before']);
    expect(page).not.toContain('own-sheets');
    expect(page).not.toContain('class="season"');
  },
);

test('a plan of a thousand projects asks as few questions of the database as a small one', async () => {
  const asked = async (plan: ExchangePlan) => {
    const { browser, municipality } = await signedIn(db, app, 'secretariat');
    await store(municipality.id, plan, 'one');
    const counted = countQueries(db);
    const headers = { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    expect((await testApplication(counted.db).request('/', { headers })).status).toBe(200);
    return counted.count();
  };
  expect(await asked(widePlan(1_000))).toBeLessThanOrEqual(await asked(smallPlan()));
});
