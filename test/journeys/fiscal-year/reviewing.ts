import { expect } from 'vitest';
import type { Cast, Seat } from '../kit/cast.ts';
import { ALL_SHEETS, ERA, planOf, SHEETS, type SheetTitle, section, today, YEAR } from './year.ts';

const MINUTES = '老人クラブ活動の支援について、会員数が目標の8割を下回ったことを確かめた。';
/** Grades as the reviewers give them; one differs from what the owners say. */
const GRADES: Record<SheetTitle, string> = {
  [SHEETS.supporters]: 'A',
  [SHEETS.clubs]: 'C',
  [SHEETS.centres]: 'A',
  [SHEETS.salons]: 'A',
  [SHEETS.money]: 'C',
  [SHEETS.watching]: 'B',
  [SHEETS.fraud]: 'C',
};
const REASON = '待機者が目標を上回り、契約件数も目標に届いていないため';

const row = ({ page }: Seat, title: SheetTitle) => page.locator('.review-table tbody tr', { hasText: title });

/** A reviewer votes and gives each sheet its grade; what differs from the self grade needs its reason. */
export async function review(cast: Cast): Promise<void> {
  const seat = await cast.as('satei');
  await seat.go('/');
  await seat.press(section(seat, `査定（${ERA}）`).getByRole('link', { name: '査定表を開く' }));
  expect(await seat.page.locator('.review-table tbody tr').count()).toBe(ALL_SHEETS.length);
  await vote(seat);
  const money = row(seat, SHEETS.money);
  await money.locator('select[name=code][form]').selectOption('C');
  await seat.press(money.getByRole('button', { name: '決定' }), 422);
  await money.locator('textarea[name=reason][form]').fill(REASON);
  await seat.press(money.getByRole('button', { name: '決定' }));
  for (const title of ALL_SHEETS.filter((one) => one !== SHEETS.money)) {
    const one = row(seat, title);
    await one.locator('select[name=code][form]').selectOption(GRADES[title]);
    if (title === SHEETS.watching)
      await one.locator('textarea[name=reason][form]').fill('両者の評価の低い方とする');
    await seat.press(one.getByRole('button', { name: '決定' }));
  }
  await seat.press('投影用の表示にする');
}

async function vote(seat: Seat): Promise<void> {
  const money = row(seat, SHEETS.money);
  await money.locator('summary', { hasText: '票を入れる' }).click();
  await money.locator('.review-vote select').selectOption('C');
  await money.locator('.review-vote textarea').fill('待機者が残っている');
  await seat.press(money.getByRole('button', { name: '票を保存' }));
  expect(await row(seat, SHEETS.money).locator('.review-votes').textContent()).toContain('1票');
}

/** The meeting of the reviewers with its minutes, in which the changed grade stands by itself. */
export async function keepMinutes(cast: Cast): Promise<void> {
  const seat = await cast.as('satei');
  const { page, press, reads } = seat;
  const plan = await planOf(cast, 'satei');
  await seat.go(`${plan}/cycles/${YEAR}/review-meetings`);
  await page.fill('input[name=title]', '計画評価ワーキンググループ 第1回');
  await page.fill('input[name=heldOn]', today());
  await page.fill('input[name=place]', '市役所 会議室');
  await press('登録する');
  if ((await page.locator('textarea[name=minutes]').count()) === 0)
    await press('計画評価ワーキンググループ 第1回');
  await page.locator('input[name=present]').first().check();
  await page.fill('textarea[name=minutes]', MINUTES);
  await press(page.locator('button[name=done][value=inserted]'));
  const minutes = await page.inputValue('textarea[name=minutes]');
  expect(minutes).toContain(MINUTES);
  expect(minutes).toContain(SHEETS.money);
  await press('印刷用の表示');
  await reads(SHEETS.money);
}

/** The secretariat leads the year on to the committee. */
export async function beginConsulting(cast: Cast): Promise<void> {
  const plan = await planOf(cast, 'jimukyoku');
  const seat = await cast.as('jimukyoku');
  await seat.go(`${plan}/cycles/${YEAR}`);
  await seat.press('「委員会の意見」に進む');
  await seat.press(seat.page.locator('main form button[type=submit]').last());
}
