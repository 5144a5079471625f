import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { type Browser, testApplication } from '../../../test/kit/browser.ts';
import { enter, makeWriting, type Writing } from '../../../test/kit/collecting-plan.ts';
import { countQueries } from '../../../test/kit/count-queries.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf } from '../../../test/kit/departments.ts';

const db = await testDatabase();
let now = new Date('2026-03-31T10:00:00Z');
const app = testApplication(db, () => now);

let writing: Writing;
let choju: Browser;
let other: Browser;
let council: Browser;
let office: Browser;
beforeEach(async () => {
  now = new Date('2026-03-31T10:00:00Z');
  writing = await makeWriting(db, {
    choju: { role: 'writer', department: '長寿課' },
    other: { role: 'writer', department: '長寿課' },
    council: { role: 'writer', department: '社協' },
    housing: { role: 'writer', department: '住宅課' },
    office: { role: 'secretariat' },
  });
  const as = (who: string) => enter(db, app, writing, who);
  [choju, other, council, office] = [
    await as('choju'),
    await as('other'),
    await as('council'),
    await as('office'),
  ];
});

type Answer = { aside?: string[]; texts?: Record<string, string>; [key: string]: unknown };
type Fields = Record<string, string | string[]>;
const save = async (browser: Browser, department: string, fields: Fields) => {
  const answer = await browser.post(`${writing.address}/autosave`, {
    department: idOf(department),
    stage: 'collecting',
    ...fields,
  });
  return { status: answer.status, ...((await answer.json()) as Answer) };
};
const sheet = () =>
  db.kysely
    .selectFrom('sheet')
    .select(['fields', 'version'])
    .where('municipality_id', '=', writing.municipalityId)
    .where('id', '=', 's-now')
    .executeTakeFirstOrThrow();
const rows = (table: 'set_aside_text' | 'field_change' | 'rating') =>
  db.kysely
    .selectFrom(table as 'set_aside_text')
    .selectAll()
    .where('municipality_id', '=', writing.municipalityId)
    .where('sheet_id', '=', 's-now')
    .execute() as Promise<Record<string, unknown>[]>;

