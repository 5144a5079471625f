import { describe, expect, it } from 'vitest';
import type { ExchangePlan } from '#exchange/schema.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { importOffice, type Office, table } from '../../../test/kit/import-office.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const { secretariat, upload, confirm, draftOf } = importOffice(db);

const documentOf = (plan: ExchangePlan) => JSON.stringify({ format: 'ayumi/1', plans: [plan] });
const errorsOf = async (office: Office, draftId: string) =>
  (await draftOf(office, draftId)).document.problems.filter(({ severity }) => severity === 'error');

async function send(office: Office, draftId: string, path: string, fields: Record<string, string>) {
  await office.browser.get(`/imports/${draftId}`);
  const { version } = await draftOf(office, draftId);
  return office.browser.post(`/imports/${draftId}${path}`, { version: String(version), ...fields });
}

describe('every problem of severity error can be made to go away', () => {
  it('by adding the grade that is missing, on the page that the problem leads to', async () => {
    const office = await secretariat();
    const draftId = await upload(office, table('r5'));
    const [problem, another] = await errorsOf(office, draftId);
    expect([problem?.code, another]).toEqual(['rating-missing', undefined]);
    const page = await (await office.browser.get(`/imports/${draftId}/projects/${problem!.about}`)).text();
    expect(page).toContain('評価の記入がありません');
    const place = page.match(/name="rate:([^"]+)"/u)![1]!;
    const department = page.match(/name="rate-department:[^"]+"[^>]*>.*?<option value="([^"]+)"/su)![1]!;
    const answer = await send(office, draftId, `/projects/${problem!.about}/values`, {
      [`rate:${place}`]: 'B',
      [`rate-layer:${place}`]: 'review',
      [`rate-department:${place}`]: department,
    });
    expect(answer.status).toBe(303);
    expect(await errorsOf(office, draftId)).toEqual([]);
    const { document } = await draftOf(office, draftId);
    const sheet = document.plans[0]!.sheets.find(({ project }) => project === problem!.about)!;
    expect(sheet.ratings).toEqual([{ layer: 'review', department, code: 'B' }]);
    expect((await confirm(office, draftId, { title0: 'ほしのもり町地域福祉計画' })).status).toBe(303);
  });

  it('by saying that the source is so', async () => {
    const office = await secretariat();
    const draftId = await upload(office, table('r5'));
    const page = await (await office.browser.get(`/imports/${draftId}`)).text();
    const index = page.match(/name="problem" value="(\d+)"/u)![1]!;
    expect((await send(office, draftId, '/problems', { problem: index })).status).toBe(303);
    expect(await errorsOf(office, draftId)).toEqual([]);
    expect((await send(office, draftId, '/problems', { problem: '9999' })).status).toBe(422);
  });
});

it('of two corrections at one moment keeps one, and tells the other', async () => {
  const office = await secretariat();
  const draftId = await upload(office, documentOf(smallPlan()), { plan: 'new' });
  const path = `/projects/${smallPlan().projects[0]!.id}/values`;
  // Both have the page of one version open.
  await office.browser.get(`/imports/${draftId}`);
  const version = String((await draftOf(office, draftId)).version);
  const correct = (title: string) =>
    office.browser.post(`/imports/${draftId}${path}`, { version, '/plans/0/projects/0/title': title });
  const answers = await Promise.all([correct('一人目の名'), correct('二人目の名')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  const [kept] = (await draftOf(office, draftId)).document.plans[0]!.projects;
  const winner = answers.findIndex(({ status }) => status === 303);
  expect(kept!.title).toBe(['一人目の名', '二人目の名'][winner]);
});

it('removes what is not there, and gives a year to what has none, in one go', async () => {
  const office = await secretariat();
  const plan = smallPlan();
  plan.indicators[0]!.undated = [
    { kind: 'target', text: '調査' },
    { kind: 'target', text: '汚れ' },
  ];
  const draftId = await upload(office, documentOf(plan), { plan: 'new' });
  const { document } = await draftOf(office, draftId);
  const [sheet] = document.plans[0]!.sheets;
  const answer = await send(office, draftId, `/projects/${sheet!.project}/values`, {
    'date:/plans/0/indicators/0/undated/0': '令和６年度',
    'remove:/plans/0/indicators/0/undated/1': 'yes',
    'remove:/plans/0/sheets/0/ratings/0': 'yes',
  });
  expect(answer.status).toBe(303);
  const after = (await draftOf(office, draftId)).document.plans[0]!;
  expect(after.indicators[0]!.undated).toEqual([]);
  expect(after.indicators[0]!.values.at(-1)).toEqual({ kind: 'target', year: 2024, text: '調査' });
  expect(after.sheets[0]!.ratings).toEqual(sheet!.ratings.slice(1));
});

it('keeps what was typed and ticked where one of the corrections is refused', async () => {
  const office = await secretariat();
  const plan = smallPlan();
  plan.indicators[0]!.undated = [{ kind: 'target', text: '調査' }];
  const draftId = await upload(office, documentOf(plan), { plan: 'new' });
  const answer = await send(office, draftId, '/projects/p-1/values', {
    'date:/plans/0/indicators/0/undated/0': 'そのうち',
    'remove:/plans/0/sheets/0/ratings/0': 'yes',
  });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('「そのうち」は年度として読めません');
  expect(page).toMatch(/name="remove:\/plans\/0\/sheets\/0\/ratings\/0" value="yes" checked/u);
});

it('asks why a target was changed, and keeps the reason beside the new target', async () => {
  const office = await secretariat();
  const first = await upload(office, documentOf(smallPlan()), { plan: 'new' });
  const planId = (await confirm(office, first, { acknowledged: 'yes' })).headers
    .get('location')!
    .split('/')
    .at(-1)!;
  const later = smallPlan();
  const at = later.indicators[0]!.values.findLastIndex(({ kind }) => kind === 'target');
  const old = later.indicators[0]!.values[at]!.text;
  later.indicators[0]!.values[at]!.text = '5人';
  const draftId = await upload(office, documentOf(later), { plan: `id:${planId}` });
  const page = await (await office.browser.get(`/imports/${draftId}`)).text();
  expect(page).toContain(`の目標値「${old}」→「5人」の理由`);
  const name = page.match(/name="(reason:[^"]+)"/u)![1]!;
  expect((await send(office, draftId, '/decisions', { [name]: '会場が減ったため' })).status).toBe(303);
  expect((await confirm(office, draftId, { acknowledged: 'yes' })).status).toBe(303);
  const { values } = (await loadPlan(db, office.municipality.id, planId))!.indicators[0]!;
  expect(values[at]).toMatchObject({ text: old, status: 'superseded' });
  expect(values.at(-1)).toMatchObject({ text: '5人', reason: '会場が減ったため' });
});
