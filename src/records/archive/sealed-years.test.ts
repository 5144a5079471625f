import { expect, test } from 'vitest';
import { canonicalJson } from '#exchange/canonical.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { documentOf } from '../../../test/kit/arbitrary-plan.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { importOffice } from '../../../test/kit/import-office.ts';
import { officeReadyToSeal, planReadyToSeal, sealThroughPage } from '../../../test/kit/sealed-year.ts';
import { loadPlan } from './load-plan.ts';

const db = await testDatabase();
const { app, upload, confirm } = importOffice(db);

/** A later import into a plan whose year 2023 is sealed; what the confirmation answers. */
async function importAfterSealing(change: (plan: ExchangePlan) => ExchangePlan) {
  const office = await officeReadyToSeal(db, app);
  await sealThroughPage(office.browser, office.path);
  const { forms: _, cycles: __, ...plan } = change(planReadyToSeal());
  const sheets = plan.sheets.map(({ form: _, parts: __, state: ___, ...sheet }) => sheet);
  const printed = canonicalJson(documentOf({ ...plan, sheets }));
  const draft = await upload(office, printed, { plan: `id:${office.planId}` });
  const answer = await confirm(office, draft, { acknowledged: 'yes' });
  const stored = (await loadPlan(db, office.municipality.id, office.planId))!;
  return { answer, stored };
}

const withActivities = (sheetId: string) => (plan: ExchangePlan) => ({
  ...plan,
  sheets: plan.sheets.map((sheet) =>
    sheet.id === sheetId
      ? { ...sheet, fields: { ...sheet.fields, activities: '取り込みで変わった' } }
      : sheet,
  ),
});

test('an import that would change a sealed year is refused by the name of the year', async () => {
  const { answer, stored } = await importAfterSealing(withActivities('s-1'));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('令和5年度は確定しているため、取り込みでは変えられません');
  expect(JSON.stringify(stored)).not.toContain('取り込みで変わった');
});

test('one that changes another year is written, and the sealed year stays as it was', async () => {
  const { answer, stored } = await importAfterSealing(withActivities('s-2'));
  expect(answer.status, await answer.clone().text()).toBe(303);
  expect(stored.sheets.find(({ id }) => id === 's-2')!.fields.activities).toBe('取り込みで変わった');
  expect(stored.editions).toHaveLength(1);
  expect(stored.sheets.find(({ id }) => id === 's-1')).toMatchObject({ state: 'finalised' });
});
