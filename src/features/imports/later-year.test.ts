import { beforeAll, describe, expect, it } from 'vitest';
import { loadPlan } from '#records/archive/load-plan.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { importOffice, type Office, table } from '../../../test/kit/import-office.ts';

const db = await testDatabase();
const { secretariat, upload, confirm } = importOffice(db);

describe('a later year of a known plan', () => {
  let office: Office;
  let planId: string;
  let draftId: string;
  beforeAll(async () => {
    office = await secretariat();
    const first = await upload(office, table('r5'));
    const answer = await confirm(office, first, { acknowledged: 'yes', title0: 'ほしのもり町地域福祉計画' });
    planId = answer.headers.get('location')!.split('/').at(-1)!;
    draftId = await upload(office, table('r6'), { plan: `id:${planId}` });
  });

  it('shows what is new, changed and gone', async () => {
    const page = await (await office.browser.get(`/imports/${draftId}`)).text();
    expect(page).toContain('登録済みの計画との突き合わせ');
    expect(page).toMatch(/新規 \d+/);
    expect(page).toMatch(/掲載なし [1-9]/);
  });

  it('is not written before every gone project is decided', async () => {
    const answer = await confirm(office, draftId, { acknowledged: 'yes' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('決まっていない事業が');
  });

  it('adds the new year and keeps the old one', async () => {
    const before = (await loadPlan(db, office.municipality.id, planId))!;
    const page = await (await office.browser.get(`/imports/${draftId}`)).text();
    const version = page.match(/name="version" value="(\d+)"/)![1]!;
    const chosen = Object.fromEntries(
      [...page.matchAll(/name="(pair:[^"]+)"[^>]*>(.*?)<\/select>/gsu)].map(([, name, options]) => [
        name!,
        options!.match(/value="([^"]+)" selected/)?.[1] ?? options!.match(/value="([^"]+)"/)![1]!,
      ]),
    );
    const decided = await office.browser.post(`/imports/${draftId}/decisions`, {
      version,
      ...chosen,
      'stay-all': 'yes',
    });
    expect(decided.status).toBe(303);
    const answer = await confirm(office, draftId, { acknowledged: 'yes' });
    expect(answer.status, await answer.clone().text()).toBe(303);
    const after = (await loadPlan(db, office.municipality.id, planId))!;
    const yearsOf = (plan: typeof after) => [...new Set(plan.sheets.map(({ year }) => year))];
    expect(yearsOf(before)).toEqual([2023]);
    expect(yearsOf(after)).toEqual([2023, 2024]);
    expect(after.sheets.slice(0, before.sheets.length)).toEqual(before.sheets);
    const known = new Set(before.projects.map(({ id }) => id));
    expect(after.projects.filter(({ id }) => known.has(id))).toHaveLength(before.projects.length);
    const twice = after.projects.filter(
      ({ id }) => after.sheets.filter(({ project }) => project === id).length === 2,
    );
    expect(twice.length).toBeGreaterThan(before.projects.length / 2);
  });
});
