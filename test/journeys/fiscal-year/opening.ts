import { expect } from 'vitest';
import type { Cast } from '../kit/cast.ts';
import { ALL_SHEETS, ERA, planOf, section, YEAR } from './year.ts';

/** The secretariat prepares the year from the list of years: dates, what is left out and why, what will be made. */
export async function prepareYear(cast: Cast): Promise<void> {
  const seat = await cast.as('jimukyoku');
  const { page, press, reads, go } = seat;
  const plan = await planOf(cast, 'jimukyoku');
  await go(`${plan}/cycles`);
  await page.selectOption('select[name=year]', String(YEAR));
  await press('作るものを確かめる');
  await reads('何も作りません');
  await page.fill('input[name="due-collecting"]', '2028-05-31');
  const rows = page.locator('.opening-table tbody tr');
  for (const row of await rows.all()) {
    const title = (await row.locator('th').textContent())!;
    if (!ALL_SHEETS.some((one) => one === title)) await row.locator('input[name=leave]').check();
  }
  await page.locator('input[name=focus]').nth(0).check();
  await press('この内容で準備する', 422);
  await reads('理由');
  for (const row of await rows.all())
    if (await row.locator('input[name=leave]').isChecked())
      await row.locator('input[type=text]').fill('隔年で評価する事業のため');
  await press('この内容で準備する');
  await reads(`シート（実数）${ALL_SHEETS.length}枚`);
}

/** Nobody is asked before the year begins; who will be asked is shown first. */
export async function beginCollecting(cast: Cast): Promise<void> {
  const writer = await cast.as('tantou');
  await writer.go('/');
  expect(await section(writer, `高齢者支援課のシート（${ERA}）`).count()).toBe(0);
  const plan = await planOf(cast, 'jimukyoku');
  const { page, press, go, reads } = await cast.as('jimukyoku');
  await go(`${plan}/cycles/${YEAR}`);
  await press(page.getByRole('link', { name: /内容を確かめて/u }));
  await reads('送るメール');
  await page.fill('textarea[name=message]', '今年度もよろしくお願いします。');
  await press(page.locator('main form button[type=submit]').last());
  await go(`${plan}/cycles/${YEAR}/dates`);
  await go(`${plan}/cycles/${YEAR}/sheets`);
  await reads('隔年で評価する事業のため');
  await go(`${plan}/cycles/${YEAR}/reminder?of=all`);
  await writer.go('/');
  expect(await section(writer, `高齢者支援課のシート（${ERA}）`).locator('li').count()).toBe(4);
}
