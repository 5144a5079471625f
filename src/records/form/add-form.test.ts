import { expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { findPreset } from '#presets/load.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { listScales } from '#records/plan/queries.ts';
import { actIn } from '../../../test/kit/act-in.ts';
import { makeMunicipality } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { officePlan } from '../../../test/kit/office-plan.ts';
import { addForm } from './add-form.ts';

const db = await testDatabase();

it('begins two forms of one preset at the same moment, with its scales once', async () => {
  const { id: municipalityId } = await makeMunicipality(db);
  const planId = await inTransaction(db, (tx) =>
    storePlan(tx, municipalityId, officePlan(), { actor: '事務局' }),
  );
  const key = { municipalityId, planId };
  const before = (await listScales(db.kysely, key)).length;
  const add = () => addForm(db, actIn(key), { from: 'preset', preset: findPreset('two-scales')! });
  const [one, other] = await Promise.all([add(), add()]);
  expect(one!.id).not.toBe(other!.id);
  expect((await listScales(db.kysely, key)).length).toBe(before + 3);
});
