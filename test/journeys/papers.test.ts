import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallPlan } from '../kit/small-plan.ts';
import { type Ayumi, startAyumi } from './kit/ayumi.ts';
import { expectReadable, launchBrowser, openPage, signIn, WIDTHS } from './kit/browser.ts';
import { fillWorkbook } from './kit/fill-workbook.ts';

/** The secretariat's papers: what goes out to people, and what comes back from them. */

let ayumi: Ayumi;
let browser: Browser;
let page: Page;
let close: () => Promise<void>;
let plan: string;
let book: Uint8Array;
beforeAll(async () => {
  [ayumi, browser] = await Promise.all([startAyumi(), launchBrowser()]);
  ({ page, close } = await openPage(browser, ayumi));
  page.setDefaultTimeout(20_000);
  await signIn(page, ayumi, 'jimukyoku');
  await page.goto('/plans');
  const address = await page.locator('main a[href^="/plans/"]').first().getAttribute('href');
  plan = address!.match(/^\/plans\/[^/]+/)![0];
});
afterAll(async () => {
  await close?.();
  await browser?.close();
  await ayumi?.stop();
});

/** The page as a phone and as an office screen show it. */
async function expectReadableAnywhere(): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await expectReadable(page);
  }
}

async function save(pressed: Locator): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), pressed.click()]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

const asFile = (name: string, bytes: Uint8Array, mimeType = 'application/octet-stream') => ({
  name,
  mimeType,
  buffer: Buffer.from(bytes),
});

async function send(file: ReturnType<typeof asFile>, button: string): Promise<void> {
  await page.setInputFiles('input[type=file]', file);
  await press(button);
}

/** Presses a button or a link of the page, and waits for the page that comes. */
async function press(name: string): Promise<void> {
  const loaded = page.waitForEvent('load');
  const main = page.getByRole('main');
  await main.getByRole('button', { name }).or(main.getByRole('link', { name })).first().click();
  await loaded;
}

const main = () => page.locator('main').innerText();
const opens = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 4)).toString('latin1');

describe('what goes out', () => {
  it('is found on a phone: the menu of the plan shows where one is', async () => {
    await page.setViewportSize({ width: WIDTHS[0], height: 900 });
    await page.goto(`${plan}/workbooks`);
    const here = await page.locator('.plan-menu [aria-current]').boundingBox();
    expect(here!.x).toBeGreaterThan(0);
    expect(here!.x + here!.width).toBeLessThan(WIDTHS[0]);
  });

  it('is chosen for one year, and saved in the formats of an office', async () => {
    await page.goto(plan);
    await page.getByRole('link', { name: '出力', exact: true }).click();
    await page.waitForURL(/\/exports$/);
    await expectReadableAnywhere();
    await page.selectOption('select[name=year]', { label: '令和8年度' });
    await press('この条件にする');
    const offer = (what: string, format: string) =>
      page.getByRole('main').getByRole('link', { name: new RegExp(`^${format} *で${what}を保存$`) });
    const saved = {
      book: await save(offer('計画と進行管理の冊子', 'PDF')),
      sheets: await save(offer('進行管理シート', 'Excel')),
      opinions: await save(offer('委員会の意見と考え方', 'Word')),
    };
    expect(Object.values(saved).map(({ name, bytes }) => `${name} ${opens(bytes)}`)).toEqual([
      '令和8年度 第3期みどりヶ丘市地域福祉計画・地域福祉活動計画 計画と進行管理の冊子.pdf %PDF',
      '令和8年度 進行管理シート.xlsx PK\u0003\u0004',
      '令和8年度 委員会の意見と考え方.docx PK\u0003\u0004',
    ]);
    book = saved.book.bytes;
  });

  it('is at hand where one reads: a sheet of a year that is over, and the committee’s papers', async () => {
    await page.goto(`${plan}/sheets/s-2025-02`);
    const sheet = await save(page.getByRole('link', { name: 'PDFで保存' }));
    await page.goto(`${plan}/cycles/2026/committee`);
    const pack = await save(page.getByRole('link', { name: '委員会資料を保存（PDF）' }));
    expect([sheet, pack].map(({ name, bytes }) => `${name} ${opens(bytes)}`)).toEqual([
      '令和7年度 進行管理シート（地域福祉講演会の開催）.pdf %PDF',
      '令和8年度 委員会資料.pdf %PDF',
    ]);
  });

  it('is made beside other work where there is much of it', async () => {
    await page.goto('/imports');
    const great = JSON.stringify({ format: 'ayumi/1', plans: [greatPlan()] });
    await send(asFile('大きな計画.json', Buffer.from(great), 'application/json'), '読み取る');
    await press('この内容で登録する');
    const asked = new URL(page.url()).pathname.match(/^\/plans\/[^/]+/)![0];
    await page.goto(`${asked}/exports/file?what=sheets&format=xlsx&year=2024`);
    expect(await main()).toContain('シートが201枚あり');
    await expectReadableAnywhere();
    await press('作成を始める');
    await expectReadableAnywhere();
    await page.getByRole('link', { name: '受け取る' }).waitFor();
    await page.goto('/jobs');
    await expectReadableAnywhere();
    const { name, bytes } = await save(page.getByRole('link', { name: '受け取る' }));
    expect(`${name} ${opens(bytes)}`).toBe('令和6年度 進行管理シート.xlsx PK\u0003\u0004');
  });
});

