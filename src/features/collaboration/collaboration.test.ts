import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#exchange/canonical.ts';
import { documentSchema } from '#exchange/schema.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { listPlacedRequests, openRequestsOf } from '#records/request/queries.ts';
import { signedIn, testApplication } from '../../../test/kit/browser.ts';
import { committeeOffice, textOf } from '../../../test/kit/committee-office.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf } from '../../../test/kit/departments.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db, () => new Date('2024-06-10T01:00:00Z'), { origin: null });

const SPRING = { from: '2024-04-01', due: '2024-06-30' };
const cycle = (year: number, state: 'collecting' | 'sealed') => ({
  year,
  state,
  stages: { collecting: SPRING },
  exceptions: [],
  focus: [],
  leftOut: [],
});

/** The plan in its year 2024, with a request of the year before that nobody has finished. */
function planWithRequests() {
  return {
    ...smallPlan(),
    cycles: [cycle(2023, 'sealed'), cycle(2024, 'collecting')],
    collaborationRequests: [
      {
        id: 'r-old',
        year: 2023,
        project: 'p-1',
        from: '長寿課',
        to: '住宅課',
        text: '空き部屋の見回りを一緒にしてほしい。',
        askedOn: '2023-06-01',
        state: 'accepted' as const,
        answer: '春から始めます。',
        answeredOn: '2023-06-20',
        carriedFrom: null,
      },
    ],
  };
}

const office = () => committeeOffice(db, app, planWithRequests());

