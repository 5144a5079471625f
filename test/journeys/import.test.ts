import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, shared } from '../kit/project-files.ts';
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

async function upload(page: Page, file: string): Promise<void> {
  await page.goto('/imports');
  await page.setInputFiles('input[type=file]', file);
  await page.click('main form button[type=submit]');
  await page.waitForURL(/\/imports\/[^/]+$/);
}

type Row = { group: string; title: string; codes: string[][] };

/** The rows of the summary table as they are read on the screen: the codes of each year, in the order of the columns. */
const READ_SUMMARY = `[...document.querySelectorAll('.summary-table tbody')].flatMap((body) => {
  const bare = (text) => text.normalize('NFKC').replace(/\\s/g, '');
  const group = bare([...body.querySelectorAll('.group-row')].at(-1)?.textContent ?? '');
  return [...body.querySelectorAll('tr:not(.group-row)')].map((row) => ({
    group,
    title: bare(row.querySelector('th a').textContent),
    codes: [...row.querySelectorAll('td.center')].map((cell) => [
      ...[...cell.querySelectorAll('.rating-code')].map((code) => code.textContent.trim()),
      ...[...cell.textContent.matchAll(/シートは(.)/g)].map((match) => match[1]),
    ]),
  }));
})`;

const documentFile = join(shared, 'documents', 'asaka-4th-r5-sheets.txt');

describe.skipIf(!existsSync(documentFile))('the secretariat with a real book of sheets', () => {
  it('uploads it, sees its one contradiction, corrects a value, confirms, and finds every grade in the summary table', async () => {
    const { page, close } = await openPage(browser, ayumi);
    await signIn(page, ayumi, 'jimukyoku');
    await upload(page, documentFile);
    await expectReadable(page);
    expect(await page.locator('text=一覧表とシートの評価が違います').count()).toBe(1);
    expect(await page.textContent('.figures')).toContain('100.00%');
    const preview = page.url();

    await page.click('main a:has-text("一覧表とシートの評価が違います")');
    await page.waitForLoadState();
    await expectReadable(page);
    const remarks = page.locator('textarea[name$="/fields/futurePolicy"]').first();
    const before = await remarks.inputValue();
    expect(before.length).toBeGreaterThan(20);
    await remarks.fill(`${before}\n（原本と照合済み）`);
    await page.click('main form button:has-text("保存する")');
    await page.waitForLoadState();
    await page.goto(preview);
    await page.check('input[name=acknowledged]');
    await page.click('button:has-text("この内容で登録する")');
    await page.waitForURL(/\/plans\//);
    const plan = new URL(page.url()).pathname.match(/^\/plans\/[^/]+/)![0];

    await page.goto(`${plan}/summary`);
    await expectReadable(page);
    const rows = (await page.evaluate(READ_SUMMARY)) as Row[];
    const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
    const truth = JSON.parse(readFileSync(join(shared, 'truth', 'asaka-4th-r5-sheets.json'), 'utf8'));
    const wrong: string[] = [];
    let compared = 0;
    for (const project of truth.projects) {
      const [first] = project.placements;
      const titles = project.titles.map(bare);
      const row = rows.find(
        (one) => titles.includes(one.title) && one.group.endsWith(bare(first.path.at(-1))),
      );
      for (const [year, code] of Object.entries(project.history as Record<string, string>)) {
        const differs = year === '2023' && project.rating !== null && project.rating !== code;
        const wanted = differs ? [code, project.rating].sort() : [code];
        const seen = [...(row?.codes[Number(year) - 2021] ?? [])].sort();
        compared++;
        if (seen.join() !== wanted.join()) wrong.push(`${project.titles[0]} ${year}: ${wanted} but ${seen}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(120);

    const search = await page.goto('/search?q=照合済み');
    expect(search?.status()).toBe(200);
    expect(await page.locator('main mark').count()).toBe(1);
    await close();
  });
});

describe('the secretariat with a small table', () => {
  const table = (year: string) => join(root, 'sample', 'import', `hoshinomori-${year}-table.txt`);

  it.each(WIDTHS)('finds every page of an import readable at %i px', async (width) => {
    const { page, close } = await openPage(browser, ayumi, { width });
    await signIn(page, ayumi, 'jimukyoku');
    await page.goto('/imports');
    await expectReadable(page);
    await upload(page, table('r5'));
    await expectReadable(page);
    const preview = page.url();
    await page.goto(`${preview}/leftovers`);
    await expectReadable(page);
    await page.goto(preview);
    await page.locator('main a[href*="/projects/"]').first().click();
    await page.waitForLoadState();
    await expectReadable(page);
    await page.goto(preview);
    await page.locator('main a[href*="/source"]').first().click();
    await page.waitForLoadState();
    await expectReadable(page);
    await page.goto(preview);
    await page.click('button:has-text("取り消す")');
    await page.waitForURL(/\/imports$/);
    await close();
  });

  it('imports a later year without script and is asked about what cannot be told', async () => {
    const { page, close } = await openPage(browser, ayumi, { script: false });
    const register = 'button:has-text("この内容で登録する")';
    await signIn(page, ayumi, 'jimukyoku');
    await upload(page, table('r5'));
    await page.check('input[name=acknowledged]');
    await page.click(register);
    await page.waitForLoadState();
    expect(await page.locator('main').innerText()).toContain('計画の名称を入力してください');
    await page.fill('input[name=title0]', '星の森町地域福祉計画');
    await page.click(register);
    await page.waitForURL(/\/plans\//);
    const plan = new URL(page.url()).pathname.match(/^\/plans\/[^/]+/)![0];
    await page.goto('/imports');
    await page.setInputFiles('input[type=file]', table('r6'));
    await page.selectOption('select[name=plan]', { label: '「星の森町地域福祉計画」に追加する' });
    await page.click('main form button[type=submit]');
    await page.waitForURL(/\/imports\/[^/]+$/);
    const text = await page.locator('main').innerText();
    for (const word of ['移動 1', '新規 2', '掲載なし 2']) expect(text).toContain(word);
    await page.click(register);
    await page.waitForLoadState();
    expect(new URL(page.url()).pathname).not.toMatch(/^\/plans\//);
    await page.click('button:has-text("すべてそのまま残す")');
    await page.waitForLoadState();
    await page.click(register);
    await page.waitForURL(/\/plans\//);
    await page.goto(`${plan}/summary`);
    const years = await page.locator('.summary-table thead th.center').allInnerTexts();
    expect(years).toEqual(['R5', 'R6']);
    await close();
  });

  it('is told in one sentence what is wrong with a file, and nothing is lost', async () => {
    const { page, close } = await openPage(browser, ayumi);
    await signIn(page, ayumi, 'jimukyoku');
    await page.goto('/imports');
    await page.setInputFiles('input[type=file]', {
      name: '空.txt',
      mimeType: 'text/plain',
      buffer: Buffer.alloc(0),
    });
    await page.click('main form button[type=submit]');
    await page.waitForLoadState();
    await expectReadable(page);
    expect(await page.locator('main').textContent()).toContain('空.txt');
    await close();
  });
});
