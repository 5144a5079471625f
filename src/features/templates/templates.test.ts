import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { placePath, templateFilePath, templatePath, templatesPath } from '#addresses/templates.ts';
import { inTransaction } from '#db/transaction.ts';
import { unpack } from '#formats/zip/unpack.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { collectingPlan } from '../../../test/kit/collecting-plan.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { fileOf as importFile, table } from '../../../test/kit/import-office.ts';

/** What the process that works on files answers instead of working; null: it works. */
const thread = vi.hoisted(() => ({ refusal: null as null | 'reading-busy' | 'file-damaged' }));
vi.mock('./template-room.ts', async (original) => {
  const room = await original<typeof import('./template-room.ts')>();
  const refused = () => ({ ok: false as const, refusal: { code: thread.refusal! } });
  return {
    ...room,
    readAside: (...sent: Parameters<typeof room.readAside>) =>
      thread.refusal ? Promise.resolve(refused()) : room.readAside(...sent),
    fillAside: (...sent: Parameters<typeof room.fillAside>) => {
      if (!thread.refusal) return room.fillAside(...sent);
      return Promise.resolve(
        thread.refusal === 'reading-busy' ? { ok: false, why: 'too-busy' } : { ok: true, answer: refused() },
      );
    },
  };
});

const db = await testDatabase();
const app = testApplication(db);
let own: Browser;
let town: Awaited<ReturnType<typeof makeMunicipality>>;

/** The form as the office of the test has it. */
const office = await writeXlsx({
  sheets: [
    { name: '記入の手引き', rows: [['青い欄に書いてください。']] },
    {
      name: '様式!1',
      rows: [
        ['【進行管理シート】', null, null, null],
        ['事業名', null, '担当課', null],
        ['（１）取り組み内容（400字程度）', null, null, null],
        [null, null, null, null],
        ['課題', null, null, null],
        ['評価', null, '合計', null],
      ],
      merges: [
        { startRow: 2, startCol: 0, endRow: 2, endCol: 3 },
        { startRow: 3, startCol: 0, endRow: 3, endCol: 3 },
      ],
      cells: new Map([['5,3', { value: null, formula: 'SUM(F1:F2)' }]]),
    },
  ],
});
const fileOf = (bytes: Uint8Array, name = '様式.xlsx') => new File([new Uint8Array(bytes)], name);

beforeAll(async () => {
  town = await makeMunicipality(db, { roles: ['secretariat', 'writer'] });
  await inTransaction(db, (tx) => storePlan(tx, town.id, collectingPlan(), { actor: 'x', planId: 'plan' }));
  own = await new Browser(app).signIn(town.signIn('secretariat'));
});

const add = (name: string, bytes = office) =>
  own.post(templatesPath('plan'), { file: fileOf(bytes), name, form: 'form-1' });
const templateOf = (name: string) =>
  db.kysely
    .selectFrom('template')
    .selectAll()
    .where('municipality_id', '=', town.id)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();

