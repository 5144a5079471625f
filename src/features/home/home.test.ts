import { describe, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import type { Role } from '#domain/people/role.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { Browser, makeMunicipality, signedIn, testApplication } from '../../../test/kit/browser.ts';
import { countQueries } from '../../../test/kit/count-queries.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf } from '../../../test/kit/departments.ts';
import { fileOf, table } from '../../../test/kit/import-office.ts';
import { officePlan, runningYear } from '../../../test/kit/office-plan.ts';
import { readProjectFile } from '../../../test/kit/project-files.ts';
import { smallPlan, widePlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
/** Six days before the sheets of the sample city are due. */
const clock = () => new Date('2026-12-05T01:00:00Z');
const app = testApplication(db, clock);
const sample = documentSchema.parse(JSON.parse(readProjectFile('sample/midorigaoka.json'))).plans[0]!;

const ROLES: Role[] = ['secretariat', 'writer', 'approver', 'reviewer', 'committee', 'viewer', 'operator'];
const city = await makeMunicipality(db, {
  roles: ROLES,
  departments: { writer: '高齢者支援課', approver: '高齢者支援課', viewer: '高齢者支援課' },
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
  test('says which year is running, how far it is in 実数, and what to do next', async () => {
    const page = await mainOf('secretariat');
    expect(textOf(page)).toContain(
      '令和8年度の進行管理（記入・提出） 第3期みどりヶ丘市地域福祉計画・地域福祉活動計画 シート（実数）44枚',
    );
    expect(textOf(page)).toContain('差戻し 3 未記入 14 記入中 1 承認待ち 18 承認済み 8');
    expect(page).toContain('href="/plans/now/cycles/2026"');
    expect(page).toContain('href="/plans/now/cycles/2026/reminder?of=soon"');
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
      /令和6年度の進行管理シート .* シート（実数）1枚 記入済み 1 /,
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
  test('is its own parts of the running year: returned and open ones first, one click from the entry', async () => {
    const page = await mainOf('writer');
    const list = page.match(/<ul class="own-sheets">(.*?)<\/ul>/s)![1]!;
    const own = sample.sheets.filter(
      ({ year, parts }) => year === 2026 && parts?.some(({ department }) => department === '高齢者支援課'),
    );
    const lines = [...list.matchAll(/<li.*?<\/li>/gs)].map(([line]) => line);
    expect(lines).toHaveLength(own.length);
    const states = lines.map((line) => [...line.matchAll(/class="tag[^>]*>([^<]*)</g)].at(-1)![1]);
    expect(states).toEqual([
      '未記入',
      '未記入',
      '記入中',
      '未記入',
      '未記入',
      '承認待ち',
      '承認待ち',
      '承認済み',
      '承認済み',
    ]);
    const entry = `/plans/now/sheets/${own.find(({ state }) => state === 'draft')!.id}/entry`;
    expect(lines[0]).toContain(`href="${entry}?department=${idOf('高齢者支援課')}"`);
    expect(textOf(lines[0]!)).toContain('令和8年12月11日 あと6日');
    expect(page).toContain('href="/plans/now/cycles/2026/calendar.ics"');
    expect(page).not.toContain('次にすること');
  });

  test('of a book that was only imported is its sheets without a day', async () => {
    const { browser, municipality } = await signedIn(db, app, 'writer', '長寿課');
    await store(municipality.id, smallPlan(), 'printed');
    const page = await (await browser.get('/')).text();
    expect(textOf(page)).toContain('長寿課のシート（令和6年度） 配達員による見守り 記入済み');
  });

  test('without sheets says so', async () => {
    const { browser, municipality } = await signedIn(db, app, 'writer', '消防課');
    await store(municipality.id, smallPlan(), 'other');
    expect(await (await browser.get('/')).text()).toContain('消防課が担当する事業のシートはありません。');
    const running = await signedIn(db, app, 'writer', '消防課');
    await store(running.municipality.id, sample, 'now');
    expect(await (await running.browser.get('/')).text()).toContain(
      'この年度に、担当するシートはありません。',
    );
  });

  test('says nothing of a year that is still prepared', async () => {
    const { browser, municipality } = await signedIn(db, app, 'writer', '試し0課');
    await store(municipality.id, runningYear(officePlan(), 'preparing'), 'next');
    expect(await (await browser.get('/')).text()).not.toContain('/entry');
  });
});

describe('the front page of the others who work in a year', () => {
  test('leads a head to the list of what is to be approved', async () => {
    const page = await mainOf('approver');
    expect(textOf(page)).toMatch(/承認を待つシート（令和8年度） .* 2件あります。締切 令和8年12月18日/);
    expect(page).toContain('href="/plans/now/approvals"');
  });

  test('leads a reviewer and a member of the committee to their tables, and says when their turn is', async () => {
    const review = await mainOf('reviewer');
    expect(textOf(review)).toContain('査定はまだ始まっていません。 締切 令和9年2月5日');
    expect(review).toContain('href="/plans/now/cycles/2026/review"');
    const opinions = await mainOf('committee');
    expect(textOf(opinions)).toContain('意見の受付はまだ始まっていません。');
    expect(opinions).toContain('href="/plans/now/cycles/2026/committee"');
  });

  test('has every block of somebody with several posts', async () => {
    const { browser, municipality } = await signedIn(db, app, 'writer', '試し0課');
    await store(municipality.id, runningYear(officePlan()), 'running');
    await inTransaction(db, async (tx) => {
      const { person_id, from_date } = await tx
        .selectFrom('post_holding')
        .select(['person_id', 'from_date'])
        .where('municipality_id', '=', municipality.id)
        .executeTakeFirstOrThrow();
      const department = await tx
        .selectFrom('department')
        .select('id')
        .where('municipality_id', '=', municipality.id)
        .where('name', '=', '試し0課')
        .executeTakeFirstOrThrow();
      for (const role of ['approver', 'reviewer', 'secretariat'] as const) {
        const of = { municipality_id: municipality.id, id: role };
        await tx
          .insertInto('post')
          .values({
            ...of,
            position: 9,
            title: role,
            role,
            department_id: role === 'approver' ? department.id : null,
          })
          .execute();
        await tx
          .insertInto('post_holding')
          .values({ ...of, post_id: role, person_id, from_date })
          .execute();
      }
    });
    const page = textOf(await (await browser.get('/')).text());
    for (const block of [
      '次にすること',
      '試し0課のシート（令和7年度）',
      '承認を待つシート（令和7年度）',
      '査定（令和7年度）',
    ])
      expect(page, block).toContain(block);
    expect(page).not.toContain('委員会の意見（令和7年度）');
  });
});

test.each<Role>(ROLES)('the front page of %s ends with the plans, the newest first', async (role) => {
  const page = await mainOf(role);
  const plans = [...page.matchAll(/class="card-title"><a href="([^"]*)"/g)].map((match) => match[1]);
  expect(plans).toEqual(['/plans/now', '/plans/before']);
  if (role === 'viewer' || role === 'operator') {
    expect(page).not.toContain('own-sheets');
    expect(page).not.toContain('class="season"');
  }
});

test('a plan of a thousand projects asks as few questions of the database as a small one', async () => {
  const asked = async (plan: ExchangePlan) => {
    const { browser, municipality } = await signedIn(db, app, 'secretariat');
    await store(municipality.id, plan, 'one');
    const counted = countQueries(db);
    const headers = { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    expect((await testApplication(counted.db, clock).request('/', { headers })).status).toBe(200);
    return counted.count();
  };
  expect(await asked(widePlan(1_000))).toBeLessThanOrEqual(await asked(smallPlan()));
  const running = (projects: number) => runningYear(officePlan({ projects, departments: 20 }));
  expect(await asked(running(340))).toBe(await asked(running(4)));
});
