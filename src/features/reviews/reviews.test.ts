import { describe, expect, it } from 'vitest';
import type { Db } from '#db/connect.ts';
import { inPlan, planColumns } from '#db/in-plan.ts';
import type { Role } from '#domain/people/role.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { castVote } from '#records/sheet/cast-vote.ts';
import { actIn } from '../../../test/kit/act-in.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { readSheet, setSheet, storeYear, TEST_YEAR } from '../../../test/kit/year-of-sheets.ts';

const db = await testDatabase();
const app = testApplication(db);

const RULE = {
  gradeRule: {
    by: 'rate' as const,
    bounds: [
      { code: 'A', atLeast: 100 },
      { code: 'B', atLeast: 80 },
      { code: 'C', atLeast: 0 },
    ],
  },
};

/** An office whose year is under review: s-1 was accepted with the own grade A and figures, s-4 with nothing. */
async function office(over: Db = db, plan: ExchangePlan = withoutFinal()) {
  const municipality = await makeMunicipality(over, { roles: ['secretariat', 'reviewer', 'writer'] });
  const key = await storeYear(over, municipality.id, { plan, cycle: 'reviewing', rules: RULE });
  await setSheet(over, key, 's-1', 'accepted');
  await setSheet(over, key, 's-4', 'accepted');
  const as = (role: Role) => new Browser(app).signIn(municipality.signIn(role));
  return { key, as, path: `/plans/${key.planId}/cycles/${TEST_YEAR}` };
}

/** The small plan without the grades that its reviewers have given already. */
function withoutFinal(): ExchangePlan {
  const plan = smallPlan();
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) => ({
      ...sheet,
      ratings: sheet.ratings.filter(({ layer }) => layer === 'self'),
    })),
  };
}

const ratingsOf = (key: { municipalityId: string; planId: string }, sheet: string) =>
  db.kysely
    .selectFrom('rating')
    .select(['layer', 'scale_id', 'code', 'reason', 'rated_by', 'rated_at'])
    .where(inPlan(key))
    .where('sheet_id', '=', sheet)
    .where('layer', '!=', 'self')
    .orderBy('layer')
    .execute();

const grade = (version: number, code: string, reason = '', done = 'saved') => ({
  sheet: 's-1',
  version: String(version),
  scale: '',
  code,
  reason,
  done,
});

describe('the table of the review', () => {
  it('shows own grade, figures and the grade of the rule with its arithmetic', async () => {
    const { as, path } = await office();
    const page = await (await (await as('reviewer')).get(`${path}/review`)).text();
    expect(page).toContain('配達員による見守り');
    expect(page).toContain('48 ÷ 45 = 106.7%');
    expect(page).toContain('1指標の達成率の平均が106.7%のため「A」。');
    expect(page).toContain('指標がありません');
    expect(page).not.toContain('縁側サロン');
  });

  it.each([
    ['show=not-reviewed', ['配達員', '手すり'], []],
    ['show=no-figures', ['手すり'], ['配達員']],
    ['show=below-target', [], ['配達員', '手すり']],
    ['show=focus', ['配達員'], ['手すり']],
    ['department=住宅課', ['手すり'], ['配達員']],
  ])('is narrowed by the address: %s', async (query, there, absent) => {
    const { as, path } = await office();
    const page = await (await (await as('reviewer')).get(`${path}/review?${query}`)).text();
    for (const title of there) expect(page).toContain(`>${title}`);
    for (const title of absent) expect(page).not.toContain(`>${title}`);
  });

  it('is for reviewers and the secretariat', async () => {
    const { as, path } = await office();
    expect((await (await as('writer')).get(`${path}/review`)).status).toBe(403);
    expect((await (await as('secretariat')).get(`${path}/review`)).status).toBe(200);
    expect((await (await as('secretariat')).get(`/plans/small/cycles/1999/review`)).status).toBe(404);
  });
});

