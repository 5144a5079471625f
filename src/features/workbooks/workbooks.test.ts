import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import {
  askOpenpyxl,
  hasLibreOffice,
  hasOpenpyxl,
  saveByLibreOffice,
} from '../../../test/kit/office-tools.ts';
import { pageFields } from '../../../test/kit/page-fields.ts';
import {
  acceptanceForm,
  fileOf,
  fillIn,
  makeWorkbookOffice,
  returnWorkbook,
  sentCells,
  storedIn,
  takeWorkbook,
} from '../../../test/kit/workbook-office.ts';
import { HIDDEN } from './make-workbook.ts';
import { readWorkbook } from './read-returned.ts';

const db = await testDatabase();
let now = new Date('2026-03-31T10:00:00Z');
const app = testApplication(db, () => now);

/** Sends the acceptance form of a returned workbook as its page shows it, with these fields changed. */
async function accept(
  office: Office,
  page: string,
  change: (fields: [string, string][]) => [string, string][] = (fields) => [...fields, ['how', 'all']],
) {
  const { html, fields } = await acceptanceForm(office.secretariat, page);
  const form = new FormData();
  for (const [name, value] of change(fields)) form.append(name, value);
  const answer = await office.secretariat.post(`${page}/acceptance`, form);
  return { html, answer };
}

type Office = Awaited<ReturnType<typeof makeWorkbookOffice>>;

async function send({ secretariat }: Office, page: string, fields: [string, string][]) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return secretariat.post(`${page}/acceptance`, form);
}

/** The address of a workbook that the secretariat has taken back. */
async function keep(office: Office, bytes: Uint8Array): Promise<string> {
  const answer = await returnWorkbook(office.secretariat, office, fileOf(bytes));
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!;
}

const seenIn = (html: string, name: string) =>
  html.match(new RegExp(`name="${name.replace('.', '\\.')}" value="both ([^"]+)"`))![1];

async function stateOf({ id }: Office, page: string) {
  const row = await db.kysely
    .selectFrom('returned_workbook')
    .select('state')
    .where('municipality_id', '=', id)
    .where('id', '=', page.split('/').at(-1)!)
    .executeTakeFirstOrThrow();
  return row.state;
}

function partOf({ id }: Office, sheet: string, stage: 'targeting' | 'collecting' = 'collecting') {
  return db.kysely
    .selectFrom('part')
    .select(['state', 'version'])
    .where('municipality_id', '=', id)
    .where('sheet_id', '=', sheet)
    .where('department_id', '=', idOf('住宅課'))
    .where('stage', '=', stage)
    .executeTakeFirstOrThrow();
}

/** What the writer types on the page. */
async function type({ writer, path }: Office, sheet: string, texts: Record<string, string>) {
  const address = `${path}/sheets/${sheet}/entry`;
  const sent = pageFields(await (await writer.get(address)).text(), 'entry-form');
  for (const [name, text] of Object.entries(texts)) sent.set(name, text);
  expect((await writer.post(address, sent)).status).toBe(303);
}

/** The year steps back to its targets: the day is asked there, each owner has a part of that stage. */
async function beginTargeting({ id, planId }: Office) {
  const of = sql`municipality_id = ${id} AND plan_id = ${planId}`;
  await sql`UPDATE cycle SET state = 'targeting' WHERE ${of}`.execute(db.kysely);
  await sql`UPDATE plan SET rules = '{"stages": {"targeting": true, "approval": false}}'
    WHERE municipality_id = ${id} AND id = ${planId}`.execute(db.kysely);
  await sql`UPDATE form SET sections = replace(sections::text, '"kind": "date"', '"kind": "date", "stage": "targeting"')::jsonb
    WHERE ${of}`.execute(db.kysely);
  await sql`INSERT INTO part (municipality_id, plan_id, sheet_id, stage, department_id, position, state, fields)
    SELECT municipality_id, plan_id, sheet_id, 'targeting', department_id, position, 'draft', '{}' FROM part WHERE ${of}`.execute(
    db.kysely,
  );
}

