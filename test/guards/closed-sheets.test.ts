import { unzipSync } from 'fflate';
import { beforeAll, expect, it, vi } from 'vitest';
import { exportFilePath } from '#addresses/exports.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Format, What } from '#domain/publication/export-request.ts';
import { addStaff } from '#records/account/add-staff.ts';
import { Browser, TEST_PASSWORD, testApplication } from '../kit/browser.ts';
import { testDatabase } from '../kit/database.ts';
import { fieldsSentTo } from '../kit/page-fields.ts';
import { makeRichTown, type RichTown, ROLES } from '../kit/rich-town.ts';
import { addressOf, idsOf, routesOf } from '../kit/route-walk.ts';

/**
 * Who reads what of a sheet that is not accepted yet: texts, a grade's reason and a figure are planted in its two parts, and every
 * address that answers is asked by every role in every state. The sheet is 長寿課's, which has the lead, and 社協's.
 */

const db = await testDatabase();
const app = testApplication(db);
const sheet = '/plans/plan/sheets/s-now';
/** `joint`: what the lead writes for both. */
const PLANTED = { joint: '甕星の共同文', choju: '甕星の長寿文', council: '甕星の社協文', figure: '98765.4' };
type Planted = keyof typeof PLANTED;
const FILES: [What, Format][] = [
  ['data', 'json'],
  ['data', 'csv'],
  ['data', 'xlsx'],
  ['book', 'docx'],
  ['book', 'xlsx'],
  ['sheets', 'docx'],
  ['sheets', 'xlsx'],
  ['summary', 'xlsx'],
  ['findings', 'docx'],
  ['pack', 'docx'],
  ['handover', 'docx'],
];

let town: RichTown;
let addresses: string[];
let browsers: Record<string, Browser>;

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  town = await makeRichTown(db, app);
  browsers = { ...town.browsers };
  for (const [who, post] of Object.entries({
    council: { department: '社協', body: 'shakyo' as const },
    housing: { department: '住宅課' },
  })) {
    const staff = {
      ...post,
      name: `試しの${who}`,
      role: 'writer' as const,
      title: '担当',
      since: '2000-04-01',
    };
    const signIn = `${who}-${town.id}`;
    const { passwordHash } = { passwordHash: await hashOf(town.id) };
    await inTransaction(db, (tx) => addStaff(tx, town.id, { ...staff, signIn, passwordHash }));
    browsers[who] = await new Browser(app).signIn(signIn, TEST_PASSWORD);
  }
  const asked = routesOf(app)
    .filter(({ method, path }) => method === 'GET' && !/sign-out|calendar|events/.test(path))
    .map(({ path }) => addressOf(path, idsOf(town)));
  const words = Object.values(PLANTED).map((word) => `/search?q=${encodeURIComponent(word)}`);
  const files = FILES.map(([what, format]) => exportFilePath('plan', { what, format, year: 2025 }));
  addresses = [...new Set([...asked, ...words, ...files, `${sheet}/history`, '/plans/plan/projects/p-1'])];
  await plant();
}, 120_000);

const hashOf = async (id: string) => {
  const row = await db.kysely
    .selectFrom('account')
    .select('password_hash')
    .where('municipality_id', '=', id)
    .where('sign_in', '=', `viewer-${id}`)
    .executeTakeFirstOrThrow();
  return row.password_hash;
};

const departments = () =>
  db.kysely
    .selectFrom('part')
    .innerJoin('department', (join) =>
      join
        .onRef('department.municipality_id', '=', 'part.municipality_id')
        .onRef('department.id', '=', 'part.department_id'),
    )
    .select(['department.id', 'department.name'])
    .where('part.municipality_id', '=', town.id)
    .where('part.plan_id', '=', 'plan')
    .where('part.sheet_id', '=', 's-now')
    .where('part.stage', '=', 'collecting')
    .orderBy('part.position')
    .execute();

/** Writes through the page of entry, as the secretariat does for a department. */
async function plant() {
  const [choju, council] = await departments();
  const office = town.browsers.secretariat;
  for (const [id, texts] of [
    [choju!.id, [PLANTED.joint, PLANTED.choju]],
    [council!.id, [`${PLANTED.council}一`, PLANTED.council]],
  ] as const) {
    const page = await (await office.get(`${sheet}/entry?department=${id}&stage=collecting`)).text();
    const fields = fieldsSentTo(page, '/entry');
    for (const [at, key] of ['activities', 'issues'].entries())
      for (const name of [`field.${key}`, `own.${key}`])
        if (page.includes(`name="${name}"`)) fields.set(name, texts[at]!);
    for (const name of [...fields.keys()])
      if (/^value\..*\.2025\.actual/.test(name) || /^value\..*actual.*2025/.test(name))
        fields.set(name, PLANTED.figure);
    expect((await office.post(`${sheet}/entry`, fields)).status).toBe(303);
  }
}

/** `targets`: of the parts of the target stage, where the year has one. */
type States = { sheet: string; choju: string; council: string; targets?: 'approved' };

