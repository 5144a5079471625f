import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectingPlan } from '../kit/collecting-plan.ts';
import { root } from '../kit/project-files.ts';
import { type Ayumi, startAyumi } from './kit/ayumi.ts';
import { expectReadable, launchBrowser, openPage, signIn, WIDTHS } from './kit/browser.ts';

let ayumi: Ayumi;
let browser: Browser;
let entry: string;

/** The sample city with one more plan, in the middle of collecting: the parts belong to those who can sign in there. */
beforeAll(async () => {
  browser = await launchBrowser();
  const first = await startAyumi();
  await first.kill();
  const plan = JSON.stringify({ format: 'ayumi/1', plans: [collectingPlan()] }).replaceAll(
    '長寿課',
    '高齢者支援課',
  );
  const file = join(first.folder, 'plan.json');
  writeFileSync(file, plan);
  const args = ['bin/ayumi.mjs', 'import', file, '--confirm', '--data', join(first.folder, 'data')];
  const imported = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(`${imported.status} ${imported.stderr}`).toMatch(/^0 /);
  ayumi = await startAyumi(first.folder);
  const { page, close } = await openPage(browser, ayumi);
  await signIn(page, ayumi, 'tantou');
  await page.goto('/plans');
  const address = await page
    .locator('main a[href^="/plans/"]', { hasText: 'やまなみ市' })
    .first()
    .getAttribute('href');
  entry = `${address}/sheets/s-now/entry`;
  await close();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await ayumi?.stop();
});

const activities = 'textarea[name="field.activities"]';
const status = '[data-status]';
const open = async (who: string, options: Parameters<typeof openPage>[2] = {}) => {
  const opened = await openPage(browser, ayumi, options);
  await signIn(opened.page, ayumi, who);
  await opened.page.goto(entry);
  return opened;
};
const saved = (page: Page, timeout = 5_000) =>
  page.locator(status, { hasText: '分に保存しました' }).waitFor({ timeout });
/** What the server has, seen with other eyes. */
const stored = async (who = 'jimukyoku') => {
  const { page, close } = await open(who, { script: false });
  const text = await page.locator(activities).inputValue();
  await close();
  return text;
};

describe('a writer', () => {
  it.each(WIDTHS)('finds the page readable at %i px', async (width) => {
    const { page, close } = await open('tantou', { width });
    await expectReadable(page);
    await close();
  });

  it('is saved without a button, and keeps the focus', async () => {
    const { page, close } = await open('tantou');
    await page.focus(activities);
    await page.keyboard.type('協力店をたずね歩いた。');
    await saved(page);
    expect(await page.evaluate('document.activeElement.name')).toBe('field.activities');
    expect(await stored()).toBe('協力店をたずね歩いた。');
    await close();
  });

  it('is not disturbed while the input method composes', async () => {
    const { page, close } = await open('tantou');
    let saves = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/autosave')) saves += 1;
    });
    await page.focus(activities);
    await page.dispatchEvent(activities, 'compositionstart');
    await page.keyboard.type('kyou');
    await page.waitForTimeout(2_500);
    expect(saves).toBe(0);
    await page.dispatchEvent(activities, 'compositionend');
    await saved(page);
    expect(saves).toBe(1);
    await close();
  });

  it('pastes cells of a spreadsheet into the table of figures', async () => {
    const { page, close } = await open('tantou');
    await page.focus('[name="value.i-1.target.2025"]');
    await page.evaluate(`{
      const data = new DataTransfer();
      data.setData('text/plain', '５５店\\t６０店\\n延べ５１店\\t\\n');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }`);
    expect(await page.inputValue('[name="value.i-1.actual.2025"]')).toBe('延べ５１店');
    await saved(page);
    // The plan had a target for the year: whoever changes it says why.
    await page.reload();
    await page.fill('[name="reason.i-1.2025"]', '閉店が続いたため。');
    await expectReadable(page);
    await saved(page);
    await close();
  });

  it('has a chosen file with the server at once', async () => {
    const { page, close } = await open('tantou');
    await page.setInputFiles('[name="file.x-evidence"]', {
      name: '根拠.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('根拠となる資料'),
    });
    await page.locator(status, { hasText: '「根拠.txt」を添付しました' }).waitFor();
    await expectReadable(page);
    await page.goto(entry);
    await page.locator('.shown-files a', { hasText: '根拠.txt' }).waitFor();
    await page.click('button[name=remove]');
    await page.locator('main', { hasText: '外しました' }).waitFor();
    await close();
  });

  it('fills and submits by keyboard alone', async () => {
    const { page, close } = await open('tantou');
    await page.focus(activities);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('腕章を配った。');
    await page.locator('[name="rating.self"]').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.focus('button[name=step][value=submit]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/step=submit/);
    await expectReadable(page);
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toContain('提出する');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.search.includes('step=submit'));
    expect(await page.locator('main').textContent()).toContain('提出を取り下げて書き直す');
    await expectReadable(page);
    await page.click('text=提出を取り下げて書き直す');
    await page.waitForSelector(activities);
    await close();
  });
});

