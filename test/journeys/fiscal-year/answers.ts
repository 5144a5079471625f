import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Cast, Seat } from '../kit/cast.ts';

/** A text of the sheet, or of the own part where several owners share it. */
export const field = (key: string) => `textarea[name="field.${key}"], textarea[name="own.${key}"]`;

/** What a writer says of a sheet. */
type Told = { activities: string; grade: string; figures?: Record<string, string> };

/** Fills in the sheet that is open, and sees it saved. */
export async function write(cast: Cast, seat: Seat, told: Told): Promise<void> {
  const { page } = seat;
  for (const [name, text] of Object.entries(told.figures ?? {})) await page.fill(`[name="${name}"]`, text);
  await page.check(`input[name="rating.self"][value="${told.grade}"]`);
  if (told.grade === 'C') await page.fill(field('issues'), '周知の方法を見直す必要がある。');
  await page.fill(field('selfEvaluation'), 'おおむね予定どおりに進んだ。');
  await page.fill(field('futurePolicy'), '会場を増やして続ける。');
  await writeLast(cast, seat, page.locator(field('activities')), told.activities);
}

/** The last text of a visit: with script it is saved by itself (how soon, `save-timing` has a test); without, a button sends the form. */
export async function writeLast({ staging }: Cast, seat: Seat, into: Locator, text: string): Promise<void> {
  if (!staging.script) {
    await into.fill(text);
    return seat.press('保存する');
  }
  const saved = seat.page.waitForResponse(
    (answer) =>
      answer.url().endsWith('/autosave') &&
      [...new URLSearchParams(answer.request().postData() ?? '').values()].includes(text),
  );
  await into.fill(text);
  expect((await saved).status()).toBe(200);
}

/** From the filled sheet to the end: what is asked once more, and the button. */
export async function submit({ press, reads }: Seat, department: string): Promise<void> {
  await press('保存して提出へ進む');
  await reads('必要な欄はすべて書けています');
  await press(`${department}の分を提出する`);
  await reads('提出を取り下げて書き直す');
}
