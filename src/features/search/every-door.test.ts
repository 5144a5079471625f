import { beforeAll, describe, expect, it } from 'vitest';
import { inPlan } from '#db/in-plan.ts';
import { inTransaction } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { replacePlan } from '#records/archive/store-plan.ts';
import { type Entry, searchEntries } from '#records/search/search-entries.ts';
import { type Browser, testApplication } from '../../../test/kit/browser.ts';
import { enter, makeWriting, type Writing } from '../../../test/kit/collecting-plan.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf } from '../../../test/kit/departments.ts';
import {
  acceptanceForm,
  fileOf,
  fillIn,
  returnWorkbook,
  sentCells,
  takeWorkbook,
} from '../../../test/kit/workbook-office.ts';

/** Every kind of text that search knows, by every door that writes it: found by what it says now, by nothing that it said before. */

const db = await testDatabase();
const app = testApplication(db);
const PEOPLE = {
  choju: { role: 'writer', department: '長寿課' },
  office: { role: 'secretariat' },
  reviewer: { role: 'reviewer' },
  member: { role: 'committee' },
  other: { role: 'committee' },
  viewer: { role: 'viewer' },
} as const;

let writing: Writing;
let key: PlanKey;
let people: Record<keyof typeof PEOPLE, Browser>;
let past: string;
let coming: string;
beforeAll(async () => {
  writing = await makeWriting(db, PEOPLE);
  key = { municipalityId: writing.municipalityId, planId: writing.planId };
  const all = Object.keys(PEOPLE) as (keyof typeof PEOPLE)[];
  const browsers = [];
  for (const who of all) browsers.push([who, await enter(db, app, writing, who)] as const);
  people = Object.fromEntries(browsers) as typeof people;
  past = await makeMeeting('2020-04-20');
  coming = await makeMeeting('2100-04-20');
});

async function makeMeeting(heldOn: string): Promise<string> {
  const made = await people.office.post(`/plans/${writing.planId}/cycles/2025/meetings`, {
    title: `${heldOn}の推進委員会`,
    heldOn,
  });
  return made.headers.get('location')!.split('?')[0]!;
}

const finds = async (who: keyof typeof PEOPLE, words: string) =>
  !(await (await people[who].get(`/search?q=${encodeURIComponent(words)}`)).text()).includes(
    '見つかりませんでした',
  );
const foundBy = async (words: string) => {
  const found = [];
  for (const who of ['choju', 'viewer', 'other', 'office'] as const)
    if (await finds(who, words)) found.push(who);
  return found;
};
const ALL = ['choju', 'viewer', 'other', 'office'];
/** Who reads what its owner has not handed in yet. */
const WRITING = ['choju', 'office'];

/** What search knows of the plan is what it would know if it were told everything anew. */
async function expectKnownAsStored() {
  const known = await db.kysely
    .selectFrom('search_entry')
    .select(['kind', 'subject_id', 'year', 'title', 'field', 'text'])
    .where(inPlan(key))
    .execute();
  const stored = searchEntries((await loadPlan(db, key.municipalityId, key.planId))!);
  expect(inOrder(known)).toEqual(inOrder(stored.filter(({ text }) => text.trim() !== '')));
}
const inOrder = (entries: Entry[]) =>
  entries
    .map(({ kind, subject_id, year, title, field, text }) =>
      JSON.stringify([kind, subject_id, year, title, field, text]),
    )
    .sort();

const done = async (answer: Promise<Response>) => expect((await answer).status).toBeLessThan(400);
const lastOpinion = () =>
  db.kysely
    .selectFrom('opinion')
    .select(['id', 'version'])
    .where(inPlan(key))
    .orderBy('position', 'desc')
    .executeTakeFirstOrThrow();

/** A door: `say` writes the text in the place of the one before; '' takes it out. */
type Door = (text: string, before: string) => Promise<void>;