describe('a workbook that goes to a department and comes back', () => {
  it('fills its sheets in one step, on behalf of the department, and submits what is whole', async () => {
    const office = await makeWorkbookOffice(db, app);
    const sent = await takeWorkbook(office.secretariat, office);
    const id = await sentCells(db, office, sent);
    const filled = await fillIn(sent, {
      [id('s-home', 'field.activities')]: '手すりを12件貸し出した。\n申込みは増えている。',
      [id('s-home', 'own.issues')]: '部品が足りない。',
      [id('s-home', 'rating.self')]: 'Ｂ　やや遅れ',
      [id('s-home', 'field.x-with')]: '自治会、学校',
      [id('s-home', 'field.x-day')]: '令和8年3月4日',
      [id('s-porch', 'field.activities')]: '縁側を開いた。',
      [id('s-porch', 'value.i-2.actual.2025')]: '延べ３回',
    });
    const answer = await returnWorkbook(office.secretariat, office, fileOf(filled));
    expect(answer.status).toBe(303);
    const page = answer.headers.get('location')!;
    const { html, answer: done } = await accept(office, page, (fields) => [
      ...fields,
      ['how', 'all'],
      ['submit', 'yes'],
    ]);
    expect(html).toContain('手すりを12件貸し出した。');
    expect(done.headers.get('location')).toBe(page);
    expect(await storedIn(db, office, 's-home')).toMatchObject({
      activities: '手すりを12件貸し出した。\n申込みは増えている。',
      issues: '部品が足りない。',
      'x-with': '1\n2',
      'x-day': '2026-03-04',
    });
    const changes = await db.kysely
      .selectFrom('field_change')
      .select(['sheet_id', 'field', 'after', 'actor', 'on_behalf_of'])
      .where('municipality_id', '=', office.id)
      .orderBy('sheet_id')
      .orderBy('field')
      .execute();
    expect(changes.map(({ sheet_id, field, after }) => `${sheet_id} ${field} ${after}`)).toEqual([
      's-home activities 手すりを12件貸し出した。\n申込みは増えている。',
      's-home issues 部品が足りない。',
      's-home rating:self B',
      's-home x-day 2026-03-04',
      's-home x-with 1\n2',
      's-porch activities 縁側を開いた。',
      's-porch value:i-2:actual:2025 延べ３回',
    ]);
    expect(new Set(changes.map((one) => one.on_behalf_of))).toEqual(new Set(['住宅課']));
    const parts = await db.kysely
      .selectFrom('part')
      .select(['sheet_id', 'state'])
      .where('municipality_id', '=', office.id)
      .where('department_id', '=', idOf('住宅課'))
      .orderBy('sheet_id')
      .execute();
    // The porch has no grade yet: it is written, and not submitted.
    expect(parts).toEqual([
      { sheet_id: 's-home', state: 'submitted' },
      { sheet_id: 's-porch', state: 'draft' },
    ]);
    const after = await (await office.secretariat.get(page)).text();
    expect(after).toContain('必須の欄や確認していない欄が残っているシートは、提出していません。');
  });

  it('has a cell for why a target was changed, and is not handed in without it', async () => {
    const office = await makeWorkbookOffice(db, app);
    const key = { municipality_id: office.id, plan_id: office.planId };
    await db.kysely
      .insertInto('indicator_value')
      .values({ ...key, indicator_id: 'i-2', kind: 'target', year: 2025, text: '10回' })
      .execute();
    const sent = await takeWorkbook(office.secretariat, office);
    const id = await sentCells(db, office, sent);
    const filled = {
      [id('s-porch', 'field.activities')]: '縁側を開いた。',
      [id('s-porch', 'rating.self')]: 'A',
      [id('s-porch', 'value.i-2.target.2025')]: '8回',
    };
    const without = await keep(office, await fillIn(sent, filled));
    await accept(office, without, (fields) => [...fields, ['how', 'all'], ['submit', 'yes']]);
    expect((await partOf(office, 's-porch')).state).toBe('draft');
    const reasoned = { ...filled, [id('s-porch', 'reason.i-2.2025')]: '会場が一つ減ったため。' };
    const page = await keep(office, await fillIn(sent, reasoned));
    const { html } = await accept(office, page, (fields) => [...fields, ['how', 'all'], ['submit', 'yes']]);
    expect(html).toContain('令和7年度の目標値を変えた理由');
    expect((await partOf(office, 's-porch')).state).toBe('submitted');
    const targets = await db.kysely
      .selectFrom('indicator_value')
      .select(['text', 'status', 'reason'])
      .where('municipality_id', '=', office.id)
      .where('indicator_id', '=', 'i-2')
      .where('kind', '=', 'target')
      .where('year', '=', 2025)
      .orderBy('position')
      .execute();
    expect(targets).toEqual([
      { text: '10回', status: 'superseded', reason: null },
      { text: '8回', status: null, reason: '会場が一つ減ったため。' },
    ]);
  });

  it('asks for the reason where a target came back changed without one, and keeps it with the target', async () => {
    const office = await makeWorkbookOffice(db, app);
    const of = { municipality_id: office.id, plan_id: office.planId, indicator_id: 'i-2' };
    await db.kysely
      .insertInto('indicator_value')
      .values({ ...of, kind: 'target', year: 2025, text: '10回' })
      .execute();
    const sent = await takeWorkbook(office.secretariat, office);
    const id = await sentCells(db, office, sent);
    const page = await keep(
      office,
      await fillIn(sent, {
        [id('s-porch', 'field.activities')]: '縁側を開いた。',
        [id('s-porch', 'rating.self')]: 'A',
        [id('s-porch', 'value.i-2.target.2025')]: '8回',
        [id('s-home', 'own.issues')]: '部品が足りない。',
      }),
    );
    const why = 'reason.i-2.2025';
    const asked = await acceptanceForm(office.secretariat, page);
    expect(asked.fields.map(([name]) => name).filter((name) => name.startsWith('reason.'))).toEqual([why]);
    expect(asked.html).toContain('目標値を変えた理由');
    const answer = (text: string) => (fields: [string, string][]) => [
      ...fields.filter(([name]) => name !== why),
      ...([
        [why, text],
        ['how', 'all'],
        ['submit', 'yes'],
      ] as [string, string][]),
    ];
    const tooLong = await accept(office, page, answer('長'.repeat(20_001)));
    expect(tooLong.answer.status).toBe(400);
    expect((await accept(office, page, answer(' 会場が一つ\r\n減ったため。 '))).answer.status).toBe(303);
    const targets = await db.kysely
      .selectFrom('indicator_value')
      .select(['text', 'status', 'reason'])
      .where('municipality_id', '=', office.id)
      .where('indicator_id', '=', 'i-2')
      .where('kind', '=', 'target')
      .where('year', '=', 2025)
      .orderBy('position')
      .execute();
    expect(targets).toEqual([
      { text: '10回', status: 'superseded', reason: null },
      { text: '8回', status: null, reason: '会場が一つ\n減ったため。' },
    ]);
    expect((await partOf(office, 's-porch')).state).toBe('submitted');
    const changed = await db.kysely
      .selectFrom('field_change')
      .select('field')
      .where('municipality_id', '=', office.id)
      .where('sheet_id', '=', 's-porch')
      .execute();
    expect(changed.map(({ field }) => field)).toContain('reason:i-2:2025');
    const hits = await (await office.secretariat.get('/search?q=会場が一つ')).text();
    expect(hits).toContain('<mark>会場が一つ</mark>');
  });

  it('keeps what was typed on the page meanwhile, until somebody has chosen', async () => {
    const office = await makeWorkbookOffice(db, app);
    await type(office, 's-home', { 'field.activities': '下書き', 'field.x-budget': '10' });
    const sent = await takeWorkbook(office.secretariat, office);
    const id = await sentCells(db, office, sent);
    const filled = await fillIn(sent, {
      [id('s-home', 'field.activities')]: 'Excelの文',
      [id('s-home', 'own.issues')]: 'Excelの課題',
      [id('s-home', 'field.x-budget')]: '20',
    });
    await type(office, 's-home', { 'field.activities': '画面の文', 'field.x-day': '2026-03-01' });
    const page = await keep(office, filled);
    const { html } = await accept(office, page);
    expect(html).toContain('画面で変更');
    expect(html.match(/食い違い <strong>1件<\/strong>/)).not.toBeNull();
    expect(await storedIn(db, office, 's-home')).toMatchObject({
      activities: '画面の文',
      issues: 'Excelの課題',
      'x-budget': '20',
      'x-day': '2026-03-01',
    });
    expect(await stateOf(office, page)).toBe('open');
    const joined = await accept(office, page, (fields) =>
      fields.map(([name, value]) =>
        name.startsWith('decide.') ? [name, `both ${seenIn(html, name)}`] : [name, value],
      ),
    );
    expect(joined.answer.status).toBe(303);
    expect(await storedIn(db, office, 's-home')).toMatchObject({ activities: '画面の文\nExcelの文' });
    expect(await stateOf(office, page)).toBe('accepted');
    // The same workbook again, corrected: what was taken of it before is no conflict with it.
    const corrected = { [id('s-home', 'own.issues')]: 'Excelの課題を直した' };
    const again = await keep(office, await fillIn(filled, corrected));
    await accept(office, again);
    expect(await storedIn(db, office, 's-home')).toMatchObject({ issues: 'Excelの課題を直した' });
  });

  it('takes nothing about which the sheet says something else by now, and asks again', async () => {
    const office = await makeWorkbookOffice(db, app);
    const sent = await takeWorkbook(office.secretariat, office);
    const id = await sentCells(db, office, sent);
    const page = await keep(
      office,
      await fillIn(sent, {
        [id('s-home', 'field.activities')]: 'Excelの文',
        [id('s-home', 'field.x-budget')]: '20',
      }),
    );
    const { fields } = await acceptanceForm(office.secretariat, page);
    await type(office, 's-home', { 'field.activities': '画面の文' });
    const late = await send(office, page, [...fields, ['how', 'all']]);
    expect(late.status).toBe(303);
    expect(await storedIn(db, office, 's-home')).toMatchObject({ activities: '画面の文', 'x-budget': '20' });
    const html = await (await office.secretariat.get(page)).text();
    expect(html).toContain('反映せずに残しています');
    expect(html).toContain('食い違い');
    // Whoever decides about what is no longer shown so is told.
    expect((await send(office, page, [...fields, ['how', 'all']])).status).toBe(409);
  });

  it('writes all cells or none', async () => {
    const office = await makeWorkbookOffice(db, app);
    const sent = await takeWorkbook(office.secretariat, office);
    const id = await sentCells(db, office, sent);
    const texts = ['s-home', 's-porch'].map((sheet) => [id(sheet, 'field.activities'), `${sheet}の文`]);
    const page = await keep(office, await fillIn(sent, Object.fromEntries(texts)));
    await sql`CREATE FUNCTION break_porch() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN RAISE EXCEPTION ''the disk is full''; END'`.execute(db.kysely);
    await sql`CREATE TRIGGER break_porch BEFORE INSERT ON field_change FOR EACH ROW
      WHEN (NEW.sheet_id = 's-porch') EXECUTE FUNCTION break_porch()`.execute(db.kysely);
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const broken = await accept(office, page);
    log.mockRestore();
    await sql`DROP TRIGGER break_porch ON field_change`.execute(db.kysely);
    expect(broken.answer.status).toBe(500);
    expect(await storedIn(db, office, 's-home')).not.toHaveProperty('activities');
    expect(await stateOf(office, page)).toBe('open');
    expect((await accept(office, page)).answer.status).toBe(303);
    expect(await storedIn(db, office, 's-home')).toMatchObject({ activities: 's-homeの文' });
    expect(await storedIn(db, office, 's-porch')).toMatchObject({ activities: 's-porchの文' });
  });

  it('goes out again with the remark when a sheet was sent back', async () => {
    const office = await makeWorkbookOffice(db, app);
    const first = await takeWorkbook(office.secretariat, office);
    const id = await sentCells(db, office, first);
    const filled = {
      [id('s-home', 'field.activities')]: '貸し出した。',
      [id('s-home', 'rating.self')]: 'A',
    };
    const page = await keep(office, await fillIn(first, filled));
    await accept(office, page, (fields) => [...fields, ['how', 'all'], ['submit', 'yes']]);
    const locked = await keep(
      office,
      await fillIn(first, { ...filled, [id('s-home', 'own.issues')]: 'あとから' }),
    );
    const late = await accept(office, locked);
    expect(late.html).toContain('反映できません');
    expect(await storedIn(db, office, 's-home')).not.toHaveProperty('issues');
    const { version } = await partOf(office, 's-home');
    const back = {
      action: 'return',
      department: idOf('住宅課'),
      version: `${version}`,
      comment: '件数を書いてください。',
    };
    await office.secretariat.post(`${office.path}/sheets/s-home/moves`, back);
    now = new Date('2026-03-31T10:20:00Z');
    const again = await takeWorkbook(office.secretariat, office);
    const read = await readWorkbook('', again);
    expect(read.ok && read.cells.filter(({ text }) => text.includes('件数を書いてください。')).length).toBe(
      1,
    );
    const newId = await sentCells(db, office, again);
    const resent = await fillIn(again, { [newId('s-home', 'field.activities')]: '12件貸し出した。' });
    const next = await keep(office, resent);
    await accept(office, next, (fields) => [...fields, ['how', 'all'], ['submit', 'yes']]);
    expect(await partOf(office, 's-home')).toMatchObject({ state: 'submitted' });
    expect(await storedIn(db, office, 's-home')).toMatchObject({ activities: '12件貸し出した。' });
    // The one that went out before is still compared with what it was sent with.
    const old = await (await office.secretariat.get(locked)).text();
    expect(old).toContain('このあとに渡したブックがあります');
  });

  it('is not submitted while a cell cannot be read, until somebody has chosen on the page', async () => {
    const office = await makeWorkbookOffice(db, app);
    const sent = await takeWorkbook(office.secretariat, office);
    const id = await sentCells(db, office, sent);
    const texts = {
      [id('s-home', 'field.activities')]: '貸し出した。',
      [id('s-home', 'rating.self')]: '良い',
    };
    const page = await keep(office, await fillIn(sent, texts));
    const all = (fields: [string, string][]): [string, string][] => [
      ...fields,
      ['how', 'all'],
      ['submit', 'yes'],
    ];
    await accept(office, page, all);
    expect(await partOf(office, 's-home')).toMatchObject({ state: 'draft' });
    expect(await stateOf(office, page)).toBe('open');
    await type(office, 's-home', { 'rating.self': 'A' });
    await accept(office, page, all);
    expect(await partOf(office, 's-home')).toMatchObject({ state: 'submitted' });
    expect(await stateOf(office, page)).toBe('accepted');
  });

  it('sets targets as well as the year allows', async () => {
    const office = await makeWorkbookOffice(db, app);
    await beginTargeting(office);
    const sent = await takeWorkbook(office.writer, office);
    const id = await sentCells(db, office, sent);
    expect(() => id('s-home', 'field.activities')).toThrow();
    const filled = await fillIn(sent, { [id('s-home', 'field.x-day')]: 'R8.5.1' });
    const answer = await returnWorkbook(office.writer, office, fileOf(filled));
    const page = answer.headers.get('location')!;
    const { fields } = await acceptanceForm(office.writer, page);
    const form = new FormData();
    for (const [name, value] of [...fields, ['how', 'all'], ['submit', 'yes']] as const)
      form.append(name, value);
    expect((await office.writer.post(`${page}/acceptance`, form)).status).toBe(303);
    expect(await storedIn(db, office, 's-home')).toMatchObject({ 'x-day': '2026-05-01' });
    // A writer's own workbook is nobody's behalf.
    const change = await db.kysely
      .selectFrom('field_change')
      .select('on_behalf_of')
      .where('municipality_id', '=', office.id)
      .executeTakeFirstOrThrow();
    expect(change.on_behalf_of).toBeNull();
    expect(await partOf(office, 's-home', 'targeting')).toMatchObject({ state: 'approved' });
  });
});

