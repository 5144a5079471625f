import { describe, expect, it } from 'vitest';
import { exportFilePath } from '#addresses/exports.ts';
import { entryPath } from '#addresses/sheets.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Role } from '#domain/people/role.ts';
import type { Form } from '#domain/sheet/form.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import { readBook } from '#formats/read-book.ts';
import { addStaff } from '#records/account/add-staff.ts';
import { hashPassword } from '#records/account/password.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { Browser, makeMunicipality, TEST_PASSWORD, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { fieldsSentTo } from '../../../test/kit/page-fields.ts';
import {
  acceptanceForm,
  fileOf,
  fillIn,
  returnWorkbook,
  sentCells,
} from '../../../test/kit/workbook-office.ts';

/**
 * A town in which the city and 社協 have a 総務課 each, and whose plan names a 係 alone, 社協 as such, two 総務課 together, and nobody: every
 * sheet has somebody who fills it in, nobody reads another's draft, and a department may change its name while its work is on the way.
 */

const db = await testDatabase();
const app = testApplication(db);
const passwordHash = await hashPassword(TEST_PASSWORD);

const form: Form = {
  id: 'f-1',
  version: 1,
  name: '進行管理シート',
  appliesTo: { bodies: [], flags: [], nodes: [] },
  sections: [
    {
      heading: '取組の状況',
      fields: [
        { kind: 'long-text', key: 'activities', label: '取り組み内容', required: 'always' },
        { kind: 'rating', key: 'x-self', label: '自己評価', layer: 'self', required: 'always' },
        { kind: 'file', key: 'x-evidence', label: '根拠資料', most: 5 },
      ],
    },
  ],
};

const OWNERS = {
  city: [{ body: 'city', department: '総務課' }],
  council: [{ department: '総務課' }],
  both: [
    { body: 'city', department: '総務課' },
    { body: 'shakyo', department: '総務課' },
  ],
  section: [{ department: null, subsection: '地域福祉係' }],
  body: [{ body: 'shakyo', department: null }],
  nobody: [],
};
type Sheet = keyof typeof OWNERS;
const SHEETS = Object.keys(OWNERS) as Sheet[];
const titleOf = (sheet: Sheet) => `試しの取組${SHEETS.indexOf(sheet) + 1}番`;

function townPlan(lead?: number): ExchangePlan {
  const plan = {
    id: 'town',
    title: '地域福祉計画',
    years: { from: 2024, to: 2028 },
    levels: ['主な施策'],
    ratingScales: [
      { id: 'rs-1', name: '評価', best: 'first', codes: ['A', 'B'].map((code) => ({ code, label: code })) },
    ],
    nodes: [
      { id: 'n-city', level: 0, number: '１', title: '市の主な施策', body: 'city' },
      { id: 'n-council', level: 0, number: '２', title: '社協の主な施策', body: 'shakyo' },
      { id: 'n-else', level: 0, number: '３', title: 'そのほか' },
    ],
    projects: SHEETS.map((id) => ({
      id,
      title: titleOf(id),
      placements: [{ node: id === 'council' ? 'n-council' : 'n-else', number: '①' }],
      owners: OWNERS[id].map((owner, at) => ({
        ...owner,
        ...(id === 'both' && at === lead ? { lead: true } : {}),
      })),
    })),
    forms: [form],
    rules: { stages: { targeting: false } },
  };
  return documentSchema.parse({ format: 'ayumi/1', plans: [plan] }).plans[0]!;
}

const PEOPLE: Record<string, { role: Role; body?: 'shakyo'; department?: string }> = {
  office: { role: 'secretariat' },
  city: { role: 'writer', department: '総務課' },
  council: { role: 'writer', body: 'shakyo', department: '総務課' },
  section: { role: 'writer', department: '地域福祉係' },
  body: { role: 'writer', body: 'shakyo', department: '社協' },
};