describe('a grade of the reviewers', () => {
  it('needs a reason where it differs from the own one, and keeps what was typed', async () => {
    const { as, path, key } = await office();
    const reviewer = await as('reviewer');
    const { version } = await readSheet(db, key, 's-1');
    const answer = await reviewer.post(`${path}/review`, grade(version, 'B'));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('査定が自己評価と違います。');
    expect(page).toContain('<option value="B" selected="">');
    expect(await ratingsOf(key, 's-1')).toEqual([]);
  });

  it('is kept with who, when and why, and every change of it with what was before', async () => {
    const { as, path, key } = await office();
    const reviewer = await as('reviewer');
    const { version } = await readSheet(db, key, 's-1');
    expect((await reviewer.post(`${path}/review`, grade(version, 'B', '月ごとの差が大きい'))).status).toBe(
      303,
    );
    const given = { layer: 'review', scale_id: null, code: 'B', reason: '月ごとの差が大きい' };
    expect(await ratingsOf(key, 's-1')).toEqual([
      { ...given, rated_by: '試しのreviewer', rated_at: '2026-03-31' },
    ]);
    expect((await reviewer.post(`${path}/review`, grade(version + 1, 'A'))).status).toBe(303);
    const changes = await db.kysely
      .selectFrom('field_change')
      .select(['field', 'before', 'after', 'actor'])
      .where('municipality_id', '=', key.municipalityId)
      .orderBy('id')
      .execute();
    expect(changes).toEqual([
      { field: 'rating:review', before: '', after: 'B（月ごとの差が大きい）', actor: '試しのreviewer' },
      { field: 'rating:review', before: 'B（月ごとの差が大きい）', after: 'A', actor: '試しのreviewer' },
    ]);
  });

  it('is not overwritten unseen: the second sees the first, and the own words', async () => {
    const { as, path, key } = await office();
    const [reviewer, secretariat] = [await as('reviewer'), await as('secretariat')];
    const { version } = await readSheet(db, key, 's-1');
    await reviewer.post(`${path}/review`, grade(version, 'B', '冬に途切れた'));
    const answer = await secretariat.post(`${path}/review`, grade(version, 'C', '秋に途切れた'));
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('B　冬に途切れた　試しのreviewer');
    expect(page).toContain('C　秋に途切れた');
    expect(await ratingsOf(key, 's-1')).toMatchObject([{ code: 'B' }]);
  });

  it('decides the sheet, which then waits for its final grade', async () => {
    const { as, path, key } = await office();
    const reviewer = await as('reviewer');
    const { version } = await readSheet(db, key, 's-1');
    expect((await reviewer.post(`${path}/review`, grade(version, '', '', 'decided'))).status).toBe(422);
    expect((await reviewer.post(`${path}/review`, grade(version, 'A', '', 'decided'))).status).toBe(303);
    expect(await readSheet(db, key, 's-1')).toMatchObject({ state: 'reviewed' });
    const again = await readSheet(db, key, 's-1');
    expect((await reviewer.post(`${path}/review`, grade(again.version, 'B', '理由'))).status).toBe(409);
  });

  it('of an unknown code is refused', async () => {
    const { as, path, key } = await office();
    const { version } = await readSheet(db, key, 's-1');
    expect((await (await as('reviewer')).post(`${path}/review`, grade(version, 'Z', '理由'))).status).toBe(
      422,
    );
  });

  it('is given on each of two scales by itself', async () => {
    const plan = withoutFinal();
    const other = { ...plan.ratingScales[0]!, id: 'rs-2', name: '今後の方向' };
    const { as, path, key } = await office(db, { ...plan, ratingScales: [...plan.ratingScales, other] });
    const { version } = await readSheet(db, key, 's-4');
    const two = { sheet: 's-4', version: String(version), scale: ['rs-1', 'rs-2'], reason: ['', ''] };
    const reviewer = await as('reviewer');
    expect((await reviewer.post(`${path}/review`, { ...two, code: ['A', ''], done: 'decided' })).status).toBe(
      422,
    );
    expect(
      (await reviewer.post(`${path}/review`, { ...two, code: ['A', 'C'], done: 'decided' })).status,
    ).toBe(303);
    expect(await ratingsOf(key, 's-4')).toMatchObject([
      { scale_id: 'rs-1', code: 'A' },
      { scale_id: 'rs-2', code: 'C' },
    ]);
  });
});

describe('votes', () => {
  it('stand beside each other and decide nothing by themselves', async () => {
    const { as, path, key } = await office();
    const reviewer = await as('reviewer');
    const vote = { sheet: 's-1', scale: '', code: 'B', reason: '回数だけでは見えない' };
    expect((await reviewer.post(`${path}/review/votes`, vote)).status).toBe(303);
    expect((await reviewer.post(`${path}/review/votes`, { ...vote, code: 'C' })).status).toBe(303);
    const page = await (await reviewer.get(`${path}/review`)).text();
    expect(page).toContain('自分の票：C');
    expect(page).toContain('回数だけでは見えない');
    expect(await ratingsOf(key, 's-1')).toEqual([]);
    expect((await (await as('secretariat')).post(`${path}/review/votes`, vote)).status).toBe(403);
    // Neither does the write take the word of the secretariat for that of a reviewer.
    const { actor, ...act } = actIn(key);
    const secretary = {
      ...actor,
      personId: 'secretary',
      posts: [{ id: 'post', role: 'secretariat' as const, departments: [], departmentIds: [] }],
    };
    const wanted = { ...vote, scale: null };
    expect(await castVote(db, { ...act, actor: secretary }, wanted)).toEqual({
      ok: false,
      refusal: 'not-your-move',
    });
    // The own vote is taken back, and that of another stays.
    const of = { ...planColumns(key), sheet_id: 's-1' };
    const { id } = await db.kysely
      .selectFrom('person')
      .select('id')
      .where('municipality_id', '=', key.municipalityId)
      .where('name', '=', '試しのwriter')
      .executeTakeFirstOrThrow();
    const another = {
      person_id: id,
      scale_id: '',
      code: 'A',
      reason: '',
      actor: '',
      at: '2026-03-20T01:00:00Z',
    };
    await db.kysely
      .insertInto('review_vote')
      .values({ ...of, ...another })
      .execute();
    expect((await reviewer.post(`${path}/review/votes`, { ...vote, code: '' })).status).toBe(303);
    const left = db.kysely.selectFrom('review_vote').select('code').where(inPlan(key));
    expect(await left.execute()).toEqual([{ code: 'A' }]);
  });
});

