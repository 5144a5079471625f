import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { planColumns } from '#db/in-plan.ts';
import { migrate } from '#db/migrate.ts';
import { inTransaction } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { readPlan } from '#records/archive/load-plan.ts';
import { reindexPlan } from '#records/archive/reindex-plan.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { holdPlanToIndex, indexPlan } from '#records/search/index-plan.ts';
import { Browser, testApplication } from '../../../test/kit/browser.ts';
import { enter, makeWriting, type Writing } from '../../../test/kit/collecting-plan.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf } from '../../../test/kit/departments.ts';
import { openKept } from '../../../test/kit/kept-schemas.ts';
import { LAST_WORDS } from '../../../test/kit/kept-town.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { startReindexing } from './start-reindexing.ts';

const db = await testDatabase();
const app = testApplication(db);

let writing: Writing;
let key: PlanKey;
let office: Browser;
beforeEach(async () => {
  writing = await makeWriting(db);
  key = { municipalityId: writing.municipalityId, planId: writing.planId };
  office = await enter(db, app, writing, 'office');
});

const finds = async (words: string, browser = office) =>
  (await (await browser.get(`/search?${new URLSearchParams({ q: words })}`)).text()).includes('<mark>');
const save = async (text: string, base = '') => {
  const answer = await office.post(`${writing.address}/autosave`, {
    department: idOf('長寿課'),
    stage: 'collecting',
    'base.field.activities': base,
    'field.activities': text,
  });
  expect(answer.status).toBe(200);
};
const entries = () => db.kysely.selectFrom('search_entry').where('municipality_id', '=', key.municipalityId);
/** What search knows, in whichever order it learned it. */
const listKnown = async () =>
  (
    await entries()
      .select(['plan_id', 'kind', 'subject_id', 'year', 'title', 'field', 'text', 'folded'])
      .execute()
  )
    .map((entry) => JSON.stringify(entry))
    .sort();
/** As a database from before search kept how it knows a plan. */
const forget = () =>
  db.kysely.deleteFrom('search_index').where('municipality_id', '=', key.municipalityId).execute();
const fold = (folded: string) =>
  db.kysely
    .updateTable('search_entry')
    .set({ folded })
    .where('municipality_id', '=', key.municipalityId)
    .execute();
const countWaiting = async () => {
  const { plans, indexed } = await db.kysely
    .selectFrom('plan')
    .leftJoin('search_index', (join) =>
      join
        .onRef('search_index.municipality_id', '=', 'plan.municipality_id')
        .onRef('search_index.plan_id', '=', 'plan.id'),
    )
    .where('plan.municipality_id', '=', key.municipalityId)
    .select(({ fn }) => [
      fn.countAll<number>().as('plans'),
      fn.count<number>('search_index.plan_id').as('indexed'),
    ])
    .executeTakeFirstOrThrow();
  return Number(plans) - Number(indexed);
};
async function reindexAll() {
  const reindexing = startReindexing(db);
  await expect.poll(countWaiting).toBe(0);
  await reindexing.stop();
}

describe('texts that an older version kept', () => {
  it('are found though it never told search, and what is gone is found no more', async () => {
    await save('夕市の帰りに声をかけた。');
    const known = await listKnown();
    await forget();
    await db.kysely
      .deleteFrom('search_entry')
      .where('municipality_id', '=', key.municipalityId)
      .where('field', 'in', ['activities', 'response'])
      .execute();
    await db.kysely
      .updateTable('search_entry')
      .set({ text: '直される前の意見', folded: '直される前の意見' })
      .where('municipality_id', '=', key.municipalityId)
      .where('field', '=', 'opinion')
      .execute();
    await db.kysely
      .insertInto('search_entry')
      .values({
        ...planColumns(key),
        kind: 'opinion',
        subject_id: 'withdrawn',
        year: 2025,
        title: '取り下げた意見',
        field: 'opinion',
        text: '取り下げた意見の文',
        folded: '取り下げた意見の文',
      })
      .execute();
    expect([await finds('夕市の帰り'), await finds('直される前'), await finds('取り下げた意見の文')]).toEqual(
      [false, true, true],
    );
    await reindexAll();
    expect([await finds('夕市の帰り'), await finds('直される前'), await finds('取り下げた意見の文')]).toEqual(
      [true, false, false],
    );
    expect(await listKnown()).toEqual(known);
  });

  it.each(['texts', 'fold'] as const)(
    'are indexed anew where the code does it otherwise: %s',
    async (way) => {
      const known = await listKnown();
      await fold('古いたたみ方');
      await db.kysely
        .updateTable('search_index')
        .set({ [way]: 0 })
        .where('municipality_id', '=', key.municipalityId)
        .execute();
      expect(await finds('見守り')).toBe(false);
      const reindexing = startReindexing(db);
      await expect.poll(() => finds('見守り')).toBe(true);
      await reindexing.stop();
      expect(await listKnown()).toEqual(known);
    },
  );

  it('are not touched where search knows the plan as the code does', async () => {
    await fold('触らない');
    expect(await reindexPlan(db)).toBe(false);
    expect(await entries().select('folded').distinct().execute()).toEqual([{ folded: '触らない' }]);
  });

  it('are indexed plan by plan: who is interrupted goes on where he was', async () => {
    for (const planId of ['second', 'third'])
      await inTransaction(db, (tx) =>
        storePlan(tx, key.municipalityId, smallPlan(), { actor: '試し', planId }),
      );
    await forget();
    expect(await reindexPlan(db)).toBe(true);
    expect(await countWaiting()).toBe(2);
    const reindexing = startReindexing(db);
    await reindexing.stop();
    expect(await countWaiting()).toBeGreaterThan(0);
    await reindexAll();
    expect(await reindexPlan(db)).toBe(false);
  });

  it('do not come back over what somebody writes meanwhile', async () => {
    await save('読まれた文。');
    await forget();
    let tellRead = () => {};
    const read = new Promise<void>((resolve) => {
      tellRead = resolve;
    });
    const reindexed = inTransaction(db, async (tx) => {
      expect(await holdPlanToIndex(tx)).toEqual(key);
      const plan = (await readPlan(tx, key))!;
      tellRead();
      await wait(50);
      await indexPlan(tx, key, plan);
    });
    await read;
    await Promise.all([reindexed, save('そのあいだの文。', '読まれた文。')]);
    expect([await finds('読まれた文'), await finds('そのあいだの文')]).toEqual([false, true]);
  });
});

describe.each(['0011', '0015'])('a town of migration %s', (number) => {
  it('has what was saved by itself and what was said found, once it has been reindexed', async () => {
    const old = await openKept(number);
    afterAll(() => old.close());
    expect(await migrate(old)).toMatchObject({ ok: true });
    const { id } = await old.kysely.selectFrom('municipality').select('id').executeTakeFirstOrThrow();
    const browser = await new Browser(testApplication(old)).signIn(`secretariat-${id}`);
    const said = [LAST_WORDS.slice(0, 8), '冬の声かけも考えて'];
    for (const words of said) expect([words, await finds(words, browser)]).toEqual([words, false]);
    const reindexing = startReindexing(old);
    for (const words of said) await expect.poll(() => finds(words, browser)).toBe(true);
    await reindexing.stop();
  });
});
