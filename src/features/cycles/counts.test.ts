import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Browser, testApplication } from '../../../test/kit/browser.ts';
import { enter, makeWriting, type Writing } from '../../../test/kit/collecting-plan.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf } from '../../../test/kit/departments.ts';
import { pageText } from '../../../test/kit/page-text.ts';

/** Every figure of a year twice: as the pages say it, and counted from the tables by another way. */
const db = await testDatabase();
const app = testApplication(db, () => new Date('2026-04-02T01:00:00Z'));

let writing: Writing;
let people: Record<'choju' | 'council' | 'housing' | 'approver' | 'office', Browser>;
beforeEach(async () => {
  writing = await makeWriting(db, {
    choju: { role: 'writer', department: '長寿課' },
    council: { role: 'writer', department: '社協' },
    housing: { role: 'writer', department: '住宅課' },
    approver: { role: 'approver', department: '住宅課' },
    office: { role: 'secretariat' },
  });
  const as = (who: string) => enter(db, app, writing, who);
  people = {
    choju: await as('choju'),
    council: await as('council'),
    housing: await as('housing'),
    approver: await as('approver'),
    office: await as('office'),
  };
});

const PHRASES = {
  returned: '差戻し',
  empty: '未記入',
  begun: '記入中',
  submitted: '承認待ち',
  approved: '承認済み',
  accepted: '受理済み',
  reviewed: '査定済み',
  finalised: '評価確定',
} as const;
type State = keyof typeof PHRASES;
const ORDER = Object.keys(PHRASES) as State[];

const WRITERS: Record<string, string> = {
  [idOf('長寿課')]: 'choju',
  [idOf('社協')]: 'council',
  [idOf('住宅課')]: 'housing',
};

/** What the tables say: a part is begun where somebody of its department changed a word, and a sheet is as far as its least advanced part. */
async function inTables() {
  const { rows } = await sql<{
    sheet: string;
    department: string;
    whole: string;
    part: string;
    wrote: string[];
  }>`
    SELECT sheet.id AS sheet, part.department_id AS department, sheet.state AS whole, part.state AS part,
      (SELECT coalesce(json_agg(account_id), '[]') FROM field_change
        WHERE field_change.municipality_id = sheet.municipality_id AND field_change.sheet_id = sheet.id) AS wrote
    FROM sheet JOIN part ON part.municipality_id = sheet.municipality_id AND part.plan_id = sheet.plan_id
      AND part.sheet_id = sheet.id AND part.stage = 'collecting'
    WHERE sheet.municipality_id = ${writing.municipalityId} AND sheet.year = 2025`.execute(db.kysely);
  const parts = rows.map(({ sheet, department, whole, part, wrote }) => {
    const late = ['accepted', 'reviewed', 'finalised'].includes(whole);
    const hasBegun = wrote.includes(writing.accounts.get(WRITERS[department]!)!);
    const state = late ? whole : part === 'draft' ? (hasBegun ? 'begun' : 'empty') : part;
    return { sheet, department, state: state as State };
  });
  const sheets = [...new Set(parts.map(({ sheet }) => sheet))].map(
    (id) =>
      ORDER[Math.min(...parts.filter(({ sheet }) => sheet === id).map(({ state }) => ORDER.indexOf(state)))]!,
  );
  const tally = (states: State[]) =>
    Object.fromEntries(
      ORDER.flatMap((state) => {
        const count = states.filter((one) => one === state).length;
        return count > 0 ? [[PHRASES[state], count]] : [];
      }),
    );
  return { parts, byPart: tally(parts.map(({ state }) => state)), bySheet: tally(sheets) };
}

const read = async (browser: Browser, path: string) => (await browser.get(path)).text();
/** The figures of a definition list, without those that are 0. */
const figuresIn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<dt>([^<]*)<\/dt><dd>(\d+)<\/dd>/g)].flatMap(([, name, count]) =>
      Object.values(PHRASES).includes(name as never) && count !== '0' ? [[name!, Number(count)]] : [],
    ),
  );
const columnSums = (html: string) => {
  const table = html.match(/<table[^>]*department-table.*?<\/table>/s)![0];
  const heads = [...table.matchAll(/<th[^>]*scope="col"[^>]*>(.*?)<\/th>/gs)].map(([, text]) =>
    pageText(text!).trim(),
  );
  const sums: Record<string, number> = {};
  for (const [row] of table.matchAll(/<tr>(?:(?!<\/tr>).)*scope="row".*?<\/tr>/gs)) {
    const cells = [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, text]) => pageText(text!).trim());
    for (const [at, cell] of cells.entries())
      if (Object.values(PHRASES).includes(heads[at] as never) && cell !== '0')
        sums[heads[at]!] = (sums[heads[at]!] ?? 0) + Number(cell);
  }
  return sums;
};

