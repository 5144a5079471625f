import { describe, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { canonicalJson } from '#exchange/canonical.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { replacePlan } from '#records/archive/store-plan.ts';
import { openOpinionsOf } from '#records/opinion/queries.ts';
import { signedIn, testApplication } from '../../../test/kit/browser.ts';
import { committeeOffice, textOf } from '../../../test/kit/committee-office.ts';
import { countQueries } from '../../../test/kit/count-queries.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf } from '../../../test/kit/departments.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db, () => new Date('2024-08-05T01:00:00Z'));

const documentOf = (plan: ExchangePlan) =>
  canonicalJson({
    format: 'ayumi/1',
    municipality: { name: null, code: null },
    plans: [plan],
    problems: [],
    leftovers: [],
  });

/** The plan with a second opinion on the sheet of two owners that nobody has answered. */
function planWithOpinions(): ExchangePlan {
  const plan = smallPlan();
  return {
    ...plan,
    opinions: [
      ...plan.opinions!,
      {
        id: 'o-3',
        year: 2023,
        sheet: 's-1',
        node: null,
        by: '委員（商工会）',
        text: '店の声を聞いてほしい。',
        response: null,
      },
      {
        id: 'o-4',
        year: 2024,
        sheet: 's-2',
        node: null,
        by: '委員（商工会）',
        text: '目標が高すぎないか。',
        response: null,
      },
      {
        id: 'o-5',
        year: 2024,
        sheet: null,
        node: 'n-4',
        by: '委員（学生）',
        text: '若い人の居場所も。',
        response: null,
      },
    ],
  };
}
const office = () => committeeOffice(db, app, planWithOpinions());
const answered = { state: '一部反映', text: '店主の会に出向きます。', reason: '', by: '長寿課' };

describe('an answer to an opinion', () => {
  test('is proposed by an owning department and made by the secretariat', async () => {
    const { as, kinds, city } = await office();
    const writer = await as('writer');
    const path = '/plans/plan/opinions/o-3';
    expect(await (await writer.get(path)).text()).toContain('長寿課の回答の案');
    const proposal = {
      department: idOf('長寿課'),
      seen: '0',
      state: '反映',
      text: '会合に出ます。',
      reason: '',
    };
    expect((await writer.post(`${path}/proposal`, { ...proposal, department: idOf('社協') })).status).toBe(
      403,
    );
    expect((await writer.post(`${path}/proposal`, proposal)).status).toBe(303);
    const stale = await writer.post(`${path}/proposal`, { ...proposal, text: '同時に書いた案' });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('同時に書いた案');
    expect((await writer.post(`${path}/response`, { ...answered, version: '1' })).status).toBe(403);

    const secretariat = await as('secretariat');
    const page = await (await secretariat.get(path)).text();
    expect(page).toMatch(/value="反映" checked=""/);
    expect(page).toMatch(/<textarea[^>]*name="text"[^>]*>\n会合に出ます。<\/textarea>/);
    expect(page).toMatch(/<input[^>]*value="長寿課"[^>]*name="by"/);
    expect((await secretariat.post(`${path}/response`, { ...answered, version: '1' })).status).toBe(303);
    const key = { municipalityId: city.id, planId: 'plan' };
    expect(await openOpinionsOf(db.kysely, key, { project: 'p-1', year: 2024 })).toMatchObject([
      { id: 'o-4' },
    ]);
    expect(await kinds('opinion-%')).toEqual(['opinion-proposed', 'opinion-answered']);
    // From now on the proposal is closed, and search finds both texts.
    expect((await writer.post(`${path}/proposal`, { ...proposal, seen: '1' })).status).toBe(409);
    for (const word of ['店の声', '店主の会'])
      expect(await (await writer.get(`/search?q=${word}`)).text(), word).toContain('配達員による見守り');
    const plan = (await loadPlan(db, city.id, 'plan'))!;
    expect(plan.opinions!.find(({ id }) => id === 'o-3')!.response).toEqual({
      state: '一部反映',
      text: '店主の会に出向きます。',
      by: '長寿課',
      year: 2024,
    });
  });

  test('has nothing left of it where the opinion is taken back', async () => {
    const { as, city } = await office();
    const path = '/plans/plan/opinions/o-3';
    const proposal = {
      department: idOf('長寿課'),
      seen: '0',
      state: '反映',
      text: '会合に出ます。',
      reason: '',
    };
    expect((await (await as('writer')).post(`${path}/proposal`, proposal)).status).toBe(303);
    const secretariat = await as('secretariat');
    expect((await secretariat.post(`${path}/withdrawal`, { version: '1' })).status).toBe(303);
    expect((await secretariat.get(path)).status).toBe(404);
    const proposals = db.kysely.selectFrom('opinion_proposal').select('text');
    expect(await proposals.where('municipality_id', '=', city.id).execute()).toEqual([]);
  });

  test('needs a state, words, and a reason where the opinion is not taken up', async () => {
    const { as, city } = await office();
    const secretariat = await as('secretariat');
    const path = '/plans/plan/opinions/o-3/response';
    await secretariat.get('/plans/plan/opinions/o-3');
    const refused = await secretariat.post(path, { text: 'まだ書きかけ', by: '長寿課', version: '1' });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('意見への対応を一覧から選んでください。');
    expect(page).toContain('まだ書きかけ');
    const noReason = await secretariat.post(path, { ...answered, state: '反映しない', version: '1' });
    expect(noReason.status).toBe(422);
    expect(await noReason.text()).toContain('「反映しない」ときは、その理由を入力してください。');
    const given = { ...answered, state: '反映しない', reason: '条例で決まっているため。', version: '1' };
    expect((await secretariat.post(path, given)).status).toBe(303);
    const stale = await secretariat.post(path, { ...answered, text: '遅れて書いた回答', version: '1' });
    expect(stale.status).toBe(409);
    const back = await stale.text();
    expect(back).toContain('遅れて書いた回答');
    expect(back).toContain('条例で決まっているため。');
    const printed = documentOf((await loadPlan(db, city.id, 'plan'))!);
    expect(documentOf(documentSchema.parse(JSON.parse(printed)).plans[0]!)).toBe(printed);
    expect(printed).toContain('"reason": "条例で決まっているため。"');
  });
});

