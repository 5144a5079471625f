import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { canonicalJson } from '#exchange/canonical.ts';
import { withoutIndicatorSheets } from '#exchange/indicator-sheets.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import { arbitraryPlan, documentOf } from '../../../test/kit/arbitrary-plan.ts';
import { countQueries } from '../../../test/kit/count-queries.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { readProjectFile } from '../../../test/kit/project-files.ts';
import { smallPlan, widePlan } from '../../../test/kit/small-plan.ts';
import { loadPlan } from './load-plan.ts';
import { replacePlan, storePlan } from './store-plan.ts';

const db = await testDatabase();
const actor = '事務局';
const store = (plan: ExchangePlan, over = db) =>
  inTransaction(over, (tx) => storePlan(tx, 'yamanami', plan, { actor }));
const replace = (planId: string, plan: ExchangePlan, expectedVersion: number, municipality = 'yamanami') =>
  inTransaction(db, (tx) => replacePlan(tx, municipality, plan, { actor, planId, expectedVersion }));
const countEvents = async (planId: string) =>
  (await db.kysely.selectFrom('event').select('id').where('plan_id', '=', planId).execute()).length;

beforeAll(async () => {
  await db.kysely
    .insertInto('municipality')
    .values([
      { id: 'yamanami', name: 'やまなみ市', code: null, is_sample: false },
      { id: 'other', name: 'となり町', code: null, is_sample: false },
    ])
    .execute();
});

describe('storing a plan', () => {
  test('it comes back as it was, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPlan, async (plan) => {
        const loaded = await loadPlan(db, 'yamanami', await store(plan));
        expect(canonicalJson(documentOf(loaded!))).toBe(canonicalJson(documentOf(plan)));
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  test('the sample city comes back byte for byte', async () => {
    const printed = readProjectFile('sample/midorigaoka.json');
    const document = documentSchema.parse(JSON.parse(printed));
    const plans = [];
    for (const plan of document.plans) plans.push((await loadPlan(db, 'yamanami', await store(plan)))!);
    expect(canonicalJson({ ...document, plans })).toBe(printed);
  });

  test('another municipality does not find it', async () => {
    expect(await loadPlan(db, 'other', await store(smallPlan()))).toBeNull();
  });

  test('nothing of it stays when the transaction fails', async () => {
    let planId = '';
    const broken = inTransaction(db, async (tx) => {
      planId = await storePlan(tx, 'yamanami', smallPlan(), { actor });
      throw new Error('later step');
    });
    await expect(broken).rejects.toThrow('later step');
    expect(await loadPlan(db, 'yamanami', planId)).toBeNull();
    expect(await countEvents(planId)).toBe(0);
  });

  test('a plan that is a thousand projects wide takes as few statements as a small one', async () => {
    const wide = widePlan(1_000);
    const counted = countQueries(db);
    const planId = await store(wide, counted.db);
    expect(counted.count()).toBeLessThanOrEqual(20);
    expect((await loadPlan(counted.db, 'yamanami', planId))?.projects).toHaveLength(1_000);
    expect(counted.count()).toBeLessThanOrEqual(36);
  });
});

describe('replacing a plan', () => {
  test('it is the new document and nothing of the old one but its sealed years', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPlan, arbitraryPlan, async (before, after) => {
        const planId = await store(before);
        expect(await replace(planId, after, 1)).toBe(true);
        const loaded = await loadPlan(db, 'yamanami', planId);
        const { editions = [], errata = [] } = before;
        expect(canonicalJson(documentOf(loaded!))).toBe(
          canonicalJson(documentOf({ ...after, editions, errata })),
        );
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  test('it is refused to one who saw an older version, and to another municipality', async () => {
    const planId = await store(smallPlan());
    const changed = { ...smallPlan(), title: '改定版' };
    expect(await replace(planId, changed, 1)).toBe(true);
    expect(await replace(planId, smallPlan(), 1)).toBe(false);
    expect(await replace(planId, smallPlan(), 2, 'other')).toBe(false);
    expect(withoutIndicatorSheets((await loadPlan(db, 'yamanami', planId))!)).toEqual(changed);
    expect(await countEvents(planId)).toBe(2);
  });
});