async function standsAt(states: States) {
  const [choju, council] = await departments();
  const targets = { stage: 'targeting' as const, state: 'approved' as const, fields: '{}' };
  const ofSheet = { municipality_id: town.id, plan_id: 'plan', sheet_id: 's-now' };
  await db.kysely
    .deleteFrom('part')
    .where('municipality_id', '=', town.id)
    .where('plan_id', '=', 'plan')
    .where('sheet_id', '=', 's-now')
    .where('stage', '=', 'targeting')
    .execute();
  if (states.targets)
    for (const [position, { id }] of [choju!, council!].entries())
      await db.kysely
        .insertInto('part')
        .values({ ...ofSheet, ...targets, department_id: id, position })
        .execute();
  await db.kysely
    .updateTable('sheet')
    .set({ state: states.sheet as never })
    .where('municipality_id', '=', town.id)
    .where('plan_id', '=', 'plan')
    .where('id', '=', 's-now')
    .execute();
  for (const [id, state] of [
    [choju!.id, states.choju],
    [council!.id, states.council],
  ] as const)
    await db.kysely
      .updateTable('part')
      .set({ state: state as never })
      .where('municipality_id', '=', town.id)
      .where('plan_id', '=', 'plan')
      .where('sheet_id', '=', 's-now')
      .where('department_id', '=', id)
      .where('stage', '=', 'collecting')
      .execute();
}

/** Which of the planted words this person meets, and where. */
async function meets(browser: Browser): Promise<Map<Planted, string[]>> {
  const met = new Map<Planted, string[]>();
  // The page of a search repeats the word that was asked for, also one that nothing holds.
  const blank = '甕星の無い語';
  const echo = (await read(await browser.get(`/search?q=${encodeURIComponent(blank)}`))).split(blank).length;
  for (const address of addresses) {
    const said = await read(await browser.get(address));
    for (const [name, word] of Object.entries(PLANTED) as [Planted, string][])
      if (
        said.replaceAll('<mark>', '').replaceAll('</mark>', '').split(word).length >
        (isSearchFor(address, word) ? echo : 1)
      )
        met.set(name, [...(met.get(name) ?? []), address]);
  }
  return met;
}

const isSearchFor = (address: string, word: string) =>
  address.startsWith('/search?') && decodeURIComponent(address).includes(word);

async function read(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes);
  return Object.values(unzipSync(bytes))
    .map((one) => new TextDecoder().decode(one))
    .join('\n');
}

const OUTSIDE = ['reviewer', 'committee', 'viewer', 'operator', 'housing'];
const ALL: Planted[] = ['joint', 'choju', 'council', 'figure'];

const CASES: [string, States, Record<string, Planted[]>][] = [
  [
    'both are written',
    { sheet: 'draft', choju: 'draft', council: 'draft' },
    { writer: ['joint', 'choju', 'figure'], council: ['council', 'figure'] },
  ],
  [
    'the account is written whose targets were approved',
    { sheet: 'draft', choju: 'draft', council: 'draft', targets: 'approved' },
    { writer: ['joint', 'choju', 'figure'], council: ['council', 'figure'] },
  ],
  [
    'one was handed in',
    { sheet: 'draft', choju: 'draft', council: 'submitted' },
    { writer: ALL, council: ['council', 'figure'] },
  ],
  [
    'one was sent back',
    { sheet: 'returned', choju: 'approved', council: 'returned' },
    { writer: ['joint', 'choju', 'figure'], council: ALL },
  ],
  [
    'both were approved',
    { sheet: 'approved', choju: 'approved', council: 'approved' },
    { writer: ALL, council: ALL },
  ],
];

it.each(CASES)(
  'while %s, only its owners read it',
  async (_, states, readers) => {
    await standsAt(states);
    const wrong: string[] = [];
    for (const who of [...ROLES, 'council', 'housing']) {
      const met = await meets(browsers[who]!);
      const may = who === 'secretariat' ? ALL : (readers[who === 'approver' ? 'writer' : who] ?? []);
      for (const name of ALL) {
        const where = met.get(name);
        if (where && !may.includes(name)) wrong.push(`${who} reads ${name} at ${where.join(' ')}`);
        if (!where && may.includes(name)) wrong.push(`${who} does not read ${name}`);
      }
    }
    expect(wrong).toEqual([]);
  },
  300_000,
);

it('once it was accepted, everybody reads it', async () => {
  await standsAt({ sheet: 'accepted', choju: 'approved', council: 'approved' });
  for (const who of OUTSIDE)
    expect([who, (await (await browsers[who]!.get(sheet)).text()).includes(PLANTED.council)]).toEqual([
      who,
      true,
    ]);
});

it('says on the page of a sheet that is written why it says nothing', async () => {
  await standsAt({ sheet: 'draft', choju: 'draft', council: 'draft' });
  const shown = await (await browsers.viewer!.get(sheet)).text();
  expect(shown).toContain('記入中（公開前）');
  // It is not known to be empty.
  expect(shown).not.toContain('記入なし');
  expect(await (await browsers.secretariat!.get(sheet)).text()).not.toContain('記入中（公開前）');
});
