// What scripts/screens.mjs shows of papers: the pages they are taken from and come back to, and the papers themselves.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx';

/** The files of a plan, a workbook beside its sheets, and the office's own form with a place opened, each in both widths. */
export async function shootPaperPages({ page, plan, out, signIn }) {
  const shoot = async (name, from = 'body') => {
    for (const [width, height] of [
      [320, 720],
      [1280, 900],
    ]) {
      await page.setViewportSize({ width, height });
      await page
        .locator(from)
        .first()
        .evaluate((element) => element.scrollIntoView());
      await page.screenshot({ path: join(out, `${name}-${width}.png`) });
    }
  };
  await page.goto(`${plan}/exports?year=2025`);
  await shoot('exports');
  await page.goto(`${plan}/workbooks`);
  const made = page.locator('tr', { hasText: '高齢者支援課' }).locator('button');
  const [sent] = await Promise.all([page.waitForEvent('download'), made.click()]);
  const filled = await fillIn(readFileSync(await sent.path()));
  await signIn('tantou');
  await page.goto(`${plan}/sheets/s-2026-17/entry`);
  await page.fill('textarea[name="field.issues"]', '会員の平均年齢が81歳になり、役員のなり手が少ない。');
  await page.locator('[data-status]', { hasText: '保存しました' }).waitFor();
  await signIn('jimukyoku');
  await page.goto(`${plan}/workbooks`);
  await send(page, '高齢者支援課_回答.xlsx', filled);
  await shoot('workbook', '.result-line');
  await page.goto(`${plan}/templates`);
  await page.fill('input[name=name]', '様式第2号　進行管理票');
  await send(page, '様式第2号.xlsx', await officeForm());
  await page.locator('.template-sheet td a', { hasText: '（空欄）' }).first().click();
  await page.waitForLoadState();
  await shoot('template', '.page-heading');
}

async function send(page, name, bytes) {
  await page.setInputFiles('input[type=file]', {
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });
  await page.click('main form:has(input[type=file]) button[type=submit]');
  await page.waitForLoadState();
}

/** What a department answers of one sheet. */
async function fillIn(bytes) {
  const book = await openXlsx(new Uint8Array(bytes), { readStyles: true });
  const tab = book.sheets.find(({ name }) => name.includes('老人クラブ活動の支援'));
  const columnOf = (text) => tab.rows.find((cells) => cells.includes(text)).indexOf(text);
  const write = (label, over, text, down = 0) => {
    const [row, column] = [tab.rows.findIndex((cells) => cells.includes(label)) + down, columnOf(over)];
    tab.rows[row][column] = text;
    const key = `${row},${column}`;
    tab.cells?.set(key, { ...tab.cells.get(key), value: text, type: 'string' });
  };
  const beside = '高齢者支援課';
  write('実績値', 'R8', '2,051人');
  write('取組内容', beside, '・39クラブに補助金を交付した。\n・お試し参加の日を2回開き、28人が加わった。');
  write('自己評価', '自己評価', 'B', 2);
  write('課題', beside, '役員のなり手が少なく、会計と事務の負担が重い。');
  return saveXlsx(book);
}

const officeForm = () =>
  writeXlsx({
    sheets: [
      {
        name: '様式第2号',
        columns: [16, 30, 12, 22].map((width) => ({ width })),
        rows: [
          ['様式第２号　地域福祉計画　進行管理票', null, null, null],
          ['事業名', null, '担当課', null],
          ['事業番号', null, '年度', null],
          ['取組内容', null, null, null],
          ['課題', null, null, null],
          ['今後の取組方針', null, null, null],
          ['目標値', null, '実績値', null],
          ['自己評価', null, '申し送り', null],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
          ...[3, 4, 5].map((row) => ({ startRow: row, startCol: 1, endRow: row, endCol: 3 })),
        ],
      },
    ],
  });

/** Papers that the application printed, as pictures; only where poppler's programs are. */
export async function drawPapers(page, plan, out) {
  if (spawnSync('pdftoppm', ['-v']).error) {
    console.log('pdftoppm（poppler-utils）がないため、印刷した資料の画像は作り直していません。');
    return;
  }
  const fileOf = async (of, query) => {
    const answer = await page.request.get(`${of}/exports/file?format=pdf&${query}`);
    if (!answer.ok()) throw new Error(`${query}: ${answer.status()}`);
    return answer.body();
  };
  const asaka = await importInForm(page, 'asaka-sheet');
  draw(await fileOf(asaka, 'what=sheets&sheet=s-2025-14'), '民生委員', join(out, 'paper-sheet'));
  draw(await fileOf(plan, 'what=book&year=2025'), '事業数', join(out, 'paper-book'));
  draw(await fileOf(plan, 'what=pack&year=2025'), '枚のうち、特に見ていただきたい', join(out, 'paper-pack'));
}

/** The sample city once more, its sheets of R7 in the form of a preset. */
async function importInForm(page, preset) {
  const document = JSON.parse(readFileSync('sample/midorigaoka.json', 'utf8'));
  const { form } = JSON.parse(readFileSync(`src/presets/${preset}.json`, 'utf8'));
  const [plan] = document.plans;
  plan.forms.push(form);
  for (const sheet of plan.sheets)
    if (sheet.year === 2025) sheet.form = { id: form.id, version: form.version };
  await page.goto('/imports');
  await page.selectOption('select[name=plan]', 'new');
  await send(page, `${preset}.json`, Buffer.from(JSON.stringify(document)));
  await page.click('button:has-text("この内容で登録する")');
  await page.waitForURL(/\/plans\//);
  return new URL(page.url()).pathname.match(/^\/plans\/[^/]+/)[0];
}

/** The first page on which a word stands, in sixteen greys. */
function draw(pdf, word, file) {
  const source = `${file}.pdf`;
  writeFileSync(source, pdf);
  const pages = spawnSync('pdftotext', [source, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
  const at = String(pages.split('\f').findIndex((text) => text.includes(word)) + 1);
  const { status } = spawnSync('pdftoppm', [
    ...['-f', at, '-l', at, '-r', '80', '-gray', '-png', '-singlefile'],
    ...[source, file],
  ]);
  rmSync(source);
  if (status !== 0) throw new Error(`pdftoppm: ${file}`);
}
