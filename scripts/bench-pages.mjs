// How long does the server take for each page, and how much does it send? The built application with the sample city on
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
const body = new URLSearchParams({ name: 'jimukyoku', password: printed.match(/^ {2}jimukyoku +(\S+)/m)[1] });
const answer = await fetch(`${address}/session`, {
  method: 'POST',
  body,
  headers: { origin: address },
  redirect: 'manual',
});
const cookie = answer.headers
  .getSetCookie()
  .map((one) => one.split(';')[0])
  .join('; ');
const get = (path) => fetch(address + path, { headers: { cookie } });
const plan = (await (await get('/plans')).text()).match(/\/plans\/[0-9a-z]+/)[0];

console.log(`first start until the first page ${first.ms} ms, second ${second.ms} ms\n`);
console.log('| page | median ms | 95 of 100 ms | bytes of HTML |\n|---|---|---|---|');
for (const path of [
  '/',
  '/plans',
  plan,
  `${plan}/summary`,
  `${plan}/sheets/s-2025-02`,
  `${plan}/projects/p-02`,
  `${plan}/indicators/i-05`,
  '/search?q=見守り',
  '/search?q=地域包括',
  '/imports',
]) {
  const times = [];
  let bytes = 0;
  for (let i = 0; i < REQUESTS + 10; i++) {
    const began = performance.now();
    const page = await get(path);
    bytes = (await page.arrayBuffer()).byteLength;
    if (page.status !== 200) throw new Error(`${path}: ${page.status}`);
    if (i >= 10) times.push(performance.now() - began);
  }
  console.log(
    `| ${path.replace(plan, '/plans/:plan')} | ${middle(times).toFixed(1)} | ${late(times).toFixed(1)} | ${bytes} |`,
  );
}
const rss = readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1];
console.log(`\nmemory of the server afterwards ${Math.round(rss / 1024)} MiB`);
for (const file of readdirSync('dist/assets', { recursive: true }).filter((name) => name.endsWith('.br'))) {
  console.log(`${file}: ${statSync(join('dist/assets', file)).size} bytes compressed`);
}
await stop(second);
rmSync(folder, { recursive: true, force: true });
