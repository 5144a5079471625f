// Renews docs/screens: the built application with the sample city, as an officer sees it, wide and narrow, and its papers.
// Options: --out=FOLDER writes elsewhere than docs/screens.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { drawPapers, shootPaperPages } from './screens-papers.mjs';

const out = process.argv.find((arg) => arg.startsWith('--out='))?.slice(6) ?? 'docs/screens';
const folder = mkdtempSync(join(tmpdir(), 'ayumi-screens-'));
mkdirSync(out, { recursive: true });
const server = spawn(
  process.execPath,
  ['bin/ayumi.mjs', 'serve', '--sample', '--data', join(folder, 'data')],
  {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const printed = await new Promise((resolve, reject) => {
  let text = '';
  server.stdout.on('data', (chunk) => {
    text += chunk;
    if (text.includes('控えがあります')) resolve(text);
  });
  server.on('exit', () => reject(new Error(`the application ended:\n${text}`)));
});
const address = printed.match(/http:\/\/[^\s/]+:\d+/)[0];
const passwordOf = (name) => printed.match(new RegExp(`^ {2}${name} +(\\S+)`, 'm'))[1];

const browser = await chromium.launch({
  executablePath: process.env.AYUMI_BROWSER ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
let plan;
try {
  for (const width of [1280, 320]) {
    const page = await browser.newPage({
      viewport: { width, height: width === 320 ? 720 : 900 },
      baseURL: address,
      locale: 'ja-JP',
    });
    const shoot = (name) => page.screenshot({ path: join(out, `${name}-${width}.png`) });
    const signIn = async (name) => {
      await page.context().clearCookies();
      await page.goto('/sign-in');
      await page.fill('input[name=name]', name);
      await page.fill('input[name=password]', passwordOf(name));
      await page.click('main button[type=submit]');
      await page.waitForURL((url) => url.pathname === '/');
    };
    await signIn('tantou');
    await shoot('home-writer');
    const entry = await page.locator('main a[href*="/entry"]').first().getAttribute('href');
    await page.click('main a[href*="/entry"]');
    await page.waitForLoadState();
    await shoot('entry');
    await signIn('etsuran');
    await page.goto(entry.replace(/\/entry.*/u, ''));
    await shoot('sheet-closed');
    await signIn('jimukyoku');
    await shoot('home');
    // The papers need a plan of their own, which stands on the front page too from then on.
    plan ??= (await page.locator('main a[href^="/plans/"]').first().getAttribute('href')).match(
      /^\/plans\/[^/]+/,
    )[0];
    await page.goto(`${plan}/cycles/2026`);
    await shoot('board');
    if (width === 1280) {
      await shootPaperPages({ page, plan, out, signIn });
      await drawPapers(page, plan, out);
      await goOnToReview(page, plan);
    }
    await page.goto(`${plan}/cycles/2026/review`);
    await shoot('review');
    await page.goto(`${plan}/cycles/2026/opinions`);
    await shoot('opinions');
    await page.goto(`${plan}/summary`);
    await shoot('summary');
    await page.goto(`${plan}#node-n-1`);
    await shoot('plan');
    await page.click('.own-indicators a');
    await page.waitForLoadState();
    await shoot('item-indicators');
    await page.goto(`${plan}/correction`);
    await shoot('correction');
    await page.goto(`${plan}/sheets/s-2025-02`);
    await shoot('sheet');
    await page.click('main a[href*="/indicators/"]');
    await page.waitForLoadState();
    await shoot('indicator');
    await page.goto('/imports');
    await page.setInputFiles('input[type=file]', 'sample/import/hoshinomori-r5-table.txt');
    await page.click('main form button[type=submit]');
    await page.waitForURL(/\/imports\/./);
    await shoot('preview');
    await page.close();
  }
} finally {
  await browser.close();
  server.removeAllListeners('exit');
  const ended = new Promise((resolve) => server.on('exit', resolve));
  server.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

/** Accepts what is approved and takes the year on to the review, so that its table has rows. */
async function goOnToReview(page, plan) {
  await page.goto(`${plan}/cycles/2026/acceptance`);
  for (const box of await page.locator('main input[type=checkbox]').all()) await box.check();
  await page.locator('main button[type=submit]').first().click();
  await page.waitForLoadState();
  await page.goto(`${plan}/cycles/2026/move?to=reviewing`);
  await page.locator('main button[type=submit]').first().click();
  await page.waitForLoadState();
}
