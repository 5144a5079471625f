import { expect } from 'vitest';
import type { Cast } from '../kit/cast.ts';
import { field, submit, write } from './answers.ts';
import { openOwnSheet, SHEETS, today } from './year.ts';

const SUCCESSOR = { name: '試し 後任', signIn: 'kounin', password: 'たんとう の しごと を ひきつぐ' };

/** In the middle of the year another person takes the post: a note for them, their name, a link that is shown once. */
export async function handOver(cast: Cast): Promise<void> {
  const leaving = await cast.as('tantou');
  const seat = await cast.as('jimukyoku');
  const { page, go, press, reads } = seat;
  await go(`/handover/successors?on=${today()}`);
  const line = page.locator('.successors tbody tr', { hasText: '丘野 健' });
  await line.locator('input[type=text]').fill(SUCCESSOR.name);
  await press('入力した行を登録する');
  await reads('ログイン未設定');
  await press(page.locator('tr', { hasText: SUCCESSOR.name }).getByRole('link', { name: /引継書/u }));
  await reads(SHEETS.clubs);
  await page.locator('main textarea').fill('会員数は、3月末の名簿で数えます。');
  await press(page.locator('main form', { has: page.locator('textarea') }).getByRole('button'));
  await go('/people');
  await press(SUCCESSOR.name);
  await press('ログインと招待');
  await page.fill('input[name=signIn]', SUCCESSOR.signIn);
  await press('アカウントを作る', 201);
  await reads('このリンクを表示するのは、今だけです');
  await setPassword(cast, (await page.locator('.secret-text').textContent())!);
  await leaving.go('/');
  expect(await leaving.page.getByRole('link', { name: SHEETS.clubs }).count()).toBe(0);
}

async function setPassword(cast: Cast, link: string): Promise<void> {
  const { page, go, press } = await cast.visitor();
  await go(link);
  await page.fill('input[name=password]', SUCCESSOR.password);
  await page.fill('input[name=again]', SUCCESSOR.password);
  await press('このパスワードにする');
  await go(link, 403);
  cast.ayumi.passwords.set(SUCCESSOR.signIn, SUCCESSOR.password);
}

/** The successor signs in, finds the work where it was left, and finishes it. */
export async function goOn(cast: Cast): Promise<void> {
  const seat = await cast.as(SUCCESSOR.signIn);
  await openOwnSheet(seat, '高齢者支援課', SHEETS.clubs);
  expect(await seat.page.inputValue(field('activities'))).toContain('（集計中）');
  await write(cast, seat, {
    activities: '会員をつなぐ催しを12回開いた。',
    grade: 'C',
    figures: { 'value.i-28.actual.2027': '1,902人' },
  });
  await submit(seat, '高齢者支援課');
}