async function expectAgreement(): Promise<void> {
  const told = await inTables();
  const board = await read(people.office, `/plans/${writing.planId}/cycles/2025`);
  expect(figuresIn(board), 'board, sheets').toEqual(told.bySheet);
  expect(columnSums(board), 'board, parts by department').toEqual(told.byPart);
  expect(board).toContain(`担当分は${told.parts.length}件です`);
  const home = await read(people.office, '/');
  expect(figuresIn(home), 'home').toEqual(told.bySheet);
  const csv = await read(people.office, `/plans/${writing.planId}/cycles/2025/board.csv`);
  for (const [name, count] of Object.entries(told.byPart))
    expect(
      csv.split('\n').filter((line) => line.includes(name)),
      `csv ${name}`,
    ).toHaveLength(count);
  const handover = pageText(await read(people.office, '/handover'));
  const empty = told.bySheet.未記入 ?? 0;
  if (empty > 0) expect(handover).toContain(`未記入のシート（${empty}）`);
  else expect(handover).toContain('未記入のシートはありません');
  for (const [who, name] of [
    ['choju', '長寿課'],
    ['council', '社協'],
    ['housing', '住宅課'],
  ] as const) {
    const own = told.parts.filter(({ department }) => department === idOf(name));
    const list = (await read(people[who], '/')).match(/<ul class="own-sheets">(.*?)<\/ul>/s)?.[1] ?? '';
    const tags = [...list.matchAll(/class="tag[^>]*>([^<]*)</g)].map(([, tag]) => tag);
    expect(
      tags.filter((tag) => Object.values(PHRASES).includes(tag as never)),
      `home of ${who}`,
    ).toEqual(own.map(({ state }) => PHRASES[state]));
  }
}

const saves = (browser: Browser, sheet: string, department: string, fields: Record<string, string>) =>
  browser.post(`/plans/${writing.planId}/sheets/${sheet}/autosave`, {
    department: idOf(department),
    stage: 'collecting',
    ...fields,
  });

describe('the figures of a year', () => {
  it('agree on every page, step by step', async () => {
    await expectAgreement();
    // One owner writes, in a field that is everybody's: the others have not begun.
    await saves(people.choju, 's-now', '長寿課', {
      'base.field.activities': '',
      'field.activities': '甲の文',
    });
    expect((await inTables()).byPart).toEqual({ 記入中: 1, 未記入: 2 });
    await expectAgreement();
    await saves(people.housing, 's-home', '住宅課', {
      'base.field.activities': '',
      'field.activities': '丙の文',
    });
    await expectAgreement();
    for (const [states, whole] of [
      [{ 長寿課: 'submitted', 社協: 'draft', 住宅課: 'submitted' }, 'draft'],
      [{ 長寿課: 'approved', 社協: 'returned', 住宅課: 'approved' }, 'returned'],
      [{ 長寿課: 'approved', 社協: 'approved', 住宅課: 'approved' }, 'approved'],
      [{ 長寿課: 'approved', 社協: 'approved', 住宅課: 'approved' }, 'accepted'],
      [{ 長寿課: 'approved', 社協: 'approved', 住宅課: 'approved' }, 'finalised'],
    ] as const) {
      for (const [department, state] of Object.entries(states))
        await db.kysely
          .updateTable('part')
          .set({ state })
          .where('municipality_id', '=', writing.municipalityId)
          .where('department_id', '=', idOf(department))
          .execute();
      await db.kysely
        .updateTable('sheet')
        .set({ state: whole })
        .where('municipality_id', '=', writing.municipalityId)
        .where('year', '=', 2025)
        .execute();
      await expectAgreement();
    }
  });

  it('of a sealed year say that the sheets are final, not that they are approved', async () => {
    await db.kysely
      .updateTable('sheet')
      .set({ state: 'finalised' })
      .where('municipality_id', '=', writing.municipalityId)
      .where('year', '=', 2025)
      .execute();
    await db.kysely
      .updateTable('cycle')
      .set({ state: 'sealed' })
      .where('municipality_id', '=', writing.municipalityId)
      .execute();
    const home = await read(people.office, '/');
    expect(figuresIn(home)).toEqual({ 評価確定: 2 });
    expect(pageText(home)).toContain('シート（実数）2枚');
  });
});
