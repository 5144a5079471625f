import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ayumi, startAyumi } from './kit/ayumi.ts';
import { expectReadable, launchBrowser, openPage, signIn, WIDTHS } from './kit/browser.ts';

let ayumi: Ayumi;
let browser: Browser;
beforeAll(async () => {
  [ayumi, browser] = await Promise.all([startAyumi(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await ayumi?.stop();
});

describe('someone who only reads', () => {
  it.each(WIDTHS)('finds every page of the plan readable at %i px', async (width) => {
    const { page, close } = await openPage(browser, ayumi, { width });
    await page.goto('/sign-in');
    await expectReadable(page);
    await signIn(page, ayumi, 'etsuran');
    await expectReadable(page);
    await page.goto('/plans');
    await expectReadable(page);
    await page.click('main a[href^="/plans/"]');
    await page.waitForLoadState();
    await expectReadable(page);
    const plan = new URL(page.url()).pathname;
    await page.goto(`${plan}/summary`);
    await expectReadable(page);
    await page.click('main a[href*="/sheets/"]');
    await page.waitForLoadState();
    await expectReadable(page);
    await page.click('main a[href*="/indicators/"]');
    await page.waitForLoadState();
    await expectReadable(page);
    expect(await page.locator('svg[role=img] title').count()).toBeGreaterThan(0);
    await page.goto('/search?q=見守り');
    await expectReadable(page);
    expect(await page.locator('main mark').count()).toBeGreaterThan(0);
    await page.goto('/search?q=該当する言葉はない');
    await expectReadable(page);
    await page.goto('/plans/nowhere');
    await expectReadable(page);
    await close();
  });

  it('can do all of it without script', async () => {
    const { page, close } = await openPage(browser, ayumi, { script: false });
    await signIn(page, ayumi, 'etsuran');
    await page.goto('/plans');
    await page.click('main a[href^="/plans/"]');
    const plan = new URL(page.url()).pathname;
    await page.goto(`${plan}/summary`);
    await page.click('main a[href*="/sheets/"]');
    expect(await page.locator('h1').textContent()).toBeTruthy();
    await page.goto('/search');
    await page.fill('main input[name=q]', '居場所');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=/);
    expect(await page.locator('main mark').count()).toBeGreaterThan(0);
    await close();
  });
});
