// How many keys does a writer press beyond the text itself, to fill and submit a sheet of the Asaka form by keyboard alone?
// Plays it in Chromium on the built application, in a new folder, from the front page; prints it beside the spreadsheet's,
// and fails where it is not fewer.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { planWithTheForm } from './keys-plan.mjs';
import { root } from './prepare.mjs';
import { spreadsheetSteps } from './spreadsheet-keys.mjs';

/** What the writer types, by the field's name; the grade is chosen, not typed. */
const TEXTS = {
  'value.i-1.actual.2026': '６回',
  'own.activities':
    '・見守り講座を６回開き、延べ１２０人が参加しました。\n・民生委員と月に一度、情報を交換しました。',
  'own.selfEvaluation': '・予定した回数を開くことができました。\n・若い世代の参加が少ない状況です。',
  'rating.self': 'B',
  'own.issues': '・平日の昼は働く人が参加できません。\n・講師が足りません。',
  'own.futurePolicy': '・夜間の講座を試みます。\n・講師を務める市民を育てます。',
  'field.collaboration': '・隣近所への声かけをお願いします。\n・講座の案内を回覧してください。',
};

/** What has the focus, as a person would tell it. */
const FOCUSED = `(() => {
  const { name = '', value = '', textContent = '' } = document.activeElement;
  const isPressed = document.activeElement.matches('a, button');
  return { name, value, text: isPressed ? textContent.trim() : '' };
})()`;

const folder = mkdtempSync(join(tmpdir(), 'ayumi-keys-'));
const data = join(folder, 'data');
const browser = await chromium.launch({
  executablePath: process.env.AYUMI_BROWSER ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
let server;
try {
  await stop(await start());
  writeFileSync(join(folder, 'plan.json'), JSON.stringify({ format: 'ayumi/1', plans: [planWithTheForm()] }));
  const imported = spawnSync(
    process.execPath,
    ['bin/ayumi.mjs', 'import', join(folder, 'plan.json'), '--confirm', '--data', data],
    { cwd: root, encoding: 'utf8' },
  );
  if (imported.status !== 0) throw new Error(imported.stderr);
  server = await start();
  print(await fillIn(server));
} finally {
  await browser.close();
  if (server) await stop(server);
  rmSync(folder, { recursive: true, force: true });
}

/** Plays the writer; what was pressed, by leg and field. */
async function fillIn({ address, password }) {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    baseURL: address,
    locale: 'ja-JP',
  });
  await page.goto('/sign-in');
  await page.fill('input[name=name]', 'tantou');
  await page.fill('input[name=password]', password);
  await page.press('input[name=password]', 'Enter');
  await page.waitForURL((url) => url.pathname === '/');
  await page.waitForLoadState();
  let pointer = 0;
  await page.exposeFunction('pointerMoved', () => {
    pointer += 1;
  });
  await page.addInitScript(
    `addEventListener('pointermove', () => pointerMoved()); addEventListener('pointerdown', () => pointerMoved());`,
  );

  const steps = [];
  let step;
  const begin = (leg, name) => {
    step = { leg, step: name, keys: [] };
    steps.push(step);
  };
  const press = async (...keys) => {
    step.keys.push(...keys);
    await page.keyboard.press(keys.join('+'));
  };
  const focused = () => page.evaluate(FOCUSED);
  /** Tab by Tab until what is wanted has the focus, as somebody would who does not know the page. */
  const tabTo = async (isWanted) => {
    for (let pressed = 0; pressed < 60; pressed += 1) {
      if (isWanted(await focused())) return;
      await press('Tab');
    }
    throw new Error(`nothing to Tab to: ${step.step}`);
  };
  /** Past the header and the menus: the first link of every page. */
  const skipTo = async (link) => {
    await tabTo(({ text }) => text === link);
    await press('Enter');
    await page.waitForFunction(`document.activeElement.id === 'main'`);
  };

  begin('before', 'past the header to the list of sheets');
  await skipTo('本文へ移動');
  begin('before', 'to the sheet, open it');
  await tabTo(({ text }) => text.includes('見守り講座の開催'));
  await press('Enter');
  await page.waitForURL(/\/entry/);
  await page.waitForLoadState();

  begin('sheet', 'past the header to the page');
  await skipTo('本文へ移動');
  for (const [name, text] of Object.entries(TEXTS)) {
    begin('sheet', name);
    await tabTo((one) => one.name === name);
    if (name !== 'rating.self') await page.keyboard.type(text);
    else while ((await focused()).value !== text) await press('ArrowDown');
  }
  begin('sheet', 'to the button of submission, press it');
  await tabTo(({ text }) => text === '保存して提出へ進む');
  await press('Enter');
  await page.waitForURL(/step=submit/);
  await page.waitForLoadState();
  begin('after', 'confirm');
  await tabTo(({ text }) => text.includes('提出する'));
  await press('Enter');
  await page.waitForURL((url) => !url.search.includes('step=submit'));
  await expectFilled(page);
  await page.close();
  return { steps, pointer };
}

/** A count of a sheet that did not arrive would count nothing. */
async function expectFilled(page) {
  const main = await page.locator('main').innerText();
  const missing = Object.entries(TEXTS)
    .filter(([name]) => name !== 'rating.self')
    .flatMap(([, text]) => text.split('\n'))
    .filter((line) => !main.includes(line));
  if (missing.length > 0 || !main.includes('提出を取り下げて書き直す'))
    throw new Error(`not submitted as typed: ${missing.join(' ')}\n${main}`);
}

function print({ steps, pointer }) {
  const characters = Object.entries(TEXTS)
    .filter(([name]) => name !== 'rating.self')
    .reduce((sum, [, text]) => sum + [...text].length, 0);
  console.log(
    `the text itself: ${characters} characters in ${Object.keys(TEXTS).length - 1} fields, and a grade\n`,
  );
  console.log('| keys beyond the text | Ayumi | spreadsheet by mail |\n|---|---|---|');
  const of = (list, ...legs) =>
    list.filter(({ leg }) => legs.includes(leg)).reduce((sum, { keys }) => sum + keys.length, 0);
  for (const [name, ...legs] of [
    ['until the sheet is open', 'before'],
    ['in the sheet', 'sheet'],
    ['until it is submitted', 'after'],
    ['**from the open sheet**', 'sheet', 'after'],
    ['**from the front page, or the mail**', 'before', 'sheet', 'after'],
  ])
    console.log(`| ${name} | ${of(steps, ...legs)} | ${of(spreadsheetSteps, ...legs)} |`);
  const legs = ['sheet', 'after'];
  if (pointer > 0 || of(steps, ...legs) >= of(spreadsheetSteps, ...legs)) process.exitCode = 1;
  console.log(`| pointer moves | ${pointer} | 0 |`);
  for (const [title, list] of [
    ['Ayumi', steps],
    ['spreadsheet', spreadsheetSteps],
  ]) {
    console.log(`\n| ${title} | keys | |\n|---|---|---|`);
    for (const { step, keys } of list) console.log(`| ${step} | ${keys.length} | ${keys.join(' ')} |`);
  }
}

async function start() {
  const child = spawn(process.execPath, ['bin/ayumi.mjs', 'serve', '--sample', '--data', data], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('控えがあります')) resolve(text);
    });
    child.once('exit', () => reject(new Error(`the application ended:\n${text}`)));
  });
  return {
    child,
    address: printed.match(/http:\/\/[^\s/]+:\d+/)[0],
    password: printed.match(/^ {2}tantou +(\S+)/m)[1],
  };
}

async function stop({ child }) {
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
}