describe('a request from one department to another', () => {
  test('is asked from a sheet, told to the asked one, answered, and told back', async () => {
    const { as, mails, kinds, city } = await office();
    const writer = await as('writer');
    const form = await (await writer.get('/plans/plan/requests/new?sheet=s-2')).text();
    expect(textOf(form)).toContain('令和6年度 配達員による見守り');
    expect(form).toContain('市民・地域の皆さん（協働事項としてシートに載せます）');
    const asked = await writer.post('/plans/plan/requests', {
      project: 'p-1',
      year: '2024',
      from: idOf('長寿課'),
      to: idOf('社協'),
      text: 'ボランティアの声かけに、\r\n加わってほしい。',
    });
    expect(asked.status).toBe(303);
    const path = asked.headers.get('location')!;
    expect((await mails()).map(({ to_label, kind, digest }) => [to_label, kind, digest])).toEqual([
      ['社協', 'request', 'request'],
    ]);
    // Neither the asking side nor another department answers.
    const answer = { action: 'accept', words: '', version: '1' };
    expect((await writer.post(`${path}/answer`, answer)).status).toBe(403);
    const secretariat = await as('secretariat');
    const page = await (await secretariat.get(path)).text();
    expect(page).toContain('ボランティアの声かけに、\n加わってほしい。');
    const declined = await secretariat.post(`${path}/answer`, {
      action: 'decline',
      words: ' ',
      version: '1',
    });
    expect(declined.status).toBe(422);
    expect(await declined.text()).toContain('理由や結果を入力してください。');
    expect(
      (await secretariat.post(`${path}/answer`, { action: 'accept', words: '七月から。', version: '1' }))
        .status,
    ).toBe(303);
    const stale = await secretariat.post(`${path}/answer`, {
      action: 'finish',
      words: '遅れて書いた文',
      version: '1',
    });
    expect(stale.status).toBe(409);
    const back = await stale.text();
    expect(back).toContain('遅れて書いた文');
    expect(textOf(back)).toContain('七月から。');
    expect(await kinds('request-%')).toEqual(['request-asked', 'request-accepted']);
    const event = await db.kysely
      .selectFrom('event')
      .select('details')
      .where('municipality_id', '=', city.id)
      .where('kind', '=', 'request-accepted')
      .executeTakeFirstOrThrow();
    expect(event.details).toMatchObject({ onBehalfOf: '社協', answer: '七月から。' });
    expect((await mails()).map(({ to_label }) => to_label)).toEqual(['社協', '長寿課']);

    // Whoever finishes without a word leaves what was said when it was accepted.
    const finish = { action: 'finish', words: '', version: '2' };
    expect((await secretariat.post(`${path}/answer`, finish)).status).toBe(303);
    const kept = await db.kysely
      .selectFrom('collaboration_request')
      .select(['state', 'answer'])
      .where('municipality_id', '=', city.id)
      .where('id', '=', path.split('/').at(-1)!)
      .executeTakeFirstOrThrow();
    expect(kept).toEqual({ state: 'done', answer: '七月から。' });
  });

  test('comes back with everything typed where something is missing', async () => {
    const { as } = await office();
    const writer = await as('writer');
    await writer.get('/plans/plan/requests/new?project=p-1');
    const ask = (fields: Record<string, string>) =>
      writer.post('/plans/plan/requests', { project: 'p-1', year: '2024', from: idOf('長寿課'), ...fields });
    for (const [fields, says] of [
      [{ to: '', text: '書いた文' }, '依頼先を一覧から選んでください。'],
      [{ to: 'ない課', text: '書いた文' }, '依頼先を一覧から選んでください。'],
      [{ to: idOf('長寿課'), text: '書いた文' }, '依頼する課と依頼先が同じです。'],
      [{ to: idOf('社協'), text: ' ' }, '依頼の内容を入力してください。'],
      [{ to: idOf('社協'), text: 'あ'.repeat(2001) }, '依頼の内容は2000文字以内で入力してください。'],
      [{ from: idOf('社協'), to: idOf('住宅課'), text: '書いた文' }, '依頼する課を一覧から選んでください。'],
    ] as const) {
      const answer = await ask(fields);
      expect(answer.status).toBe(422);
      const page = await answer.text();
      expect(page).toContain(says);
      expect(page).toContain(fields.text.trim());
    }
    expect((await ask({ to: '社協', text: 'よその計画', project: 'nowhere' })).status).toBe(404);
  });

  test('is carried into the next year once, from the list that offers it', async () => {
    const { as, city } = await office();
    const writer = await as('writer');
    const list = textOf(await (await writer.get('/plans/plan/requests')).text());
    expect(list).toContain(
      '昨年度から完了していない依頼（1件） 配達員による見守り 長寿課 → 住宅課 引き受けた',
    );
    const carried = await writer.post('/plans/plan/requests/r-old/next-year');
    expect(carried.status).toBe(303);
    expect((await writer.post('/plans/plan/requests/r-old/next-year')).status).toBe(409);
    const after = textOf(await (await writer.get('/plans/plan/requests')).text());
    expect(after).not.toContain('昨年度から完了していない依頼');
    expect(after).toContain('長寿課が依頼したもの（1件）');
    const key = { municipalityId: city.id, planId: 'plan' };
    const open = await openRequestsOf(db.kysely, key, { project: 'p-1' });
    expect(open.map(({ year, carriedFrom, state }) => [year, carriedFrom, state])).toEqual([
      [2024, 'r-old', 'asked'],
      [2023, null, 'accepted'],
    ]);
    expect(await listPlacedRequests(db.kysely, key, { departmentIds: [idOf('社協')], isOpen: true })).toEqual(
      [],
    );
    // The sealed year stays as it is.
    const secretariat = await as('secretariat');
    await secretariat.get('/plans/plan/requests/r-old');
    const late = { action: 'finish', words: '', version: '1' };
    expect((await secretariat.post('/plans/plan/requests/r-old/answer', late)).status).toBe(409);
  });

  test('is taken back or put otherwise as long as nobody has answered', async () => {
    const { as, kinds } = await office();
    const writer = await as('writer');
    await writer.get('/plans/plan/requests/new?project=p-1');
    const ask = {
      project: 'p-1',
      year: '2024',
      from: idOf('長寿課'),
      to: idOf('住宅課'),
      text: '手すりの点検を。',
    };
    const path = (await writer.post('/plans/plan/requests', ask)).headers.get('location')!;
    expect((await writer.post(path, { text: '手すりと階段の点検を。', version: '1' })).status).toBe(303);
    expect(await (await writer.get(path)).text()).toContain('手すりと階段の点検を。');
    expect((await writer.post(`${path}/withdrawal`, { version: '1' })).status).toBe(409);
    expect((await writer.post(`${path}/withdrawal`, { version: '2' })).status).toBe(303);
    expect((await writer.get(path)).status).toBe(404);
    expect(await kinds('request-%')).toEqual(['request-asked', 'request-changed', 'request-withdrawn']);
  });
});