describe('the office’s own form', () => {
  it('that is not read now is no other: an import waits for it', async () => {
    await add('取り込みの様式');
    await own.get('/imports');
    const countDrafts = () =>
      db.kysely.selectFrom('import_draft').select('id').where('municipality_id', '=', town.id).execute();
    const before = await countDrafts();
    thread.refusal = 'reading-busy';
    const busy = await own.post('/imports', { files: importFile(table('r5')) });
    thread.refusal = null;
    expect(busy.status).toBe(422);
    expect(await busy.text()).toContain('しばらくしてから、もう一度お試しください');
    expect(await countDrafts()).toEqual(before);
    await own.get('/imports');
    expect((await own.post('/imports', { files: importFile(table('r5')) })).status).toBe(303);
    await own.post(`${templatePath('plan', (await templateOf('取り込みの様式')).id)}/removal`);
  });

  it.each([
    ['reading-busy', 409, 'サーバーが混み合っています'],
    ['file-damaged', 422, '様式のファイルを読み取れません'],
  ] as const)('is not gone where it is not read now: %s', async (code, status, title) => {
    expect((await add(code)).status).toBe(303);
    const template = await templateOf(code);
    const path = templatePath('plan', template.id);
    await own.get(path);
    thread.refusal = code;
    const mark = { place: template.marks[0]!.place, entry: '', version: String(template.version) };
    const answers = [
      await own.get(path),
      await own.post(`${path}/marks`, mark),
      await own.get(`${path}/filled?year=2025`),
    ];
    thread.refusal = null;
    for (const answer of answers) {
      expect(answer.status).toBe(status);
      expect(await answer.text()).toContain(title);
    }
    expect(await templateOf(code)).toEqual(template);
    expect((await own.get(path)).status).toBe(200);
    await own.post(`${path}/removal`);
  });

  it('is kept with what its labels say', async () => {
    const answer = await add('令和の様式');
    expect(answer.status).toBe(303);
    const template = await templateOf('令和の様式');
    expect(answer.headers.get('location')).toBe(templatePath('plan', template.id));
    expect(template.marks).toEqual([
      { place: '様式!1!B2', entry: 'title' },
      { place: '様式!1!D2', entry: 'owners' },
      { place: '様式!1!A4', entry: 'field.activities' },
      { place: '様式!1!B5', entry: 'field.issues' },
      { place: '様式!1!B6', entry: 'rating.self' },
    ]);
    const page = await (await own.get(templatePath('plan', template.id))).text();
    expect(page).toContain('<span class="template-mark">取り組み内容</span>');
    expect(page).toContain('計算式');
    expect(page).toContain('colspan="4"');
  });

  it('is marked place by place', async () => {
    await add('直す様式');
    const { id, version } = await templateOf('直す様式');
    const place = '様式!1!D6';
    const choose = (fields: object) =>
      own.post(`${templatePath('plan', id)}/marks`, { version: String(version), ...fields });
    expect((await choose({ place, entry: 'title' })).status).toBe(400);
    expect((await choose({ place: '様式!1!B2', entry: 'field.none' })).status).toBe(400);
    const answer = await choose({ place: '様式!1!B2', entry: 'number' });
    expect(answer.headers.get('location')).toBe(placePath('plan', id, '様式!1!B2'));
    const page = await (await own.get(placePath('plan', id, '様式!1!B2').replace(/#.*/, ''))).text();
    expect(page).toContain('「B2」に入れる項目');
    expect(page).toContain('<option value="number" selected="">事業の番号</option>');
    expect((await choose({ place: '様式!1!D2', entry: '' })).status).toBe(409);
    const again = { version: String(version + 1), place: '様式!1!D2', entry: '' };
    await own.post(`${templatePath('plan', id)}/marks`, again);
    const entries = (await templateOf('直す様式')).marks.map(({ entry }) => entry);
    expect(entries).toEqual(['field.activities', 'field.issues', 'rating.self', 'number']);
  });

  it('comes out filled, sheet by sheet, and otherwise as it was', async () => {
    await add('出す様式');
    const { id } = await templateOf('出す様式');
    const answer = await own.get(`${templatePath('plan', id)}/filled?year=2025`);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const archive = unpack(new Uint8Array(await answer.arrayBuffer()), {
      fileBytes: 1e7,
      totalBytes: 1e7,
      files: 100,
    });
    if (!archive.ok) throw new Error(archive.refusal.code);
    const plan = collectingPlan();
    const sheets = plan.sheets.filter(({ year }) => year === 2025);
    expect(archive.files).toHaveLength(sheets.length);
    const titles = await Promise.all(
      archive.files.map(async ({ bytes }) => {
        const form = (await readXlsx(bytes)).sheets[1]!;
        expect(form.rows[1]![0]).toBe('事業名');
        return form.rows[1]![1];
      }),
    );
    const titleOf = (project: string) => plan.projects.find((one) => one.id === project)!.title;
    expect(titles.toSorted()).toEqual(sheets.map(({ project }) => titleOf(project)).toSorted());
    expect((await own.get(`${templatePath('plan', id)}/filled?year=1999`)).status).toBe(404);
    expect((await own.get(`${templatePath('plan', id)}/filled?year=x`)).status).toBe(404);
  });

  it.each([
    [
      'a broken file',
      office.slice(0, 900),
      'b1',
      '読み取れる形式のファイルではありません|壊れているか途中で切れていて',
    ],
    ['an empty file', new Uint8Array(), 'b2', '選んでください|空です'],
    ['a name that is taken', office, '令和の様式', '同じ名称のファイルがあります'],
  ])('is refused: %s', async (_, bytes, name, sentence) => {
    const answer = await add(name, bytes);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(new RegExp(sentence));
  });

  it('is nobody else’s, and goes when it is taken away', async () => {
    const { id } = await templateOf('令和の様式');
    const writer = await new Browser(app).signIn(town.signIn('writer'));
    expect((await writer.get(templatePath('plan', id))).status).toBe(403);
    const file = await own.get(templateFilePath('plan', id));
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array(office));
    expect((await add('残る様式')).status).toBe(303);
    expect((await own.post(`${templatePath('plan', id)}/removal`)).status).toBe(303);
    expect((await templateOf('残る様式')).name).toBe('残る様式');
    expect((await own.get(templatePath('plan', id))).status).toBe(404);
  });
});
