// How long does the server take for each page, how much of a processor, and how much does it send? The built application with the sample city on
// the embedded database, asked one request after the other; also the start, first and second, and the memory at the end.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REQUESTS = 60;
const folder = mkdtempSync(join(tmpdir(), 'ayumi-bench-'));
const middle = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
const late = (list) => list.sort((a, b) => a - b)[Math.floor(list.length * 0.95)];

async function start() {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['bin/ayumi.mjs', 'serve', '--sample', '--data', join(folder, 'data')],
    {
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const printed = await new Promise((resolve) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('控えがあります')) resolve(text);
    });
  });
  const address = printed.match(/http:\/\/[^\s/]+:\d+/)[0];
  await (await fetch(`${address}/sign-in`)).text();
  return { child, address, printed, ms: Math.round(performance.now() - began) };
}

async function stop({ child }) {
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

const first = await start();
await stop(first);
const second = await start();
const { address, printed, child } = second;

/** Milliseconds of a processor that the server has used, in steps of ten: on a busy machine the one figure that holds. */
function processorTime() {
  const [, after] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ');
  const [user, system] = after.split(' ').slice(11, 13).map(Number);
  return (user + system) * 10;
}

/** Signs one of the sample city in; forms carry the token of the page that was read last. */
async function signIn(name) {
  const password = printed.match(new RegExp(`^ {2}${name} +(\\S+)`, 'm'))[1];
  const answer = await fetch(`${address}/session`, {
    method: 'POST',
    body: new URLSearchParams({ name, password }),
    headers: { origin: address },
    redirect: 'manual',
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return (path, options = {}) => fetch(address + path, { ...options, headers: { cookie, origin: address } });
}

/** Sends the form of a page, as its button does. */
async function send(get, page, path, fields) {
  const csrf = (await (await get(page)).text()).match(/name="csrf" value="([^"]+)"/)[1];
  const body = new URLSearchParams([['csrf', csrf], ...fields]);
  const answer = await get(path, { method: 'POST', body, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status}`);
  return answer.headers.get('location');
}

const get = await signIn('jimukyoku');
const plan = (await (await get('/plans')).text()).match(/\/plans\/[0-9a-z]+/)[0];

const year = `${plan}/cycles/2026`;
const own = (await (await get(`${year}?progress=open`)).text()).match(/\/plans\/[^"]+\/sheets\/[^"/]+/)[0];

// A year in the middle of everything: what was approved is accepted, so that there is something to review, and the committee
// has a meeting.
const approved = await (await get(`${year}/acceptance`)).text();
const items = [...approved.matchAll(/name="item" value="([^"]+)"/g)].map(([, item]) => ['item', item]);
const member = await signIn(printed.match(/^ {2}(\S+) +\S+.*委員/m)[1]);
const meeting = await (async () => {
  const made = [
    ['title', '第１回推進委員会'],
    ['heldOn', '2027-05-20'],
  ];
  const location = await send(get, `${year}/meetings/new`, `${year}/meetings`, made);
  return location.match(/\/plans\/[^/]+\/meetings\/[^/?#]+/)[0];
})();

console.log(`first start until the first page ${first.ms} ms, second ${second.ms} ms\n`);
console.log('| page | median ms | 95 of 100 ms | CPU ms | bytes of HTML |\n|---|---|---|---|---|');
const pages = [
  ['/'],
  ['/plans'],
  [plan],
  [`${plan}/summary`],
  [`${plan}/sheets/s-2025-02`],
  [`${plan}/projects/p-02`],
  [`${plan}/indicators/i-05`],
  ['/search?q=見守り'],
  ['/search?q=地域包括'],
  ['/imports'],
  [`${plan}/cycles`],
  [year],
  [`${own}`, 'a sheet to fill in'],
  [`${own}/moves`, 'its moves'],
  [`${plan}/approvals`],
  [
    `${year}/acceptance`,
    '',
    () => send(get, `${year}/acceptance`, `${plan}/moves`, [['action', 'accept'], ...items]),
  ],
  [`${year}/review`],
  [`${year}/finalisation`],
  [`${year}/committee`],
  [`${year}/opinions`],
  [`${year}/opinion-table`],
  [meeting, 'a member', null, member],
  [`${meeting}/opinions`],
  [`${year}/seal`],
  [`${plan}/editions`],
  [`${plan}/requests`],
  [`${plan}/forms`],
  [`${own}/history`],
  ['/activity'],
  ['/departments'],
  ['/people'],
  ['/handover'],
];
for (const [path, who = '', after = null, ask = get] of pages) {
  const times = [];
  let bytes = 0;
  let used = 0;
  for (let i = 0; i < REQUESTS + 10; i++) {
    if (i === 10) used = processorTime();
    const began = performance.now();
    const page = await ask(path);
    bytes = (await page.arrayBuffer()).byteLength;
    if (page.status !== 200) throw new Error(`${path}: ${page.status}`);
    if (i >= 10) times.push(performance.now() - began);
  }
  const cpu = (processorTime() - used) / REQUESTS;
  await after?.();
  const name = path
    .replace(meeting, '/plans/:plan/meetings/:meeting')
    .replace(own, '/plans/:plan/sheets/:sheet')
    .replace(plan, '/plans/:plan');
  console.log(
    `| ${name}${who ? ` (${who})` : ''} | ${middle(times).toFixed(1)} | ${late(times).toFixed(1)} | ${cpu.toFixed(1)} | ${bytes} |`,
  );
}
const rss = readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1];
console.log(`\nmemory of the server afterwards ${Math.round(rss / 1024)} MiB`);
for (const file of readdirSync('dist/assets', { recursive: true }).filter((name) => name.endsWith('.br'))) {
  console.log(`${file}: ${statSync(join('dist/assets', file)).size} bytes compressed`);
}
await stop(second);
rmSync(folder, { recursive: true, force: true });