const field =
  (who: 'choju' | 'office', name: string, door: 'entry' | 'autosave'): Door =>
  (text, before) =>
    done(
      people[who].post(`${writing.address}/${door}`, {
        department: idOf('長寿課'),
        stage: 'collecting',
        [`base.${name}`]: before,
        [name]: text,
      }),
    );

const workbook: Door = async (text) => {
  const office = { id: writing.municipalityId, workbooks: `/plans/${writing.planId}/workbooks` };
  const sent = await takeWorkbook(people.office, office, '長寿課');
  const cells = await sentCells(db, office, sent);
  const filled = await fillIn(sent, { [cells('s-now', 'field.activities')]: text });
  const kept = await returnWorkbook(people.office, office, fileOf(filled));
  const page = kept.headers.get('location')!;
  const { fields } = await acceptanceForm(people.office, page);
  const form = new FormData();
  for (const [name, value] of [...fields, ['how', 'all'] as const]) form.append(name, value);
  await done(people.office.post(`${page}/acceptance`, form));
};

/** Two have written one field at once; whoever has seen both takes the text that came later. */
const settled: Door = async (text, before) => {
  const activities = (who: 'choju' | 'office') => field(who, 'field.activities', 'autosave');
  if (text === '') return activities('choju')('', before);
  await activities('office')('先に届いた文', before);
  await activities('choju')(text, before);
  const page = await (await people.choju.get(`${writing.address}/entry`)).text();
  const id = page.match(/name="settle" value="aside ([^"]+)"/)![1]!;
  await done(
    people.choju.post(`${writing.address}/entry`, {
      department: idOf('長寿課'),
      stage: 'collecting',
      [`settle-stored.${id}`]: '先に届いた文',
      [`settle-aside.${id}`]: text,
      settle: `aside ${id}`,
    }),
  );
  expect(await foundBy('先に届いた文')).toEqual([]);
};

const reason: Door = async (text) => {
  await db.kysely
    .updateTable('sheet')
    .set({ state: 'accepted' })
    .where(inPlan(key))
    .where('id', '=', 's-now')
    .execute();
  await db.kysely.updateTable('cycle').set({ state: 'reviewing' }).where(inPlan(key)).execute();
  const { version } = await db.kysely
    .selectFrom('sheet')
    .select('version')
    .where(inPlan(key))
    .where('id', '=', 's-now')
    .executeTakeFirstOrThrow();
  await done(
    people.reviewer.post(`/plans/${writing.planId}/cycles/2025/review`, {
      sheet: 's-now',
      version: String(version),
      scale: '',
      code: text === '' ? '' : 'B',
      reason: text,
      done: 'saved',
    }),
  );
};

const opinion: Door = async (text, before) => {
  if (before === '')
    return done(people.office.post(`${past}/opinions`, { target: 'sheet:s-now', opinion: text, text }));
  const { id, version } = await lastOpinion();
  const path = `/plans/${writing.planId}/opinions/${id}`;
  const seen = { version: String(version) };
  return done(
    text === ''
      ? people.office.post(`${path}/withdrawal`, seen)
      : people.office.post(path, { ...seen, opinion: text, given: '委員' }),
  );
};

const ownOpinion: Door = async (text, before) => {
  if (before === '') return done(people.member.post(past, { 'new:sheet:s-now': text }));
  const { id, version } = await lastOpinion();
  return done(people.member.post(past, { [`own:${id}`]: text, [`seen:${id}`]: String(version) }));
};

const answer: Door = async (text, before) => {
  if (before === '') await opinion('答えを待つ意見', '');
  if (text === '') return opinion('', '答えを待つ意見');
  const { id, version } = await lastOpinion();
  return done(
    people.office.post(`/plans/${writing.planId}/opinions/${id}/response`, {
      version: String(version),
      by: '長寿課',
      state: '反映しない',
      text: '理由を添えます。',
      reason: text,
    }),
  );
};

