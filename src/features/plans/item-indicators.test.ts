import { beforeAll, describe, expect, it } from 'vitest';
import { exportFilePath } from '#addresses/exports.ts';
import { entryPath } from '#addresses/sheets.ts';
import { inTransaction } from '#db/transaction.ts';
import { canonicalJson } from '#exchange/canonical.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import { readBook } from '#formats/read-book.ts';
import { addStaff } from '#records/account/add-staff.ts';
import { hashPassword } from '#records/account/password.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { countProjects } from '#records/people/department-queries.ts';
import { Browser, makeMunicipality, TEST_PASSWORD, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { fieldsSentTo } from '../../../test/kit/page-fields.ts';
import { pageText } from '../../../test/kit/page-text.ts';

/** The indicators of items: their owners are asked once a year, those of a survey in its years alone. */

const db = await testDatabase();
const app = testApplication(db);
const passwordHash = await hashPassword(TEST_PASSWORD);

const COUNCIL = { body: 'shakyo', department: null, subsection: null } as const;
const CITY = { body: null, department: '長寿課', subsection: null };

function plan(): ExchangePlan {
  const content = {
    id: 'survey',
    title: '試しの計画',
    years: { from: 2025, to: 2029 },
    levels: ['基本目標', '施策の方向'],
    ratingScales: [{ id: 'rs-1', name: '評価', best: 'first', codes: [{ code: 'A', label: '順調' }] }],
    nodes: [
      { id: 'n-1', level: 0, number: '１', title: '知りあう' },
      { id: 'n-2', parent: 'n-1', level: 1, number: '（１）', title: '集まる' },
      { id: 'n-3', level: 0, number: '２', title: 'たすけあう' },
    ],
    projects: [
      { id: 'p-1', title: '昼の集い', placements: [{ node: 'n-2', number: '①' }], owners: [CITY] },
      { id: 'p-2', title: '夜の集い', placements: [{ node: 'n-2', number: '②' }], owners: [CITY] },
    ],
    indicators: [
      {
        id: 'i-1',
        node: 'n-2',
        name: '集いの参加者',
        owners: [CITY],
        values: [{ kind: 'baseline', year: 2024, text: '310人' }],
      },
      { id: 'i-2', node: 'n-2', name: 'となりを知る人', owners: [COUNCIL], surveyYears: [2025, 2028] },
      { id: 'i-3', node: 'n-3', name: 'たすけられた人', surveyYears: [2028] },
    ],
    forms: [
      {
        id: 'f-1',
        version: 1,
        name: '進行管理シート',
        appliesTo: {},
        sections: [
          {
            heading: '',
            fields: [{ kind: 'long-text', key: 'activities', label: '取り組み内容', required: 'always' }],
          },
        ],
      },
    ],
    rules: { stages: { targeting: false, review: false, consultation: false } },
  };
  return documentSchema.parse({ format: 'ayumi/1', plans: [content] }).plans[0]!;
}

const { id: town } = await makeMunicipality(db, { roles: [] });
const planId = await inTransaction(db, (tx) => storePlan(tx, town, plan(), { actor: '事務局' }));
const path = `/plans/${planId}`;

async function join(
  role: 'secretariat' | 'writer' | 'viewer',
  unit: { department: string; body?: 'shakyo' } | null,
) {
  const signIn = `${role}-${unit?.department ?? ''}-${town}`;
  const staff = { role, department: null, ...unit, name: '試しの職員', title: '担当', since: '2000-04-01' };
  await inTransaction(db, (tx) => addStaff(tx, town, { ...staff, signIn, passwordHash }));
  return new Browser(app).signIn(signIn);
}
const office = await join('secretariat', null);
const city = await join('writer', { department: '長寿課' });
const council = await join('writer', { department: '社協', body: 'shakyo' });
const viewer = await join('viewer', null);

async function open(year: number) {
  const opening = await (await office.get(`${path}/opening?year=${year}`)).text();
  expect((await office.post(`${path}/cycles`, fieldsSentTo(opening, '/cycles'))).status).toBe(303);
  return opening;
}

const partsOf = (year: number, project: string) =>
  db.kysely
    .selectFrom('part')
    .innerJoin('sheet', (on) =>
      on.onRef('sheet.plan_id', '=', 'part.plan_id').onRef('sheet.id', '=', 'part.sheet_id'),
    )
    .select(['part.sheet_id as sheet', 'part.department_id as department', 'part.version'])
    .where('part.plan_id', '=', planId)
    .where('sheet.year', '=', year)
    .where('sheet.project_id', '=', project)
    .orderBy('part.position')
    .execute();

const pageOf = async (browser: Browser, address: string) => (await browser.get(address)).text();
const found = async (browser: Browser, text: string) =>
  pageText(await pageOf(browser, `/search?q=${encodeURIComponent(text)}`));

describe('an item with indicators', () => {
  it('is the document that it was', async () => {
    const document = (one: ExchangePlan) =>
      canonicalJson({
        format: 'ayumi/1',
        municipality: { name: null, code: null },
        plans: [one],
        problems: [],
        leftovers: [],
      });
    const kept = await loadPlan(db, town, planId);
    expect(document(kept!)).toBe(document(plan()));
    expect(document(kept!)).toContain('"node": "n-2"');
    expect(JSON.parse(document(kept!)).plans[0].projects).toHaveLength(2);
  });

  it('counts two projects, and shows its indicators in the tree', async () => {
    const tree = pageText(await pageOf(viewer, path));
    expect(tree).toMatch(/事業\s*2\s*件/);
    expect(tree).toContain('集いの参加者');
    expect(tree).toContain('たすけられた人');
    expect(pageText(await pageOf(viewer, '/plans'))).toMatch(/事業（実数）\s*2(?!\d)/);
    // The council owns an indicator and no project.
    expect([...(await countProjects(db.kysely, town)).values()]).toEqual([2]);
    expect(pageText(await pageOf(viewer, `${path}/summary`))).toContain('集まる（指標）');
    expect(await found(viewer, 'となりを知る人')).toContain('となりを知る人');
  });
});

describe('a year of its indicators', () => {
  beforeAll(async () => {
    const opening = await open(2025);
    expect(pageText(opening)).toContain('この年度に調査する指標がないため');
    await office.get(`${path}/cycles/2025`);
    expect((await office.post(`${path}/cycles/2025/moves`, { to: 'collecting', version: '1' })).status).toBe(
      303,
    );
  });

  it('has a sheet with a part for each of their owners, and none where no survey is made', async () => {
    expect(await partsOf(2025, 'n-2')).toHaveLength(2);
    expect(await partsOf(2025, 'n-3')).toEqual([]);
    expect(await partsOf(2025, 'p-1')).toHaveLength(1);
    // Nobody is asked for a grade of an item: only those of the projects are missing.
    const lines = (await pageOf(office, `${path}/summary.csv`)).split('\r\n');
    const missing = lines.filter((line) => line.includes('未記入')).map((line) => line.split(',')[3]);
    expect(missing).toEqual(['昼の集い', '夜の集い']);
  });

  it('asks for figures alone, which are found, printed and exported when they are accepted', async () => {
    for (const [who, figure, at] of [
      [city, '328人', 0],
      [council, '61.5％', 1],
    ] as const) {
      const { sheet, department } = (await partsOf(2025, 'n-2'))[at]!;
      const address = entryPath(planId, sheet, { departmentId: department, stage: 'collecting' });
      const page = await pageOf(who, address);
      expect(page).not.toContain('取り組み内容');
      expect(page).not.toContain('name="rating.');
      const sent = fieldsSentTo(page, '/entry');
      const name = [...page.matchAll(/name="(value\.[^"]+)"/g)].map(([, one]) => one!);
      // Of two indicators each owner is asked for its own.
      expect(name).toHaveLength(1);
      sent.set(name[0]!, figure);
      const remark = /<textarea[^>]*name="((?:own|field)\.remarks)"/.exec(page)![1]!;
      sent.set(remark, `甕星の調べ${at}`);
      expect((await who.post(address.split('?')[0]!, sent)).status).toBe(303);
    }
    expect(pageText(await pageOf(viewer, path))).not.toContain('328人');
    expect(await found(viewer, '328人')).not.toContain('集いの参加者');
    for (const action of ['submit', 'approve'])
      for (const [at, part] of (await partsOf(2025, 'n-2')).entries()) {
        const who = action === 'submit' ? [city, council][at]! : office;
        const sent = { action, department: part.department, version: String(part.version) };
        expect((await who.post(`${path}/sheets/${part.sheet}/moves`, sent)).status).toBe(303);
      }
    const { sheet } = (await partsOf(2025, 'n-2'))[0]!;
    const page = await pageOf(office, `${path}/sheets/${sheet}`);
    expect(pageText(page)).toContain('集まる（指標）');
    const { version } = await db.kysely
      .selectFrom('sheet')
      .select('version')
      .where('plan_id', '=', planId)
      .where('id', '=', sheet)
      .executeTakeFirstOrThrow();
    const accepted = { action: 'accept', department: '', version: String(version) };
    expect((await office.post(`${path}/sheets/${sheet}/moves`, accepted)).status).toBe(303);

    expect(pageText(await pageOf(viewer, path))).toContain('R7 328人');
    expect(await found(viewer, '328人')).toContain('集いの参加者');
    expect(await found(viewer, '甕星の調べ1')).toContain('集まる（指標）');
    expect(pageText(await pageOf(viewer, `${path}/indicators/i-2`))).toContain('61.5％');
    for (const what of ['sheets', 'book', 'summary'] as const)
      for (const format of ['xlsx', 'docx', 'pdf'] as const) {
        const answer = await viewer.get(exportFilePath(planId, { what, format, year: 2025 }));
        expect([what, format, answer.status]).toEqual([what, format, 200]);
        const book = await readBook(new Uint8Array(await answer.arrayBuffer()));
        const text = JSON.stringify(book);
        if (what !== 'summary') expect([what, format, text.includes('328人')]).toEqual([what, format, true]);
      }
    const json = JSON.parse(await pageOf(viewer, `${path}/document.json`)).plans[0];
    expect(json.sheets.find((one: { id: string }) => one.id === sheet)).toMatchObject({ node: 'n-2' });
    expect(json.projects).toHaveLength(2);
  });
});
