import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Ayumi } from './ayumi.ts';

/** A window as wide as a phone, and one as wide as an office screen. */
export const WIDTHS = [320, 1280] as const;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.AYUMI_BROWSER ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * A page in a window of its own. Whatever it prints as an error, and every request to elsewhere than the
 * installation, fails the test that calls `close`.
 */
export async function openPage(
  browser: Browser,
  { address }: Ayumi,
  { width = 1280, script = true }: { width?: number; script?: boolean } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    locale: 'ja-JP',
    baseURL: address,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url()))
      faults.push(`request to ${request.url()}`);
  });
  return {
    page,
    close: async () => {
      await context.close();
      expect(faults).toEqual([]);
    },
  };
}

export async function signIn(page: Page, { passwords }: Ayumi, name: string): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('input[name=name]', name);
  await page.fill('input[name=password]', passwords.get(name)!);
  await page.click('main button[type=submit]');
  await page.waitForURL((url) => url.pathname !== '/sign-in' && url.pathname !== '/session');
}

/** Finds what axe finds, and whether the page as a whole must be scrolled sideways. */
export async function expectReadable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const where = new URL(page.url()).pathname;
  expect(violations.map((v) => `${where}: ${v.id} ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual([]);
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(`${where} is ${overflow} px too wide`).toBe(`${where} is 0 px too wide`);
}