/** The town with its year open and collecting. */
async function town(lead?: number) {
  const { id } = await makeMunicipality(db, { roles: [] });
  const planId = await inTransaction(db, (tx) => storePlan(tx, id, townPlan(lead), { actor: '事務局' }));
  const people: Record<string, Browser> = {};
  for (const [who, { department = null, ...rest }] of Object.entries(PEOPLE)) {
    const staff = {
      ...rest,
      department,
      name: `試しの${who}`,
      title: '担当',
      since: '2000-04-01',
      passwordHash,
    };
    await inTransaction(db, (tx) => addStaff(tx, id, { ...staff, signIn: `${who}-${id}` }));
    people[who] = await new Browser(app).signIn(`${who}-${id}`);
  }
  const path = `/plans/${planId}`;
  const office = people.office!;
  const opening = await (await office.get(`${path}/opening?year=2025`)).text();
  expect((await office.post(`${path}/cycles`, fieldsSentTo(opening, '/cycles'))).status).toBe(303);
  await office.get(`${path}/cycles/2025`);
  const begun = await office.post(`${path}/cycles/2025/moves`, { to: 'collecting', version: '1' });
  expect(begun.status).toBe(303);
  return { id, planId, path, people, workbooks: `${path}/workbooks` };
}
type Town = Awaited<ReturnType<typeof town>>;

async function idOf({ id }: Town, label: string): Promise<string> {
  const row = await db.kysely
    .selectFrom('department')
    .select('id')
    .where('municipality_id', '=', id)
    .where('label', '=', label)
    .executeTakeFirstOrThrow();
  return row.id;
}

async function partsOf({ planId }: Town, project: Sheet) {
  return db.kysely
    .selectFrom('part')
    .innerJoin('sheet', (join) =>
      join.onRef('sheet.plan_id', '=', 'part.plan_id').onRef('sheet.id', '=', 'part.sheet_id'),
    )
    .innerJoin('department', (join) =>
      join
        .onRef('department.municipality_id', '=', 'part.municipality_id')
        .onRef('department.id', '=', 'part.department_id'),
    )
    .select(['part.sheet_id as sheet', 'department.id as departmentId', 'department.label'])
    .select([
      'part.state',
      'part.version',
      'part.fields',
      'sheet.fields as joined',
      'sheet.version as sheetVersion',
    ])
    .where('part.plan_id', '=', planId)
    .where('sheet.project_id', '=', project)
    .orderBy('part.position')
    .execute();
}
type Part = Awaited<ReturnType<typeof partsOf>>[number];

/** Fills in a part as its page asks for it. */
async function fill({ planId }: Town, browser: Browser, part: Part, text: string, grade = 'A') {
  const path = entryPath(planId, part.sheet, { departmentId: part.departmentId, stage: 'collecting' });
  const page = await (await browser.get(path)).text();
  const name = page.includes('name="own.activities"') ? 'own.activities' : 'field.activities';
  expect(page).toContain(`name="${name}"`);
  const fields = fieldsSentTo(page, '/entry');
  fields.set(name, text);
  if (page.includes('name="rating.self"')) fields.set('rating.self', grade);
  return browser.post(path.split('?')[0]!, fields);
}

const move = (
  { path }: Town,
  browser: Browser,
  part: Part,
  action: string,
  more: Record<string, string> = {},
) =>
  browser.post(`${path}/sheets/${part.sheet}/moves`, {
    action,
    department: part.departmentId,
    version: String(part.version),
    ...more,
  });

const WRITERS: [Sheet, label: string, who: string][] = [
  ['city', '総務課', 'city'],
  ['council', '社協　総務課', 'council'],
  ['both', '総務課', 'city'],
  ['both', '社協　総務課', 'council'],
  ['section', '地域福祉係', 'section'],
  ['body', '社協', 'body'],
  ['nobody', '担当未定', 'office'],
];

async function partOf(at: Town, sheet: Sheet, label: string): Promise<Part> {
  const found = (await partsOf(at, sheet)).find((part) => part.label === label);
  if (!found) throw new Error(`${sheet} has no part of ${label}`);
  return found;
}

