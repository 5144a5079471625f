import { expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { makeMunicipality } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { indexIndicators } from './index-indicators.ts';

const db = await testDatabase();

it('knows every figure once, however many save at the same moment', async () => {
  const { id: municipalityId } = await makeMunicipality(db);
  const planId = await inTransaction(db, (tx) =>
    storePlan(tx, municipalityId, smallPlan(), { actor: '事務局' }),
  );
  const entries = async () =>
    (
      await db.kysely
        .selectFrom('search_entry')
        .select(['kind', 'subject_id', 'field', 'text'])
        .where('municipality_id', '=', municipalityId)
        .orderBy('kind')
        .orderBy('subject_id')
        .orderBy('field')
        .orderBy('text')
        .execute()
    ).map((entry) => Object.values(entry).join(' '));
  const projects = smallPlan().projects;
  const save = () => inTransaction(db, (tx) => indexIndicators(tx, { municipalityId, planId }, projects));
  await save();
  const before = await entries();
  await db.kysely
    .deleteFrom('search_entry')
    .where('municipality_id', '=', municipalityId)
    .where('kind', '=', 'indicator')
    .where('subject_id', '=', 'i-1')
    .execute();
  await Promise.all([1, 2, 3, 4, 5].map(save));
  expect(await entries()).toEqual(before);
});