/** The plan of a city with more sheets than a person waits for. */
function greatPlan() {
  const small = smallPlan();
  const at = Array.from({ length: 201 }, (_, i) => i + 1);
  const [project, sheet] = [small.projects[0]!, small.sheets[0]!];
  return {
    ...small,
    title: '大きな計画',
    projects: at.map((i) => ({ ...project, id: `g-${i}`, title: `${project.title}${i}` })),
    indicators: [],
    ratings: [],
    opinions: [],
    sheets: at.map((i) => ({ ...sheet, id: `gs-${i}`, project: `g-${i}`, year: 2024 })),
  };
}

describe('a department’s workbook', () => {
  it('goes out, is filled in elsewhere, comes back, and its texts stand on the sheet', async () => {
    await page.goto(`${plan}/workbooks`);
    const sent = await save(page.getByRole('button', { name: /ブックを作る *：高齢者支援課/ }));
    expect(sent.name).toBe('高齢者支援課_令和8年度_記入用.xlsx');
    const filled = await fillWorkbook(
      sent.bytes,
      ({ write }) => {
        write('取組内容', '連合会と、お試し参加の日を2回開いた。', { column: '高齢者支援課' });
        write('実績値', '2,051人', { column: 'R8' });
        write('自己評価', 'B', { column: '自己評価', down: 2 });
        write('事業名', '老人クラブの支援（名前を変えたい）', { column: '高齢者支援課' });
      },
      '老人クラブ活動の支援',
    );
    await send(asFile('老人クラブ（回答）.xlsx', filled), '取り込む');
    const shown = await main();
    for (const text of [
      'お試し参加の日を2回開いた',
      '会員数　令和8年度の実績値',
      '2,051人',
      '老人クラブの支援（名前を変えたい）',
    ])
      expect(shown).toContain(text);
    await expectReadableAnywhere();
    await page.goto(`${plan}/sheets/s-2026-17`);
    expect(await main()).not.toContain('お試し参加の日');

    await page.goto(`${plan}/workbooks`);
    await expectReadableAnywhere();
    await press('老人クラブ（回答）.xlsx');
    await press('すべて反映する');
    expect(await main()).toContain('ブックの内容をシートに反映しました。');
    await page.goto(`${plan}/sheets/s-2026-17`);
    for (const text of ['連合会と、お試し参加の日を2回開いた。', '2,051人'])
      expect(await main()).toContain(text);
    expect(await main()).not.toContain('名前を変えたい');
  });
});

describe('the office’s own form', () => {
  it('is marked by its labels, corrected in one place, and comes out filled', async () => {
    await page.goto(`${plan}/templates`);
    await page.fill('input[name=name]', '様式第2号');
    await send(asFile('様式第2号.xlsx', await officeForm()), '登録する');
    expect(await page.locator('.template-mark').allInnerTexts()).toEqual([
      '事業名',
      '担当課',
      '取組内容',
      '自己評価',
    ]);
    await expectReadableAnywhere();
    await press('B4（空欄）');
    await expectReadableAnywhere();
    await page.selectOption('select[name=entry]', { label: '課題' });
    await press('この項目にする');
    expect(await page.locator('.template-mark').allInnerTexts()).toContain('課題');
    const { name, bytes } = await save(page.getByRole('link', { name: '令和8年度のシートを出力する' }));
    expect(`${name} ${opens(bytes)}`).toBe('令和8年度 様式第2号.zip PK\u0003\u0004');
    await page.goto(`${plan}/templates`);
    await expectReadableAnywhere();
  });
});

/** A form whose label for the tasks ahead nobody else would know. */
const officeForm = () =>
  writeXlsx({
    sheets: [
      {
        name: '様式第2号',
        rows: [
          ['進行管理票', null, null, null],
          ['事業名', null, '担当課', null],
          ['取組内容', null, null, null],
          ['申し送り', null, '自己評価', null],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
          { startRow: 2, startCol: 1, endRow: 2, endCol: 3 },
        ],
      },
    ],
  });

describe('what was printed', () => {
  it('is read again, and its plan is recognised', async () => {
    await page.goto('/imports');
    await expectReadableAnywhere();
    await send(asFile('冊子.pdf', book, 'application/pdf'), '読み取る');
    const shown = await main();
    for (const text of ['「あゆみ」で印刷した冊子', '100.00%', '登録済みの計画との突き合わせ', '同じ 44'])
      expect(shown).toContain(text);
  });
});