describe('two people in one sheet', () => {
  it('change different fields without noticing each other', async () => {
    await save(choju, '長寿課', { 'base.field.activities': '', 'field.activities': '甲の文' });
    const second = await save(other, '長寿課', { 'base.field.x-budget': '', 'field.x-budget': '１２０' });
    expect(second).toMatchObject({ status: 200, aside: [], versions: { sheet: 3, part: 3 } });
    expect((await sheet()).fields).toMatchObject({ activities: '甲の文', 'x-budget': '１２０' });
    expect(await rows('set_aside_text')).toEqual([]);
  });

  it('keep both texts of one field', async () => {
    await save(choju, '長寿課', { 'base.field.activities': '', 'field.activities': '甲の文' });
    const second = await save(other, '長寿課', { 'base.field.activities': '', 'field.activities': '乙の文' });
    expect(second).toMatchObject({ aside: ['field.activities'], texts: { 'field.activities': '甲の文' } });
    expect((await sheet()).fields).toMatchObject({ activities: '甲の文' });
    expect(await rows('set_aside_text')).toMatchObject([
      { text: '乙の文', field: 'activities', department_id: null },
    ]);
    // Whoever goes on typing replaces the own words, and nobody else's.
    await save(other, '長寿課', {
      'base.field.activities': '',
      'sent.field.activities': '乙の文',
      'field.activities': '乙の文、続き',
    });
    expect(await rows('set_aside_text')).toMatchObject([{ text: '乙の文、続き' }]);
  });

  it('fill their own parts of a field side by side', async () => {
    await save(choju, '長寿課', { 'base.own.issues': '', 'own.issues': '夏の声かけ' });
    const second = await save(council, '社協', { 'base.own.issues': '', 'own.issues': '人手' });
    expect(second).toMatchObject({ aside: [], versions: { part: 2 } });
    expect((await sheet()).fields).toMatchObject({ issues: '【長寿課】\n夏の声かけ\n【社協】\n人手' });
    await save(choju, '長寿課', { 'base.own.issues': '夏の声かけ', 'own.issues': '' });
    expect((await sheet()).fields).toMatchObject({ issues: '【社協】\n人手' });
  });

  it('write at the same moment, and nothing of either is missing', async () => {
    let [mine, theirs] = ['', ''];
    for (let round = 0; round < 10; round++) {
      const next = [`長寿${round}`, `社協${round}`] as const;
      await Promise.all([
        save(choju, '長寿課', { 'base.own.issues': mine, 'own.issues': next[0] }),
        save(council, '社協', { 'base.own.issues': theirs, 'own.issues': next[1] }),
        save(other, '長寿課', {
          'base.field.x-budget': mine && String(round - 1),
          'field.x-budget': String(round),
        }),
      ]);
      [mine, theirs] = next;
      expect((await sheet()).fields).toMatchObject({
        issues: `【長寿課】\n${mine}\n【社協】\n${theirs}`,
        'x-budget': String(round),
      });
    }
    expect(await rows('set_aside_text')).toEqual([]);
  });

  it('grade each for itself', async () => {
    await save(choju, '長寿課', { 'base.rating.self': '', 'rating.self': 'A' });
    await save(council, '社協', { 'base.rating.self': '', 'rating.self': 'C' });
    await save(choju, '長寿課', { 'base.rating.self': 'A', 'rating.self': 'B' });
    const ratings = await rows('rating');
    expect(ratings.map(({ department_id, code, rated_at }) => [department_id, code, rated_at])).toEqual([
      [idOf('社協'), 'C', '2026-03-31'],
      [idOf('長寿課'), 'B', '2026-03-31'],
    ]);
  });

  it('are not in conflict with themselves when an answer was lost', async () => {
    await save(choju, '長寿課', { 'base.field.activities': '', 'field.activities': '一' });
    const again = await save(choju, '長寿課', {
      'base.field.activities': '',
      'sent.field.activities': '一',
      'field.activities': '一二',
    });
    expect(again).toMatchObject({ aside: [], texts: { 'field.activities': '一二' } });
  });

  it('never lose words, whatever the order', async () => {
    const step = fc.record({ who: fc.constantFrom(0, 1), does: fc.constantFrom('type', 'save', 'lose') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
        const people = [choju, other];
        const start = ((await sheet()).fields as Record<string, string>).activities ?? '';
        const window = () => ({ base: start, sent: [] as string[], text: start });
        const windows = [window(), window()];
        const replaced = new Set<string>();
        let count = 0;
        for (const { who, does } of steps) {
          const own = windows[who]!;
          if (does === 'type') {
            replaced.add(own.text);
            own.text = `${who}の文${count++}-${Math.random()}`;
            continue;
          }
          const before = ((await sheet()).fields as Record<string, string>).activities ?? '';
          const answer = await save(people[who]!, '長寿課', {
            'base.field.activities': own.base,
            'sent.field.activities': own.sent,
            'field.activities': own.text,
          });
          const isAside = answer.aside!.length > 0;
          if (!isAside && before !== own.text && (own.base === before || own.sent.includes(before)))
            replaced.add(before);
          if (does === 'lose' || isAside) own.sent.push(own.text);
          else
            Object.assign(own, {
              base: answer.texts!['field.activities']!,
              sent: [],
            });
        }
        const stored = ((await sheet()).fields as Record<string, string>).activities ?? '';
        const aside = (await rows('set_aside_text')).map((row) => row.text);
        for (const { text, sent } of windows)
          for (const one of sent)
            expect(one === stored || one === text || aside.includes(one) || replaced.has(one)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe('what changed', () => {
  it('is one row for what one person types within minutes', async () => {
    await save(choju, '長寿課', { 'base.field.activities': '', 'field.activities': '一' });
    now = new Date('2026-03-31T10:05:00Z');
    await save(choju, '長寿課', { 'base.field.activities': '一', 'field.activities': '一二' });
    expect(await rows('field_change')).toMatchObject([
      { field: 'activities', before: '', after: '一二', actor: '長寿課 担当', on_behalf_of: null },
    ]);
    await save(other, '長寿課', { 'base.field.activities': '一二', 'field.activities': '一二三' });
    await save(choju, '長寿課', { 'base.field.activities': '一二三', 'field.activities': '四' });
    now = new Date('2026-03-31T10:30:00Z');
    await save(choju, '長寿課', { 'base.field.activities': '四', 'field.activities': '五' });
    const changes = await rows('field_change');
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      ['', '一二'],
      ['一二', '一二三'],
      ['一二三', '四'],
      ['四', '五'],
    ]);
  });

  it('is two rows where the sheet moved in between', async () => {
    await save(choju, '長寿課', { 'base.field.activities': '', 'field.activities': '提出した文' });
    const { municipalityId, planId } = writing;
    await inTransaction(db, (tx) =>
      recordEvent(tx, { municipalityId, planId, subjectId: 's-now', kind: 'sheet-moved', actor: '所属長' }),
    );
    const after = '差戻しの後の文';
    await save(choju, '長寿課', { 'base.field.activities': '提出した文', 'field.activities': after });
    expect((await rows('field_change')).map((one) => [one.before, one.after])).toEqual([
      ['', '提出した文'],
      ['提出した文', after],
    ]);
  });

  it('says on whose behalf the secretariat wrote', async () => {
    await save(office, '社協', {
      'base.own.issues': '',
      'own.issues': '人手',
      'field.remarks': '電話で聞く',
    });
    expect(await rows('field_change')).toMatchObject([
      { field: 'issues', department_id: idOf('社協'), on_behalf_of: '社協', actor: '事務局' },
      { field: 'remarks', department_id: null, on_behalf_of: '社協' },
    ]);
  });
});

describe('figures', () => {
  const values = () =>
    db.kysely
      .selectFrom('indicator_value')
      .select(['kind', 'year', 'text', 'status'])
      .where('municipality_id', '=', writing.municipalityId)
      .where('indicator_id', '=', 'i-1')
      .where('year', '>=', 2025)
      .orderBy('position')
      .execute();
  const target = 'value.i-1.target.2025';

  it('keep what was typed', async () => {
    await save(choju, '長寿課', { 'base.value.i-1.actual.2025': '', 'value.i-1.actual.2025': '延べ５１店' });
    await save(choju, '長寿課', {
      'base.value.i-1.actual.2025': '延べ５１店',
      'value.i-1.actual.2025': '延べ５２店',
    });
    expect((await values()).at(-1)).toMatchObject({ kind: 'actual', text: '延べ５２店', status: null });
  });

  it('keep the target that the plan printed, however often it is typed over', async () => {
    await save(choju, '長寿課', { [`base.${target}`]: '維持', [target]: '50' });
    await save(choju, '長寿課', { [`base.${target}`]: '50', [target]: '50店' });
    expect(await values()).toMatchObject([
      { text: '維持', status: 'superseded' },
      { text: '50店', status: null },
    ]);
    await save(choju, '長寿課', { [`base.${target}`]: '50店', [target]: '維持' });
    expect(await values()).toMatchObject([{ text: '維持', status: null }]);
  });

  it('of other projects are not asked here', async () => {
    await save(choju, '長寿課', { 'base.value.i-2.actual.2025': '', 'value.i-2.actual.2025': '5' });
    expect(await rows('field_change')).toEqual([]);
  });
});

it('is found at once, and an event when a change begins, not at every pause in it', async () => {
  const browser = await enter(db, app, writing, 'choju');
  const events = async () =>
    (
      await db.kysely
        .selectFrom('event')
        .select('details')
        .where('municipality_id', '=', writing.municipalityId)
        .where('kind', '=', 'sheet-saved')
        .orderBy('id')
        .execute()
    ).map(({ details }) => details.fields);
  const texts = ['ひまわり', 'ひまわり巡', 'ひまわり巡回'];
  for (const [at, text] of texts.entries())
    await save(browser, '長寿課', {
      'base.field.activities': texts[at - 1] ?? '',
      'field.activities': text,
    });
  expect(await events()).toEqual([['field.activities']]);
  await save(browser, '長寿課', { 'base.own.issues': '', 'own.issues': '人手' });
  expect(await events()).toEqual([['field.activities'], ['own.issues']]);
  expect(await (await browser.get('/search?q=ひまわり巡回')).text()).toContain('1件見つかりました');
});

it('costs nine statements: one to know who asks, one to open the plan, seven for the save; one less where it goes on', async () => {
  const counting = countQueries(db);
  const browser = await enter(db, testApplication(counting.db), writing, 'choju');
  const before = counting.count();
  await save(browser, '長寿課', { 'base.field.activities': '', 'field.activities': '文' });
  expect(counting.count() - before).toBeLessThanOrEqual(9);
  const begun = counting.count();
  await save(browser, '長寿課', { 'base.field.activities': '文', 'field.activities': '文章' });
  expect(counting.count() - begun).toBeLessThanOrEqual(8);
});

describe('who may not write', () => {
  it.each([
    ['another department', 'housing', '長寿課', 'not-your-move'],
    ['a part that does not exist', 'office', '道路課', 'not-found'],
  ])('%s', async (_name, who, department, refusal) => {
    const browser = await enter(db, app, writing, who);
    const answer = await save(browser, department, { 'base.field.activities': '', 'field.activities': '文' });
    expect(answer).toMatchObject({ status: 409, refusal });
    expect((await sheet()).version).toBe(1);
  });

  it('nobody, once the part is submitted', async () => {
    await db.kysely
      .updateTable('part')
      .set({ state: 'submitted' })
      .where('municipality_id', '=', writing.municipalityId)
      .execute();
    const answer = await save(choju, '長寿課', { 'base.field.activities': '', 'field.activities': '文' });
    expect(answer).toMatchObject({ status: 409, refusal: 'wrong-state' });
  });

  it('in a text that is a book', async () => {
    const answer = await save(choju, '長寿課', {
      'base.field.activities': '',
      'field.activities': 'あ'.repeat(100_000),
      'base.own.issues': '',
      'own.issues': '短い',
    });
    expect(answer).toMatchObject({ status: 200, problems: [{ name: 'field.activities' }] });
    expect((await sheet()).fields).toEqual({ issues: '【長寿課】\n短い' });
  });
});