test('what residents are asked for tells no department, and its result is told by the asking one', async () => {
  const { as, mails } = await office();
  const writer = await as('writer');
  await writer.get('/plans/plan/requests/new?project=p-1');
  const ask = {
    project: 'p-1',
    year: '2024',
    from: idOf('長寿課'),
    to: ':residents',
    text: '玄関先での声かけを。',
  };
  const path = (await writer.post('/plans/plan/requests', ask)).headers.get('location')!;
  expect(await mails()).toEqual([]);
  const page = await (await writer.get(path)).text();
  expect(page).toContain('結果を記録して、済みにする');
  expect(page).not.toContain('引き受ける');
  const reported = await writer.post(`${path}/answer`, {
    action: 'report',
    words: '30世帯で。',
    version: '1',
  });
  expect(reported.status).toBe(303);
  const list = textOf(await (await writer.get('/plans/plan/requests')).text());
  expect(list).toContain('市民・地域の皆さんにお願いすること（協働事項）（1件）');
  expect(list).toContain('回答待ち 0 引き受けた 0 引き受けない 0 済み 1');
  const sheet = textOf(await (await writer.get('/plans/plan/sheets/s-2')).text());
  expect(sheet).toContain('市民・地域の皆さんにお願いすること（協働事項） 玄関先での声かけを。');
  const viewer = await as('viewer');
  expect(await (await viewer.get('/plans/plan/sheets/s-2')).text()).not.toContain('/requests/new');
  const csv = await (await writer.get('/plans/plan/requests.csv?year=2024')).text();
  expect(csv).toContain('R6,配達員による見守り,長寿課,市民・地域の皆さん,玄関先での声かけを。');
});

test('the list is narrowed by its address, and says what to do when it is empty', async () => {
  const { as } = await office();
  const viewer = await as('viewer');
  expect(textOf(await (await viewer.get('/plans/plan/requests?year=2023')).text())).toContain(
    '課・団体への依頼（1件）',
  );
  for (const query of [
    `?year=2023&department=${idOf('社協')}`,
    '?year=2023&state=done',
    '?year=2025',
    '?year=x&state=done',
  ])
    expect(await (await viewer.get(`/plans/plan/requests${query}`)).text(), query).toContain(
      '条件に合う依頼はありません。',
    );
});

test('requests are read by everybody of the municipality and by nobody else', async () => {
  const { as } = await office();
  for (const role of [
    'writer',
    'approver',
    'reviewer',
    'committee',
    'viewer',
    'operator',
    'secretariat',
  ] as const) {
    const browser = await as(role);
    expect((await browser.get('/plans/plan/requests')).status, role).toBe(200);
    expect((await browser.get('/plans/plan/requests/r-old')).status, role).toBe(200);
    const may = role === 'writer' || role === 'approver' || role === 'secretariat';
    expect((await browser.get('/plans/plan/requests/new?project=p-1')).status, role).toBe(may ? 200 : 403);
  }
  const { browser } = await signedIn(db, app, 'secretariat');
  for (const path of [
    '/plans/plan/requests',
    '/plans/plan/requests/r-old',
    '/plans/plan/requests/new?project=p-1',
  ])
    expect((await browser.get(path)).status, path).toBe(404);
  expect(
    (await browser.post('/plans/plan/requests/r-old/answer', { action: 'finish', version: '1' })).status,
  ).toBe(404);
});

test('what was asked and answered goes out with the plan’s document', async () => {
  const { as, city } = await office();
  const writer = await as('writer');
  await writer.get('/plans/plan/requests/new?project=p-1');
  await writer.post('/plans/plan/requests/r-old/next-year');
  const plan = (await loadPlan(db, city.id, 'plan'))!;
  const document = {
    format: 'ayumi/1' as const,
    municipality: { name: null, code: null },
    plans: [plan],
    problems: [],
    leftovers: [],
  };
  const again = documentSchema.parse(JSON.parse(canonicalJson(document)));
  expect(again.plans[0]!.collaborationRequests).toMatchObject([
    { id: 'r-old' },
    { carriedFrom: 'r-old', year: 2024 },
  ]);
});