describe('the ledger', () => {
  test('has what earlier years left open first, and is narrowed by its address', async () => {
    const { as } = await office();
    const viewer = await as('viewer');
    const page = textOf(await (await viewer.get('/plans/plan/cycles/2024/opinions')).text());
    expect(page).toContain('全2件 回答待ち 2件');
    expect(page).toMatch(
      /前の年度から回答を待っている意見（2件）.*冊子の字を.*店の声を.*令和6年度の意見（2件）/,
    );
    for (const [query, waiting, own] of [
      ['?state=open', 2, 2],
      ['?state=反映', 0, 0],
      [`?department=${idOf('社協')}`, 1, 1],
      ['?node=n-4', 0, 1],
      ['?node=n-2', 1, 1],
      ['?q=高すぎ', 0, 1],
      ['?state=whatever&page=-7', 2, 2],
    ] as const) {
      const narrowed = textOf(await (await viewer.get(`/plans/plan/cycles/2024/opinions${query}`)).text());
      expect(narrowed.includes(`前の年度から回答を待っている意見（${waiting}件）`), query).toBe(waiting > 0);
      expect(narrowed, query).toContain(`令和6年度の意見（${own}件）`);
    }
    const csv = await (await viewer.get('/plans/plan/cycles/2024/opinions.csv?q=高すぎ')).text();
    expect(csv.split('\r\n')).toHaveLength(3);
    expect(csv).toContain(
      'R6,１　気づく ＞ （１）見守りの輪,配達員による見守り,長寿課、社協,委員（商工会）,目標が高すぎないか。,回答待ち',
    );
  });

  test('says what to do where there is none', async () => {
    const { as } = await committeeOffice(db, app, { ...smallPlan(), opinions: [] });
    const viewer = await as('viewer');
    expect(await (await viewer.get('/plans/plan/cycles/2023/opinions')).text()).toContain(
      'この年度の意見は、まだありません。',
    );
    expect(await (await viewer.get('/plans/plan/cycles/2023/opinion-table')).text()).toContain(
      '載せる意見がまだありません。',
    );
    for (const year of ['0', '99999', 'abcd', '2023x'])
      expect((await viewer.get(`/plans/plan/cycles/${year}/opinions`)).status, year).toBe(404);
  });

  test('of 500 opinions shows 50 at a time and asks no more questions of the database', async () => {
    const opinions = Array.from({ length: 500 }, (_, at) => ({
      ...planWithOpinions().opinions![3]!,
      id: `o-${at}`,
      text: `${at}番目の意見`,
    }));
    const { as } = await committeeOffice(db, app, { ...smallPlan(), opinions });
    const viewer = await as('viewer');
    const cookie = [...viewer.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const counted = countQueries(db);
    const asked = async (path: string) => {
      const before = counted.count();
      const answer = await testApplication(counted.db, () => new Date('2024-08-05T01:00:00Z')).request(path, {
        headers: { cookie },
      });
      return { text: textOf(await answer.text()), queries: counted.count() - before };
    };
    const first = await asked('/plans/plan/cycles/2024/opinions');
    expect(first.text).toContain('1～50件目（全500件）');
    expect(first.queries).toBeLessThanOrEqual(12);
    const last = await asked('/plans/plan/cycles/2024/opinions?page=99');
    expect(last.text).toContain('499番目の意見');
    expect(last.queries).toBe(first.queries);
  });
});

describe('the table of main opinions', () => {
  test('shows all until somebody chooses, then the chosen ones in their order', async () => {
    const { as, city } = await office();
    const secretariat = await as('secretariat');
    const path = '/plans/plan/cycles/2023/opinion-table';
    const before = await (await secretariat.get(path)).text();
    expect(before).toContain('すべての意見を載せています。');
    expect(textOf(before)).toMatch(
      /計画全体.*冊子の字を.*１ 気づく ＞ （１）見守りの輪.*夏の暑い日こそ.*【反映】.*店の声を/,
    );
    const seen = before.match(/name="seen" value="([^"]*)"/)![1]!;
    const chosen = await secretariat.post(path, {
      seen,
      'place:o-3': '１',
      'place:o-1': '2',
      'place:o-2': 'x',
    });
    expect(chosen.status).toBe(303);
    expect((await secretariat.post(path, { seen, 'place:o-2': '1' })).status).toBe(409);
    const viewer = await as('viewer');
    const after = await (await viewer.get(path)).text();
    expect(after).not.toContain('name="seen"');
    expect(textOf(after)).toMatch(/店の声を.*夏の暑い日こそ/);
    expect(after).not.toContain('冊子の字を');
    const csv = await (await viewer.get('/plans/plan/cycles/2024/opinion-table.csv')).text();
    expect(csv).toContain(
      '令和6年度,１　気づく ＞ （１）見守りの輪,配達員による見守り,委員（商工会）,目標が高すぎないか。,回答待ち',
    );
    expect(csv).toContain(
      '令和5年度,１　気づく ＞ （１）見守りの輪,配達員による見守り,推進委員会,夏の暑い日こそ声をかけてほしい。,反映',
    );
    const plan = (await loadPlan(db, city.id, 'plan'))!;
    expect(plan.opinions!.map(({ id, main }) => [id, main])).toEqual([
      ['o-1', 2],
      ['o-2', undefined],
      ['o-3', 1],
      ['o-4', undefined],
      ['o-5', undefined],
    ]);
  });
});