describe('final grades', () => {
  it('are the reviewers’ where nobody chooses, and taken back when the sheet is opened again', async () => {
    const { as, path, key } = await office();
    const secretariat = await as('secretariat');
    const first = await readSheet(db, key, 's-1');
    await secretariat.post(`${path}/review`, grade(first.version, 'B', '理由', 'decided'));
    const reviewed = await readSheet(db, key, 's-1');
    const item = `s-1 ${reviewed.version}`;
    expect((await secretariat.post(`${path}/finalisation`, { item: 's-1 1' })).status).toBe(409);
    expect((await secretariat.post(`${path}/finalisation`, { item })).status).toBe(303);
    expect(await ratingsOf(key, 's-1')).toMatchObject([
      { layer: 'final', code: 'B' },
      { layer: 'review', code: 'B' },
    ]);
    const final = await readSheet(db, key, 's-1');
    const reopened = { action: 'reopen-review', version: String(final.version), comment: '数え間違い' };
    expect((await secretariat.post('/plans/small/sheets/s-1/moves', reopened)).status).toBe(303);
    expect(await ratingsOf(key, 's-1')).toMatchObject([{ layer: 'review', code: 'B' }]);
  });

  it('can be chosen, and nothing is written where one is missing', async () => {
    const { as, path, key } = await office();
    const secretariat = await as('secretariat');
    await setSheet(db, key, 's-4', 'reviewed');
    const { version } = await readSheet(db, key, 's-4');
    const item = `s-4 ${version}`;
    expect((await secretariat.post(`${path}/finalisation`, { item })).status).toBe(409);
    expect(await ratingsOf(key, 's-4')).toEqual([]);
    expect((await secretariat.post(`${path}/finalisation`, { item, 'final s-4 ': 'C' })).status).toBe(303);
    expect(await ratingsOf(key, 's-4')).toMatchObject([{ layer: 'final', code: 'C' }]);
    expect((await secretariat.post(`${path}/finalisation`, {})).status).toBe(422);
  });
});

describe('a meeting of the reviewers', () => {
  it('keeps who was there, what was said and which grades changed on the day', async () => {
    const { as, path, key } = await office();
    const reviewer = await as('reviewer');
    const blank = { title: '', heldOn: '', place: '' };
    expect((await reviewer.post(`${path}/review-meetings`, blank)).status).toBe(422);
    const made = { title: '第１回 査定部会', heldOn: '2026-03-31', place: '会議室' };
    const answer = await reviewer.post(`${path}/review-meetings`, made);
    expect(answer.status).toBe(303);
    const meeting = answer.headers.get('location')!;
    const { version } = await readSheet(db, key, 's-1');
    await reviewer.post(`${path}/review`, grade(version, 'B', '月ごとの差が大きい'));

    const page = await (await reviewer.get(meeting)).text();
    expect(page).toContain('① 配達員による見守り：未記入 → B（月ごとの差が大きい）（試しのreviewer）');
    const personId = page.match(/name="present" value="([^"]+)"/)![1]!;
    const minutes = {
      ...made,
      version: '1',
      minutes: '前年の見方をそろえた。',
      present: personId,
      others: '試しの委員（町内会）',
    };
    expect((await reviewer.post(meeting, { ...minutes, done: 'inserted' })).status).toBe(303);
    const record = await (await reviewer.get(`${meeting}?view=print`)).text();
    expect(record).toContain('前年の見方をそろえた。\n【査定の変更】\n① 配達員による見守り');
    expect(record).toContain('試しのreviewer（試しのreviewer）\n試しの委員（町内会）');
    expect(record).not.toContain('<textarea');

    const second = await reviewer.post(meeting, { ...minutes, minutes: '別の見方もあった。' });
    expect(second.status).toBe(409);
    const both = await second.text();
    expect(both).toContain('前年の見方をそろえた。');
    expect(both).toContain('別の見方もあった。');
  });

  it('of a sealed year keeps its record as it was, and none is added', async () => {
    const { as, path, key } = await office();
    const reviewer = await as('reviewer');
    const made = { title: '第１回 査定部会', heldOn: '2026-03-31', place: '会議室' };
    const meeting = (await reviewer.post(`${path}/review-meetings`, made)).headers.get('location')!;
    await db.kysely.updateTable('cycle').set({ state: 'sealed' }).where(inPlan(key)).execute();
    const minutes = { ...made, version: '1', minutes: '確定のあとの議事録' };
    expect((await reviewer.post(meeting, minutes)).status).toBe(409);
    expect((await reviewer.post(`${path}/review-meetings`, made)).status).toBe(409);
    const kept = await db.kysely.selectFrom('meeting').select('minutes').where(inPlan(key)).execute();
    expect(kept).toEqual([{ minutes: '' }]);
  });
});
