import { describe, expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { listScales } from '#records/plan/queries.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { pageFields } from '../../../test/kit/page-fields.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db);

async function office() {
  const municipality = await makeMunicipality(db, { roles: ['secretariat', 'writer'] });
  const key = { municipalityId: municipality.id, planId: 'small' };
  await inTransaction(db, (tx) =>
    storePlan(tx, municipality.id, smallPlan(), { actor: '事務局', planId: 'small' }),
  );
  const browser = await new Browser(app).signIn(municipality.signIn('secretariat'));
  const scales = () => listScales(db.kysely, key);
  const fields = async (scale: string) =>
    pageFields(await (await browser.get('/plans/small/scales')).text(), `scale-${scale}`);
  return { municipality, browser, scales, fields };
}
const SCALE = '/plans/small/scales/rs-1';

describe('the scales of a plan', () => {
  it('come back as they stand, and change in what is changed', async () => {
    const { browser, scales, fields } = await office();
    const before = await scales();
    expect((await browser.post(SCALE, await fields('rs-1'))).status).toBe(303);
    const filled = before.map((scale) => ({
      ...scale,
      codes: scale.codes.map((code) => ({ ...code, definition: code.definition ?? '' })),
    }));
    expect(await scales()).toEqual(filled);
    const sent = await fields('rs-1');
    sent.set('c1.label', 'おくれ <i>');
    sent.set('c4.code', 'D');
    sent.set('c4.outside', '1');
    sent.set('best', 'last');
    expect((await browser.post(SCALE, sent)).status).toBe(303);
    const [scale] = await scales();
    expect(scale!.best).toBe('last');
    expect(scale!.codes[1]!.label).toBe('おくれ <i>');
    expect(scale!.codes.at(-1)).toEqual({ code: 'D', label: '', definition: '', ordered: false });
    expect(await (await browser.get('/plans/small/scales')).text()).not.toContain('<i>');
  });

  it('keep the codes that ratings hold', async () => {
    const { browser, scales, fields } = await office();
    const sent = await fields('rs-1');
    sent.set('c0.code', 'Ａ＋');
    const answer = await browser.post(SCALE, sent);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('「A」は、評価、目安の評価、終了の区分のいずれかで使われている');
    expect(html).toContain('Ａ＋');
    expect((await scales())[0]!.codes[0]!.code).toBe('A');
    // Nobody has rated with －.
    const other = await fields('rs-1');
    other.set('c3.code', '');
    expect((await browser.post(SCALE, other)).status).toBe(303);
    expect((await scales())[0]!.codes.map(({ code }) => code)).toEqual(['A', 'B', 'C']);
  });

  it('refuse codes that are no scale', async () => {
    const { browser, fields } = await office();
    const twice = await fields('rs-1');
    twice.set('c4.code', 'A');
    expect(await (await browser.post(SCALE, twice)).text()).toContain('同じ記号が２回');
    const none = new FormData();
    expect((await browser.post(SCALE, none)).status).toBe(422);
    expect((await browser.post('/plans/small/scales/none', await fields('rs-1'))).status).toBe(404);
  });

  it('let only the first of two people save', async () => {
    const { browser, fields } = await office();
    const [mine, theirs] = [await fields('rs-1'), await fields('rs-1')];
    expect((await browser.post(SCALE, mine)).status).toBe(303);
    expect((await browser.post(SCALE, theirs)).status).toBe(409);
  });

  it('are added, and removed while nothing uses them', async () => {
    const { browser, scales } = await office();
    expect((await browser.post('/plans/small/scales')).status).toBe(303);
    const [, added] = await scales();
    expect((await browser.post(`/plans/small/scales/${added!.id}/removal`)).status).toBe(303);
    expect((await browser.post(`${SCALE}/removal`)).status).toBe(409);
    expect((await browser.post(`/plans/small/scales/none/removal`)).status).toBe(404);
    expect((await scales()).map(({ id }) => id)).toEqual(['rs-1']);
  });

  it('are the secretariat’s', async () => {
    const { municipality } = await office();
    const writer = await new Browser(app).signIn(municipality.signIn('writer'));
    const strangers = await makeMunicipality(db);
    const stranger = await new Browser(app).signIn(strangers.signIn('secretariat'));
    expect((await writer.get('/plans/small/scales')).status).toBe(403);
    expect((await stranger.get('/plans/small/scales')).status).toBe(404);
    for (const path of ['/plans/small/scales', SCALE, `${SCALE}/removal`]) {
      expect((await writer.post(path)).status, path).toBe(403);
      expect((await stranger.post(path, { 'c0.code': 'A', 'c1.code': 'B' })).status, path).toBe(404);
    }
  });
});