describe('the committee of a year', () => {
  test('is divided by lot, then by hand, and never twice at a time', async () => {
    const { as, member, kinds } = await office();
    const secretariat = await as('secretariat');
    const path = '/plans/plan/cycles/2023/committee';
    const pageOf = async () => (await secretariat.get(path)).text();
    const page = await pageOf();
    expect(textOf(page)).toContain('委員（2人）');
    expect(textOf(page)).toContain('平成12年4月1日～');
    const seen = page.match(/name="seen" value="([^"]*)"/)![1]!;
    const lot = { seen, readers: '2', unit: 'item', seed: '４２' };
    expect((await secretariat.post(`${path}/lot`, lot)).status).toBe(303);
    expect((await secretariat.post(`${path}/lot`, lot)).status).toBe(409);
    const drawn = await pageOf();
    expect(drawn.match(/checked=""/g)).toHaveLength(6);
    expect(textOf(drawn)).toContain('3件');
    const now = drawn.match(/name="seen" value="([^"]*)"/)![1]!;
    const byHand = await secretariat.post(`${path}/division`, {
      seen: now,
      pair: [`s-1:${member}`, 's-x:nobody'],
    });
    expect(byHand.status).toBe(303);
    expect((await pageOf()).match(/name="pair" value="[^"]*" checked=""/g)).toEqual([
      `name="pair" value="s-1:${member}" checked=""`,
    ]);
    expect(await kinds('assignment-%')).toEqual(['assignment-changed', 'assignment-changed']);
  });

  test('offers a link to whoever has no account', async () => {
    const { as, city, secondMember } = await office();
    const secretariat = await as('secretariat');
    await db.kysely.deleteFrom('account').where('person_id', '=', secondMember).execute();
    await secretariat.get('/plans/plan/cycles/2023/meetings/new');
    const fields = { title: '第1回', heldOn: '2024-07-28', place: '', minutes: '' };
    const made = await secretariat.post('/plans/plan/cycles/2023/meetings', fields);
    const meeting = made.headers.get('location')!.split('/').at(-1)!;
    const page = await (await secretariat.get('/plans/plan/cycles/2023/committee')).text();
    expect(page.match(/href="(\/links\/new[^"]*)"/g)).toEqual([
      `href="/links/new?kind=meeting&amp;plan=plan&amp;meeting=${meeting}&amp;person=${secondMember}"`,
    ]);
    const members = await (await as('committee')).get('/plans/plan/cycles/2023/committee');
    expect(await members.text()).not.toContain('/links/new');
    expect(city.id).not.toBe('');
  });
});

