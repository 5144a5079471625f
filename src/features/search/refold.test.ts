import { expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { FOLD } from '#domain/text/fold.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { signedIn, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { startRefolding } from './start-refolding.ts';

const db = await testDatabase();
const app = testApplication(db);

it('finds by the way of folding of today what was kept in another', async () => {
  const { browser, municipality } = await signedIn(db, app, 'secretariat');
  const plan = smallPlan();
  const projects = plan.projects.map((project, at) =>
    at === 0 ? { ...project, title: '斉藤さんのヴァイオリン教室' } : project,
  );
  await inTransaction(db, (tx) => storePlan(tx, municipality.id, { ...plan, projects }, { actor: '試し' }));
  const ofTown = () => db.kysely.selectFrom('search_entry').where('municipality_id', '=', municipality.id);
  const found = async (q: string) =>
    (await (await browser.get(`/search?${new URLSearchParams({ q })}`)).text()).includes('<mark>');
  expect(await ofTown().select('fold').distinct().execute()).toEqual([{ fold: FOLD }]);
  expect(await found('斎藤')).toBe(true);

  await db.kysely
    .updateTable('search_entry')
    .set((eb) => ({
      fold: 1,
      folded: eb.fn('replace', ['folded', eb.val('斎藤さんのば'), eb.val('斉藤さんのゔぁ')]) as never,
    }))
    .where('municipality_id', '=', municipality.id)
    .execute();
  expect([await found('斎藤'), await found('バイオリン')]).toEqual([false, false]);
  const refolding = startRefolding(db);
  await expect.poll(() => ofTown().select('fold').distinct().execute()).toEqual([{ fold: FOLD }]);
  await refolding.stop();
  expect([await found('斎藤'), await found('バイオリン')]).toEqual([true, true]);
});
