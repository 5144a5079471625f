import { expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { makeMunicipality } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { indexSheet } from './index-sheet.ts';

const db = await testDatabase();

it('knows every text once, however many save at the same moment', async () => {
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
  const save = (sheet: string) =>
    inTransaction(db, (tx) => indexSheet(tx, { municipalityId, planId }, sheet));
  await save('s-1');
  const before = await entries();
  await Promise.all(['s-1', 's-2', 's-1', 's-2', 's-1'].map(save));
  expect(await entries()).toEqual(before);
});