describe('files that come back', () => {
  it.skipIf(!hasOpenpyxl || !hasLibreOffice)(
    'match by their ids, whatever people and programs did to them',
    async () => {
      const office = await makeWorkbookOffice(db, app);
      const sent = await takeWorkbook(office.secretariat, office);
      const id = await sentCells(db, office, sent);
      const filled = await fillIn(sent, {
        [id('s-home', 'field.activities')]: '手すりを貸し出した。',
        [id('s-porch', 'field.activities')]: '縁側を開いた。',
        [id('s-porch', 'field.x-with')]: '公民館',
        [id('s-porch', 'field.x-budget')]: '約1,200',
      });
      const { saved } = askOpenpyxl(filled, EDITING);
      const resaved = saveByLibreOffice(saved!, 'xlsx', 'xlsx');
      for (const [name, bytes] of [
        ['openpyxl.xlsx', saved!],
        ['calc.xlsx', resaved],
      ] as const) {
        const answer = await returnWorkbook(office.secretariat, office, fileOf(bytes, name));
        const html = await (await office.secretariat.get(answer.headers.get('location')!)).text();
        const texts = html.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');
        expect(texts).toContain('［追加： 縁側を開いた。 ］');
        // Two copies of the tab say two things, and nobody is asked to guess.
        expect(texts).toMatch(/取り組み内容 内容が2つ .*手すりを貸し出した。.*写しに書いた。/u);
        expect(texts).toMatch(/協力先 読み取れない 「改名」の\w+ の内容は選択肢にありません/u);
        expect(texts).toContain('予算額 Excelで記入');
        expect(texts).toMatch(/欄の外の連絡 「改名」の\w+ は記入欄ではありません/u);
      }
    },
  );

  it('say by cell what is not there any more', async () => {
    const office = await makeWorkbookOffice(db, app);
    const sent = await takeWorkbook(office.secretariat, office);
    const book = await openXlsx(sent, { readStyles: true });
    const home = book.sheets.findIndex(({ name }) => name.includes('手すり'));
    book.sheets.splice(home, 1);
    const porch = book.sheets.find(({ name }) => name.includes('縁側'))!;
    const id = await sentCells(db, office, sent);
    const read = await readWorkbook('', sent);
    const issues = read.ok && read.cells.find((cell) => cell.id === id('s-porch', 'own.issues'));
    const row = Number(/\d+$/u.exec(issues ? issues.place : '')![0]) - 1;
    porch.rows[row] = porch.rows[row]!.map(() => null);
    for (const key of [...porch.cells!.keys()]) if (key.startsWith(`${row},`)) porch.cells!.delete(key);
    const page = await keep(office, new Uint8Array(await saveXlsx(book)));
    const html = await (await office.secretariat.get(page)).text();
    expect(html).toContain('このシートはブックにありません');
    expect(html).toContain('ブックにこの記入欄がありません');
    // A year that was sealed meanwhile takes nothing.
    const filled = await fillIn(sent, { [id('s-home', 'field.activities')]: '遅れた文' });
    const late = await keep(office, filled);
    const { fields } = await acceptanceForm(office.secretariat, late);
    await sql`UPDATE cycle SET state = 'sealed' WHERE municipality_id = ${office.id}`.execute(db.kysely);
    expect((await send(office, late, [...fields, ['how', 'all']])).status).toBe(409);
    expect(await (await office.secretariat.get(late)).text()).toContain('この年度は確定しているため');
    expect(await storedIn(db, office, 's-home')).not.toHaveProperty('activities');
  });

  it('are refused one by one, each with a reason, and change nothing', async () => {
    const office = await makeWorkbookOffice(db, app);
    const neighbour = await makeWorkbookOffice(db, app);
    const sent = await takeWorkbook(office.secretariat, office);
    const choju = await takeWorkbook(office.secretariat, office, '長寿課');
    const theirs = await takeWorkbook(neighbour.secretariat, neighbour);
    const [own, other] = [await hiddenOf(sent), await hiddenOf(choju)];
    const forged = replaceInParts(sent, own[HIDDEN.id]!, other[HIDDEN.id]!);
    const unsigned = replaceInParts(sent, own[HIDDEN.signature]!, 'f'.repeat(64));
    const files = zipSync({
      '返送/隣の町.xlsx': theirs,
      '返送/偽造.xlsx': forged,
      '返送/署名.xlsx': unsigned,
      '返送/途中.xlsx': sent.slice(0, sent.length / 2),
      '返送/読んでください.txt': new TextEncoder().encode('よろしくお願いします'),
    });
    const answer = await returnWorkbook(
      office.secretariat,
      office,
      new File([new Uint8Array(files)], '返送.zip'),
    );
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('受け取れなかったファイルが5件あります');
    expect(html.match(/ここから渡したブックと確かめられない/gu)).toHaveLength(3);
    expect(html).toContain('壊れているか途中で切れていて');
    expect(html).toContain('Excelのブック（.xlsx）ではない');
    const refused = await returnWorkbook(office.writer, office, fileOf(choju, '長寿課.xlsx'));
    expect(await refused.text()).toContain('ほかの課に渡したブック');
    expect(await returnedCount(office)).toBe(0);
    expect((await returnWorkbook(office.secretariat, office)).status).toBe(422);
  });

  it('write nothing through the ids of another workbook', async () => {
    const office = await makeWorkbookOffice(db, app);
    const sent = await takeWorkbook(office.secretariat, office);
    const choju = await takeWorkbook(office.secretariat, office, '長寿課');
    const id = await sentCells(db, office, sent);
    const foreign = (await sentCells(db, office, choju))('s-now', 'field.activities');
    const text = { [id('s-home', 'field.activities')]: '長寿課のシートに書く' };
    const planted = replaceInParts(
      await fillIn(sent, text),
      `${id('s-home', 'field.activities')}"`,
      `${foreign}"`,
    );
    const page = await keep(office, planted);
    const { html } = await accept(office, page);
    expect(html).toContain('別のブックの記入欄です');
    expect(await storedIn(db, office, 's-now')).not.toHaveProperty('activities');
    // Nor by a form that names a cell which nobody sent.
    const { fields } = await acceptanceForm(office.secretariat, await keep(office, await fillIn(sent, text)));
    const made = fields.map(([name, value]): [string, string] => [
      name,
      value.replace(/^\S+_\d+ /u, `${foreign} `),
    ]);
    await send(office, page, [...made, ['how', 'all']]);
    expect(await storedIn(db, office, 's-now')).not.toHaveProperty('activities');
  });

  it('are one when they come twice, also at the same moment, and can be set aside', async () => {
    const office = await makeWorkbookOffice(db, app);
    const sent = await takeWorkbook(office.secretariat, office);
    const [one, other] = await Promise.all([
      returnWorkbook(office.secretariat, office, fileOf(sent)),
      returnWorkbook(office.writer, office, fileOf(sent, '写し.xlsx')),
    ]);
    const page = one.headers.get('location')!;
    expect(other.headers.get('location')).toBe(page);
    const { fields } = await acceptanceForm(office.secretariat, page);
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    expect((await office.secretariat.post(`${page}/closing`, form)).status).toBe(303);
    expect((await office.secretariat.post(`${page}/closing`, form)).status).toBe(409);
    expect(await stateOf(office, page)).toBe('discarded');
    const again = await keep(office, sent);
    expect(again).not.toBe(page);
    expect(await keep(office, sent)).toBe(again);
  });

  it('are set aside too where all that was decided is that the page stays', async () => {
    const office = await makeWorkbookOffice(db, app);
    const sent = await takeWorkbook(office.secretariat, office);
    const id = await sentCells(db, office, sent);
    const texts = { 'field.activities': 'Excelの文', 'own.issues': 'Excelの課題' };
    const cells = Object.entries(texts).map(([entry, text]) => [id('s-home', entry), text]);
    const filled = await fillIn(sent, Object.fromEntries(cells));
    await type(office, 's-home', { 'field.activities': '画面の文', 'own.issues': '画面の課題' });
    const page = await keep(office, filled);
    const { html } = await acceptanceForm(office.secretariat, page);
    const [first] = html.match(/decide\.[^"]+/)!;
    const kept = `kept ${seenIn(html, first)}`;
    await accept(office, page, (fields) => [
      ...fields.filter(([name]) => name !== first),
      [first, kept],
      ['how', 'chosen'],
    ]);
    const { fields } = await acceptanceForm(office.secretariat, page);
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    expect((await office.secretariat.post(`${page}/closing`, form)).status).toBe(303);
    expect(await stateOf(office, page)).toBe('discarded');
    expect(await keep(office, filled)).not.toBe(page);
  });

  it('come and go for all departments at once', async () => {
    const office = await makeWorkbookOffice(db, app);
    const archive = await takeWorkbook(office.secretariat, office, '');
    expect(Object.keys(unzipSync(archive))).toEqual([
      '01_長寿課_令和7年度_記入用.xlsx',
      '02_社協_令和7年度_記入用.xlsx',
      '03_住宅課_令和7年度_記入用.xlsx',
    ]);
    const answer = await returnWorkbook(
      office.secretariat,
      office,
      new File([new Uint8Array(archive)], '全課.zip'),
    );
    expect(answer.headers.get('location')).toBe(office.workbooks);
    const list = await (await office.secretariat.get(office.workbooks)).text();
    expect(list.match(/全課\.zip › 0\d_/gu)).toHaveLength(3);
    // A writer sees, takes and returns the own department's only.
    const own = await (await office.writer.get(office.workbooks)).text();
    expect(own.match(/全課\.zip › 0\d_/gu)).toHaveLength(1);
    const other = await office.writer.post(`${office.workbooks}/sendings`, {
      year: '2025',
      department: idOf('長寿課'),
    });
    expect(other.status).toBe(403);
    const pages = [...list.matchAll(/href="([^"]+\/workbooks\/[0-9a-f]{16})"/gu)].map(([, href]) => href!);
    const seen = await Promise.all(
      [...new Set(pages)].map(async (page) => (await office.writer.get(page)).status),
    );
    expect(seen.sort()).toEqual([200, 404, 404]);
  });
});

/** What a department may do to a workbook: rename a tab, copy one and go on writing in the copy, write beside the inputs. */
const EDITING = `
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
porch = next(tab for tab in book if '縁側' in tab.title)
porch.title = '改名'
home = next(tab for tab in book if '手すり' in tab.title)
copy = book.copy_worksheet(home)
for row in copy.iter_rows():
    for cell in row:
        if cell.value == '手すりを貸し出した。':
            cell.value = '写しに書いた。'
porch.cell(row=30, column=2, value='欄の外の連絡')
book.move_sheet(porch, -1)
book.save(sys.argv[2])
print('null')
`;

import { idOf } from '../../../test/kit/departments.ts';

async function hiddenOf(bytes: Uint8Array) {
  const read = await readWorkbook('', bytes);
  if (!read.ok) throw new Error(read.code);
  return read.hidden;
}

/** The workbook with another text in place of this one, wherever its parts have it. */
function replaceInParts(bytes: Uint8Array, text: string, by: string): Uint8Array {
  const escaped = (one: string) => one.replaceAll('"', '&quot;');
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => {
    const plain = strFromU8(part).replaceAll(text, by).replaceAll(escaped(text), escaped(by));
    return [name, name.endsWith('.xml') ? strToU8(plain) : part];
  });
  return zipSync(Object.fromEntries(parts));
}

async function returnedCount({ id }: Office): Promise<number> {
  const rows = await db.kysely
    .selectFrom('returned_workbook')
    .select('id')
    .where('municipality_id', '=', id)
    .execute();
  return rows.length;
}