describe('when things go wrong', () => {
  it('a text typed while the server is away arrives when it is back', async () => {
    const { page, close } = await openAway('tantou');
    await page.focus(activities);
    await page.keyboard.press('Control+A');
    const port = Number(new URL(ayumi.address).port);
    await ayumi.kill();
    await page.keyboard.type('停電の間に書いた文。');
    await page.locator(status, { hasText: '通信できません' }).waitFor({ timeout: 20_000 });
    ayumi = await startAyumi(ayumi.folder, ['--sample'], port);
    await saved(page, 20_000);
    expect(await stored()).toBe('停電の間に書いた文。');
    await close();
  });

  it('a text survives the browser being closed, and is there after signing in again', async () => {
    const context = await browser.newContext({ baseURL: ayumi.address, locale: 'ja-JP' });
    const page = await context.newPage();
    await signIn(page, ayumi, 'tantou');
    await page.goto(entry);
    await context.setOffline(true);
    await page.focus(activities);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('閉じる前の文。');
    await page.locator(status, { hasText: '通信できません' }).waitFor({ timeout: 10_000 });
    await page.close({ runBeforeUnload: false });
    await context.clearCookies();
    await context.setOffline(false);
    const next = await context.newPage();
    await signIn(next, ayumi, 'tantou');
    await next.goto(entry);
    expect(await next.inputValue(activities)).toBe('閉じる前の文。');
    expect(await next.locator('[data-kept]').textContent()).toContain('戻しました');
    await saved(next);
    expect(await stored()).toBe('閉じる前の文。');
    await context.close();
  });

  it('a page whose session has ended goes on after signing in again in another window', async () => {
    const { page, close } = await openAway('tantou');
    const context = page.context();
    await context.clearCookies();
    await page.focus(activities);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('席を外していた間の文。');
    await page.locator(status, { hasText: 'ログインの有効期間が過ぎました' }).waitFor({ timeout: 10_000 });
    const another = await context.newPage();
    await signIn(another, ayumi, 'tantou');
    await saved(page, 30_000);
    expect(await stored()).toBe('席を外していた間の文。');
    await close();
  });

  it('two people in one field both keep their words', async () => {
    const one = await open('tantou');
    const other = await open('jimukyoku');
    const department = await one.page.inputValue('#entry-form input[name=department]');
    const ofDepartment = `${entry}?${new URLSearchParams({ department })}`;
    await other.page.goto(ofDepartment);
    await one.page.locator('[data-present]', { hasText: '事務局' }).waitFor({ timeout: 15_000 });
    for (const { page } of [one, other]) {
      await page.focus(activities);
      await page.keyboard.press('Control+A');
    }
    await one.page.keyboard.type('担当の文。');
    await saved(one.page);
    await one.page.waitForTimeout(300);
    await other.page.keyboard.type('事務局の文。');
    await other.page.locator('.entry-note-aside', { hasText: '担当の文。' }).waitFor({ timeout: 5_000 });
    expect(await other.page.inputValue(activities)).toBe('事務局の文。');
    for (const { page } of [one, other]) {
      await page.goto(ofDepartment);
      const both = await page.locator('.aside-texts').textContent();
      expect(both).toContain('担当の文。');
      expect(both).toContain('事務局の文。');
    }
    await expectReadable(one.page);
    await one.page.click('text=両方を続けて入れる');
    await one.page.waitForURL((url) => url.pathname.endsWith('/entry'));
    expect(await stored('tantou')).toBe('担当の文。\n事務局の文。');
    await one.close();
    await other.close();
  });
});

/** A page whose failed requests are what the test is about. */
async function openAway(who: string) {
  const context = await browser.newContext({ baseURL: ayumi.address, locale: 'ja-JP' });
  const page = await context.newPage();
  await signIn(page, ayumi, who);
  await page.goto(entry);
  return { page, close: () => context.close() };
}