/** A later document takes the place of the plan: each kind of text that only an import writes. */
const document =
  (change: (plan: NonNullable<Awaited<ReturnType<typeof loadPlan>>>, text: string) => void): Door =>
  async (text) => {
    const plan = (await loadPlan(db, key.municipalityId, key.planId))!;
    change(plan, text);
    const { version } = await db.kysely
      .selectFrom('plan')
      .select('version')
      .where('municipality_id', '=', key.municipalityId)
      .where('id', '=', key.planId)
      .executeTakeFirstOrThrow();
    const put = { actor: '事務局', planId: key.planId, expectedVersion: version };
    expect(await inTransaction(db, (tx) => replacePlan(tx, key.municipalityId, plan, put))).toBe(true);
  };

const DOORS: [string, Door][] = [
  ['a field of the sheet, by the button', field('choju', 'field.activities', 'entry')],
  ['a field of the sheet, while it is typed', field('choju', 'field.activities', 'autosave')],
  ['a field of the sheet, on behalf', field('office', 'field.activities', 'autosave')],
  ['a text of one owner', field('choju', 'own.issues', 'autosave')],
  ['a figure', field('choju', 'value.i-1.actual.2025', 'autosave')],
  ['a cell of a workbook', workbook],
  ['one of two texts that were written at once', settled],
  ['the reason of a grade', reason],
  ['an opinion that is typed for somebody', opinion],
  ['an opinion of a member', ownOpinion],
  ['an answer with its reason', answer],
  [
    'the philosophy of the plan',
    document((plan, text) => {
      plan.philosophies = [text].filter(Boolean);
    }),
  ],
  [
    'a section of a node',
    document((plan, text) => {
      plan.nodes[0]!.sections = [{ heading: '', text }];
    }),
  ],
  [
    'the overview of a project',
    document((plan, text) => {
      plan.projects[0]!.fields.overview = text;
    }),
  ],
  [
    'the outlook',
    document((plan, text) => {
      plan.outlook[0]!.text = text;
    }),
  ],
];

/** A figure is found by nobody before its sheet is accepted: search knows an indicator as a whole. */
const readersOf = (at: number, name: string) => (name === 'a figure' ? [] : at <= 7 ? WRITING : ALL);

describe.each(DOORS)('%s', (name, say) => {
  const at = DOORS.findIndex(([one]) => one === name) + 1;
  const [first, second] = [`はじめの${'鹿'.repeat(at)}終`, `つぎの${'馬'.repeat(at)}終`];

  it('is found by its new words, not by its old ones, and taken out by nobody', async () => {
    await say(first, '');
    const readers = readersOf(at, name);
    expect(await foundBy(first)).toEqual(readers);
    await say(second, first);
    expect(await foundBy(second)).toEqual(readers);
    expect(await foundBy(first)).toEqual([]);
    await expectKnownAsStored();
    await say('', second);
    expect(await foundBy(second)).toEqual([]);
    await expectKnownAsStored();
  });
});

it.each([
  ['coming', () => coming],
  // On the day itself the meeting may still be before them.
  ["today's", () => makeMeeting('2026-03-31')],
] as const)(
  'an opinion for a meeting that is %s is found by its author and by who is not on the committee',
  async (when, meeting) => {
    const words = `会議の前の独り言（${when}）`;
    await done(people.member.post(await meeting(), { 'new:whole': words }));
    expect(await foundBy(words)).toEqual(['choju', 'viewer', 'office']);
    expect(await finds('member', words)).toBe(true);
  },
);

it('what is taken out takes nothing along that bears the same id', async () => {
  const bring = document((plan, text) => {
    const of = { id: 'p-1', year: 2025, sheet: 's-now', node: null, by: '委員', response: null };
    plan.opinions = [...(plan.opinions ?? []), { ...of, text }];
  });
  await bring('事業と同じ番号の意見', '');
  const path = `/plans/${writing.planId}/opinions/p-1/withdrawal`;
  await done(people.office.post(path, { version: '1' }));
  expect(await foundBy('事業と同じ番号の意見')).toEqual([]);
  await expectKnownAsStored();
});