async function printed(at: Town, departmentId: string | null): Promise<string> {
  const of = departmentId === null ? {} : { departmentId };
  const answer = await at.people.office!.get(
    exportFilePath(at.planId, { what: 'sheets', format: 'docx', year: 2025, ...of }),
  );
  const reading = await readBook(new Uint8Array(await answer.arrayBuffer()));
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.book.chapters
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'table' ? block.rows.flat().map(({ text }) => text) : [block.text]))
    .join('\n');
}

describe('a town with two houses', () => {
  it('has every sheet filled in, submitted, approved, accepted and printed', async () => {
    const at = await town();
    for (const [sheet, label, who] of WRITERS) {
      const text = `${sheet}を${label}が進めた`;
      expect((await fill(at, at.people[who]!, await partOf(at, sheet, label), text)).status, text).toBe(303);
      const submitted = await move(at, at.people[who]!, await partOf(at, sheet, label), 'submit');
      expect(submitted.status, text).toBe(303);
      const approved = await move(at, at.people.office!, await partOf(at, sheet, label), 'approve');
      expect(approved.status, text).toBe(303);
    }
    for (const sheet of SHEETS) {
      const [part] = await partsOf(at, sheet);
      const whole = { department: '', version: String(part!.sheetVersion) };
      expect((await move(at, at.people.office!, part!, 'accept', whole)).status, sheet).toBe(303);
    }
    const all = await printed(at, null);
    for (const [sheet, label] of WRITERS) expect(all).toContain(`${sheet}を${label}が進めた`);
    expect(all).toContain('【社協　総務課】');

    const ofCity = await printed(at, await idOf(at, '総務課'));
    expect(['city', 'both', 'council'].map((sheet) => ofCity.includes(titleOf(sheet as Sheet)))).toEqual([
      true,
      true,
      false,
    ]);
    const ofCouncil = await printed(at, await idOf(at, '社協　総務課'));
    expect(['city', 'both', 'council'].map((sheet) => ofCouncil.includes(titleOf(sheet as Sheet)))).toEqual([
      false,
      true,
      true,
    ]);
    const behalf = await db.kysely
      .selectFrom('field_change')
      .select('on_behalf_of')
      .where('plan_id', '=', at.planId)
      .where('on_behalf_of', 'is not', null)
      .execute();
    expect(new Set(behalf.map((one) => one.on_behalf_of))).toEqual(new Set(['担当未定']));
  });

  it('shows nobody another house’s draft, and lets nobody write in it', async () => {
    const at = await town();
    const { city, council } = at.people;
    const own = await partOf(at, 'both', '総務課');
    const theirs = await partOf(at, 'both', '社協　総務課');
    await fill(at, city!, own, 'まだ書きかけの文');
    const sees = async (browser: Browser, part: Part) => {
      const path = entryPath(at.planId, part.sheet, { departmentId: part.departmentId, stage: 'collecting' });
      return (await (await browser.get(path)).text()).includes('まだ書きかけの文');
    };
    expect(await sees(city!, own)).toBe(true);
    expect(await sees(council!, theirs)).toBe(false);
    expect(await sees(council!, own)).toBe(false);
    const alone = await partOf(at, 'city', '総務課');
    await fill(at, city!, alone, 'まだ書きかけの文');
    expect(await sees(council!, await partOf(at, 'city', '総務課'))).toBe(false);
    const forced = await council!.post(`${at.path}/sheets/${alone.sheet}/entry`, {
      department: alone.departmentId,
      stage: 'collecting',
      'base.field.activities': 'まだ書きかけの文',
      'field.activities': '横から',
    });
    expect(forced.status).toBe(409);

    await move(at, city!, await partOf(at, 'both', '総務課'), 'submit');
    expect(await sees(council!, theirs)).toBe(true);
  });

  it('keeps what one has submitted when another grades and writes', async () => {
    const at = await town();
    await fill(at, at.people.city!, await partOf(at, 'both', '総務課'), '市はこうした', 'A');
    await move(at, at.people.city!, await partOf(at, 'both', '総務課'), 'submit');
    await fill(at, at.people.council!, await partOf(at, 'both', '社協　総務課'), '社協はこうした', 'B');
    const [city, council] = await partsOf(at, 'both');
    expect([city!.fields, council!.fields]).toEqual([
      { activities: '市はこうした' },
      { activities: '社協はこうした' },
    ]);
    expect(city!.joined).toEqual({
      activities: '【総務課】\n市はこうした\n【社協　総務課】\n社協はこうした',
    });
    const grades = await db.kysely
      .selectFrom('rating')
      .select(['department_id', 'code'])
      .where('plan_id', '=', at.planId)
      .orderBy('code')
      .execute();
    expect(grades).toEqual([
      { department_id: city!.departmentId, code: 'A' },
      { department_id: council!.departmentId, code: 'B' },
    ]);
  });

  it('lets the 主担当 write for both, and the other say its own beside it', async () => {
    const at = await town(0);
    await fill(at, at.people.city!, await partOf(at, 'both', '総務課'), '二つの課で進めた', 'A');
    await fill(at, at.people.council!, await partOf(at, 'both', '社協　総務課'), '車を出した', 'B');
    const [city, council] = await partsOf(at, 'both');
    expect(city!.joined).toEqual({ activities: '二つの課で進めた' });
    expect([city!.fields, council!.fields]).toEqual([{}, { activities: '車を出した' }]);
    for (const part of [city!, council!]) {
      const who = part === city ? at.people.city! : at.people.council!;
      expect((await move(at, who, part, 'submit')).status).toBe(303);
    }
    const all = await printed(at, city!.departmentId);
    expect(all).toContain('二つの課で進めた');
    expect(all).toContain('車を出した');
    const page = await (await at.people.office!.get(`${at.path}/sheets/${city!.sheet}`)).text();
    expect(page).toContain('二つの課で進めた');
    expect(page).toContain('【社協　総務課】');
  });

  it('keeps what was written and graded while the sheet had one owner', async () => {
    const at = await town();
    const of = { municipality_id: at.id, plan_id: at.planId };
    await fill(at, at.people.city!, await partOf(at, 'city', '総務課'), '市がはじめた', 'B');
    const { sheet } = await partOf(at, 'city', '総務課');
    const council = await idOf(at, '社協　総務課');
    const rest = { stage: 'collecting' as const, state: 'draft' as const, position: 9, fields: '{}' };
    await db.kysely
      .insertInto('part')
      .values({ ...of, sheet_id: sheet, department_id: council, ...rest })
      .execute();
    await fill(at, at.people.council!, await partOf(at, 'city', '社協　総務課'), '社協も加わった', 'A');
    const [first] = await partsOf(at, 'city');
    expect(first!.fields).toEqual({ activities: '市がはじめた' });
    expect(first!.joined).toEqual({
      activities: '【総務課】\n市がはじめた\n【社協　総務課】\n社協も加わった',
    });
    const grades = await db.kysely
      .selectFrom('rating')
      .select(['department_id', 'code'])
      .where('plan_id', '=', at.planId)
      .orderBy('code')
      .execute();
    expect(grades).toEqual([
      { department_id: council, code: 'A' },
      { department_id: first!.departmentId, code: 'B' },
    ]);
  });
});

