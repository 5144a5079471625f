import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Cast, Seat } from '../kit/cast.ts';
import { OPINIONS } from './consulting.ts';
import { ALL_SHEETS, openBoardOf, planOf, SHEETS, YEAR } from './year.ts';

const REASON = '名簿の締めの後に届いた受講者を、翌年度に数えるため';
const CORRECT = '養成講座を26回開き';

/** The secretariat makes the grades final, as the reviewers gave them; before that the year cannot be sealed. */
export async function finalise(cast: Cast): Promise<void> {
  const plan = await planOf(cast, 'jimukyoku');
  const { page, go, press, reads } = await cast.as('jimukyoku');
  await go(`${plan}/cycles/${YEAR}/seal`);
  await reads(`評価が確定していないシート（${ALL_SHEETS.length}枚）`);
  expect(await page.getByRole('button', { name: '年度を確定する' }).count()).toBe(0);
  await go(`${plan}/cycles/${YEAR}`);
  await press(`評価を確定していない${ALL_SHEETS.length}枚を確定する`);
  expect(await page.locator('input[name=item]:checked').count()).toBe(ALL_SHEETS.length);
  await press('チェックしたシートの評価を確定する');
  await reads('確定を待っているシートはありません');
}

/** What the checks ask gets its reason; then the year is sealed, and a page opened before can reopen nothing. */
export async function seal(cast: Cast): Promise<void> {
  const plan = await planOf(cast, 'jimukyoku');
  const seat = await cast.as('jimukyoku');
  const { page, go, press, reads } = seat;
  await go(`${plan}/summary`);
  await openBoardOf(cast, 'jimukyoku', '高齢者支援課');
  await press(page.locator('#parts').getByRole('link', { name: SHEETS.supporters, exact: true }));
  const sheet = new URL(page.url()).pathname;
  await press('手続きと指摘');
  const before = await cast.besides(seat);
  await before.go(`${sheet}/moves`);
  await go(`${plan}/cycles/${YEAR}`);
  await press('年度を確定する');
  const finding = page.locator('.seal-finding', { hasText: SHEETS.supporters });
  await finding.locator('textarea').fill(REASON);
  await press(finding.getByRole('button', { name: '理由を保存する' }));
  await press('年度を確定する', 422);
  await page.check('input[name=understood]');
  // As long as the year of the journey has not ended, it is sealed in its middle, and asks why.
  if (await page.locator('textarea[name=early]').isVisible()) {
    await press('年度を確定する', 422);
    await page.fill('textarea[name=early]', '試しに一年を通すため。');
    await page.check('input[name=understood]');
  }
  await press('年度を確定する');
  await reads('照合値');
  await reads(REASON);
  await before.page.locator('.move-form textarea').last().fill('数字を直したい');
  await before.press(before.page.getByRole('button', { name: /受理を取り消す/u }), 409);
  await go(`${sheet}/moves`);
  expect(await page.locator('.move-form').count()).toBe(0);
}

/** What was sealed proves itself, and a mistake found later is noted beside it. */
export async function correct(cast: Cast): Promise<void> {
  const plan = await planOf(cast, 'jimukyoku');
  const { page, go, press, reads } = await cast.as('jimukyoku');
  await go(`${plan}/editions/${YEAR}/verification`);
  await reads('確定したときの内容と一致しています');
  const sealed = await page.request.get(`${plan}/editions/${YEAR}/document.json`);
  const hash = createHash('sha256')
    .update(await sealed.body())
    .digest('hex');
  await reads(hash);
  await go(`${plan}/editions/${YEAR}`);
  await press(SHEETS.supporters);
  await page.locator('summary', { hasText: '誤りを見つけたとき' }).click();
  await press(page.locator('.correction-places').getByRole('link', { name: '取組内容', exact: true }));
  await page.fill('textarea[name=wrong]', '養成講座を24回開き');
  await page.fill('textarea[name=correct]', CORRECT);
  await page.fill('textarea[name=reason]', '出前講座2回の数え落としが分かったため');
  await press('正誤を登録する');
  await go(`${plan}/editions/${YEAR}/verification`);
  await reads(hash);
}

/** Who only reads finds the sealed year with its correction; who runs the machine, what was done and what was sent. */
export async function lookBack(cast: Cast): Promise<void> {
  const reader = await cast.as('etsuran');
  const plan = await planOf(cast, 'etsuran');
  await reader.go(`${plan}/editions`);
  await reader.press(reader.page.locator(`main a[href$="/editions/${YEAR}"]`));
  await reader.reads(OPINIONS.whole);
  await reader.reads('正誤（1件）');
  await reader.press(SHEETS.supporters);
  await reader.reads(CORRECT);
  await reader.go(`${plan}/cycles/${YEAR}/seal`, 403);
  const operator = await cast.as('unyou');
  await operator.go('/');
  await operator.go('/activity');
  await operator.reads('確定');
  await operator.go('/mail');
  await operator.press(operator.page.locator('main td a, main th a').first());
  await lookAtHistory(cast, await cast.as('jimukyoku'));
}

async function lookAtHistory(cast: Cast, { page, go, press, reads }: Seat): Promise<void> {
  const plan = await planOf(cast, 'jimukyoku');
  await go(`${plan}/cycles`);
  await press(page.locator(`main a[href$="/cycles/${YEAR}"]`));
  await press(page.locator('#parts').getByRole('link', { name: SHEETS.supporters, exact: true }).first());
  await go(`${new URL(page.url()).pathname}/history`);
  // What came again stands as a change of what was sent back.
  await reads(/1,350人が受講した。［追加：うち10代から30代までは212人。］/u);
}