test('where an opinion came from outlives a later import of the plan', async () => {
  const { as, city, secondMember } = await office();
  const secretariat = await as('secretariat');
  await secretariat.get('/plans/plan/cycles/2023/meetings/new');
  const fields = { title: '第1回', heldOn: '2024-07-28', place: '', minutes: '' };
  const path = (await secretariat.post('/plans/plan/cycles/2023/meetings', fields)).headers.get('location')!;
  await secretariat.post(`${path}/opinions`, {
    member: secondMember,
    target: 'whole',
    text: '残したいことば',
  });
  const plan = (await loadPlan(db, city.id, 'plan'))!;
  await inTransaction(db, (tx) =>
    replacePlan(tx, city.id, plan, { actor: '事務局', planId: 'plan', expectedVersion: 1 }),
  );
  expect(textOf(await (await secretariat.get(`${path}/opinions`)).text())).toContain('残したいことば');
});

test('every page and every write is the roles’ own, and of no other municipality', async () => {
  const { as, city } = await office();
  const PAGES = {
    '/plans/plan/cycles/2023/committee': ['secretariat', 'committee'],
    '/plans/plan/cycles/2023/meetings/new': ['secretariat'],
    '/plans/plan/cycles/2023/opinions': 'all',
    '/plans/plan/cycles/2023/opinion-table': 'all',
    '/plans/plan/opinions/o-3': 'all',
  } as const;
  const WRITES = {
    '/plans/plan/cycles/2023/committee/division': ['secretariat'],
    '/plans/plan/cycles/2023/committee/lot': ['secretariat'],
    '/plans/plan/cycles/2023/meetings': ['secretariat'],
    '/plans/plan/opinions/o-3': ['secretariat'],
    '/plans/plan/opinions/o-3/withdrawal': ['secretariat'],
    '/plans/plan/opinions/o-3/response': ['secretariat'],
    '/plans/plan/opinions/o-3/proposal': ['writer', 'approver'],
  } as const;
  const roles = ['secretariat', 'writer', 'approver', 'reviewer', 'committee', 'viewer', 'operator'] as const;
  for (const role of roles) {
    const browser = await as(role);
    await browser.get('/');
    for (const [path, who] of Object.entries(PAGES)) {
      const may = who === 'all' || (who as readonly string[]).includes(role);
      expect((await browser.get(path)).status, `${role} ${path}`).toBe(may ? 200 : 403);
    }
    for (const [path, who] of Object.entries(WRITES))
      if (!(who as readonly string[]).includes(role)) {
        const sent = {
          version: '1',
          opinion: '書き換え',
          ...answered,
          department: idOf('長寿課'),
          seen: '0',
        };
        expect((await browser.post(path, sent)).status, `${role} ${path}`).toBe(403);
      }
  }
  const { browser: stranger } = await signedIn(db, app, 'secretariat');
  for (const path of Object.keys(PAGES)) expect((await stranger.get(path)).status, path).toBe(404);
  for (const path of Object.keys(WRITES).filter((one) => !one.endsWith('proposal')))
    expect(
      (await stranger.post(path, { version: '1', seen: '', readers: '1', unit: 'item', seed: '1' })).status,
      path,
    ).toBe(404);
  const kept = (await loadPlan(db, city.id, 'plan'))!;
  expect(kept.opinions).toEqual(planWithOpinions().opinions);
});