/** 社協 総務課 has its workbook out, a text set aside, a remark, an attachment, a link, and 総務課 its own of each kind. */
async function atWork(at: Town) {
  const { council, office } = at.people;
  const part = await partOf(at, 'council', '社協　総務課');
  await fill(at, council!, part, 'はじめの文');
  await council!.get(at.workbooks);
  const answer = await council!.post(`${at.workbooks}/sendings`, {
    year: '2025',
    department: part.departmentId,
  });
  expect(answer.status).toBe(200);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const cell = (await sentCells(db, at as never, bytes))(part.sheet, 'field.activities');

  // Somebody who saw another text than is there now: both are kept.
  const entry = `${at.path}/sheets/${part.sheet}/entry`;
  const stale = { department: part.departmentId, stage: 'collecting', 'base.field.activities': 'もとの文' };
  await council!.post(entry, { ...stale, 'field.activities': '入れ違いの文' });
  const remark = { department: part.departmentId, field: 'activities', text: '回数を書いてください' };
  expect((await office!.post(`${at.path}/sheets/${part.sheet}/remarks`, remark)).status).toBe(303);
  const file = new File([new TextEncoder().encode('名簿')], '名簿.txt', { type: 'text/plain' });
  const page = await (await council!.get(`${entry}?department=${part.departmentId}`)).text();
  const sent = fieldsSentTo(page, '/entry');
  sent.append('file.x-evidence', file);
  expect((await council!.post(entry, sent)).status).toBe(303);
  const link = {
    kind: 'sheet',
    plan: at.planId,
    sheet: part.sheet,
    department: part.departmentId,
    hours: '72',
  };
  await office!.get('/links');
  const made = await (await office!.post('/links', link)).text();
  return { part, bytes, cell, entry, link: made.match(/\/links\/[\w-]{20,}/)![0] };
}

