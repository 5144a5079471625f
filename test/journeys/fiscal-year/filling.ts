import { expect } from 'vitest';
import type { Cast } from '../kit/cast.ts';
import { field, submit, write, writeLast } from './answers.ts';
import { openBoardOf, openOwnSheet, SHEETS } from './year.ts';

const OF_THE_ELDERLY = '高齢者支援課';
export const ACTIVITIES = {
  supporters: '養成講座を24回開き、1,350人が受講した。',
  watching: { office: '新たに12事業者と協定を結んだ。', council: '見守り隊の交流会を3回開いた。' },
};

/** The department fills in what is its own: two sheets to the end, one begun and left. */
export async function fillOwn(cast: Cast): Promise<void> {
  const writer = await cast.as('tantou');
  await openOwnSheet(writer, OF_THE_ELDERLY, SHEETS.supporters);
  await writer.press('保存して提出へ進む');
  await writer.reads('提出の前に');
  await write(cast, writer, {
    activities: ACTIVITIES.supporters,
    grade: 'A',
    figures: { 'value.i-23.actual.2027': '11,290人', 'value.i-24.actual.2027': '7地区' },
  });
  await submit(writer, OF_THE_ELDERLY);
  await openOwnSheet(writer, OF_THE_ELDERLY, SHEETS.centres);
  await write(cast, writer, {
    activities: '出張相談を14会場で開いた。',
    grade: 'A',
    figures: { 'value.i-41.actual.2027': '14会場' },
  });
  await submit(writer, OF_THE_ELDERLY);
  await openOwnSheet(writer, OF_THE_ELDERLY, SHEETS.clubs);
  await writeLast(
    cast,
    writer,
    writer.page.locator(field('activities')),
    '会員をつなぐ催しを開いた（集計中）。',
  );
}

/** The council fills in what is its own. */
export async function fillOfCouncil(cast: Cast): Promise<void> {
  const writer = await cast.as('shakyo');
  await openOwnSheet(writer, '社協', SHEETS.salons);
  await write(cast, writer, {
    activities: 'サロンを50か所に広げた。',
    grade: 'A',
    figures: { 'value.i-12.actual.2027': '50か所', 'value.i-13.actual.2027': '延べ17,120人' },
  });
  await submit(writer, '社協');
  await openOwnSheet(writer, '社協', SHEETS.money);
  await write(cast, writer, {
    activities: '契約までの面談を週2回に増やした。',
    grade: 'B',
    figures: { 'value.i-54.actual.2027': '55件', 'value.i-55.actual.2027': '2人' },
  });
  await submit(writer, '社協');
}

/** The council and the secretariat, on its behalf, write in the same field at once; neither loses a word. */
export async function meetInOneField(cast: Cast): Promise<void> {
  const [office, council] = [await cast.as('jimukyoku'), await cast.as('shakyo')];
  const { watching } = ACTIVITIES;
  await openOwnSheet(council, '社協', SHEETS.watching);
  const { pathname, search } = new URL(council.page.url());
  await office.go(`${pathname}${search}`);
  await writeLast(cast, office, office.page.locator(field('activities')), watching.office);
  await writeLast(cast, council, council.page.locator(field('activities')), watching.council);
  if (cast.staging.script) {
    await council.page.locator('.entry-note-aside', { hasText: watching.office }).waitFor();
    await council.press('保存する');
  }
  const both = await council.page.locator('.aside-texts').textContent();
  for (const text of Object.values(watching)) expect(both).toContain(text);
  await council.press('保存して提出へ進む');
  await council.reads('使う文を決めてください');
  await council.press('両方を続けて入れる');
  expect(await council.page.inputValue(field('activities'))).toBe(`${watching.office}\n${watching.council}`);
}

/** Each owner writes and grades its own part of the shared sheet, and hands it in. */
export async function handInShared(cast: Cast): Promise<void> {
  const [office, council] = [await cast.as('tantou'), await cast.as('shakyo')];
  const both = `${ACTIVITIES.watching.office}\n${ACTIVITIES.watching.council}`;
  await write(cast, council, {
    activities: `${both}（社協）`,
    grade: 'A',
    figures: { 'value.i-63.actual.2027': '104事業者', 'value.i-64.actual.2027': '80件' },
  });
  await submit(council, '社協');
  await openOwnSheet(office, OF_THE_ELDERLY, SHEETS.watching);
  await office.reads(`${both}（社協）`);
  await write(cast, office, { activities: '協定の更新を進めた。', grade: 'B' });
  await submit(office, OF_THE_ELDERLY);
}

/** A department without accounts is filled in by the secretariat, and it says so. */
export async function fillOnBehalf(cast: Cast): Promise<void> {
  const seat = await cast.as('jimukyoku');
  await openBoardOf(cast, 'jimukyoku', '市民協働課');
  await seat.press(seat.page.getByRole('link', { name: /^代わりに入力/u }));
  await seat.reads('若い世代の被害');
  await write(cast, seat, {
    activities: '自治会と講座を8回開いた。',
    grade: 'C',
    figures: { 'value.i-65.actual.2027': '19件' },
  });
  await submit(seat, '市民協働課');
  await seat.press('手続きと指摘を見る');
  await seat.reads('市民協働課に代わって');
}