async function change(at: Town, label: string, fields: Record<string, string>, into?: string) {
  const row = await db.kysely
    .selectFrom('department')
    .select(['id', 'version'])
    .where('municipality_id', '=', at.id)
    .where('label', '=', label)
    .executeTakeFirstOrThrow();
  const path = `/departments/${row.id}`;
  const sent = { version: String(row.version), ...fields };
  const office = at.people.office!;
  await office.get(path);
  const answer = await (into === undefined
    ? office.post(path, sent)
    : office.post(`${path}/merger`, { ...sent, into: await idOf(at, into) }));
  expect([answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([303, '']);
}

describe.each<[string, label: string, (at: Town) => Promise<void>]>([
  ['a new name', '社協　地域総務課', (at) => change(at, '社協　総務課', { name: '地域総務課', email: '' })],
  ['another department that it becomes part of', '社協', (at) => change(at, '社協　総務課', {}, '社協')],
])('%s, in the middle of the year', (_, label, happen) => {
  it.each(['council', 'office'])('the workbook that is out comes back by %s', async (who) => {
    const at = await town();
    const { bytes, cell } = await atWork(at);
    await happen(at);
    const returned = await fillIn(bytes, { [cell]: '書き込んで戻した文' });
    const kept = await returnWorkbook(at.people[who]!, at as never, fileOf(returned, '社協.xlsx'));
    expect(kept.status).toBe(303);
    const page = kept.headers.get('location')!;
    const { fields } = await acceptanceForm(at.people[who]!, page);
    const accepted = new FormData();
    for (const [name, value] of fields) accepted.append(name, value);
    await at.people[who]!.post(`${page}/acceptance`, accepted);
    expect((await partOf(at, 'council', label)).joined).toMatchObject({ activities: '書き込んで戻した文' });
  });

  it('nothing that names it is lost: text set aside, remark, attachment, link', async () => {
    const at = await town();
    const { part, entry, link } = await atWork(at);
    await happen(at);
    const now = await partOf(at, 'council', label);
    expect(now.sheet).toBe(part.sheet);
    const page = await (await at.people.council!.get(`${entry}?department=${now.departmentId}`)).text();
    for (const text of ['はじめの文', '入れ違いの文', '回数を書いてください', '名簿.txt'])
      expect(page).toContain(text);
    expect((await fill(at, at.people.council!, now, '改めて書いた文')).status).toBe(303);

    const guest = new Browser(app);
    await guest.get(link);
    const opened = await guest.post(link);
    expect(opened.status).toBe(303);
    const shown = await guest.get(opened.headers.get('location')!);
    expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining('改めて書いた文')]);
  });
});
