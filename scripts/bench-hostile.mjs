// What does the server do with five hundred damaged and hostile files? The built application in a process of its own is sent one
// after the other; for each: is it refused with a sentence or read harmlessly, how long does that take, by how much does the
// process grow, and how long does somebody else wait meanwhile? Ends with 1 where one of them breaks a limit.
// Usage: node scripts/bench-hostile.mjs [--only=part of a name]
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { ensureBuilt, root } from './prepare.mjs';

const LIMITS = { seconds: 5, megabytes: 300, wait: 1_000 };
const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), 'ayumi-hostile-'));
const { child, address, password } = await start();
try {
  const files = (await hostileFiles()).filter(({ name }) => name.includes(values.only));
  const send = await signIn();
  const groups = new Map();
  const broken = [];
  for (const file of files) {
    const result = await measure(file, send);
    const extension = file.name.split('.').at(-1);
    groups.set(extension, [...(groups.get(extension) ?? []), result]);
    const faults = faultsOf(file, result);
    if (faults.length > 0) broken.push(`${file.name}: ${faults.join(', ')}`);
  }
  print(groups);
  for (const line of broken) console.error(line);
  process.exitCode = broken.length === 0 ? 0 : 1;
} finally {
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}

async function start() {
  const server = spawn(
    process.execPath,
    ['bin/ayumi.mjs', 'serve', '--sample', '--data', join(folder, 'data')],
    { cwd: root, env: { ...process.env, PORT: '0', HOST: '127.0.0.1' }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const printed = await new Promise((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('控えがあります')) resolve(text);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    child: server,
    address: printed.match(/http:\/\/[^\s/]+:\d+/)[0],
    password: printed.match(/^ {2}jimukyoku +(\S+)/m)[1],
  };
}

/** The files are made by the tests' kit. */
async function hostileFiles() {
  const outfile = join(folder, 'hostile-files.mjs');
  buildSync({
    entryPoints: [join(root, 'test', 'kit', 'hostile-files.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return (await import(pathToFileURL(outfile))).hostileFiles;
}

async function signIn() {
  const answer = await fetch(`${address}/session`, {
    method: 'POST',
    body: new URLSearchParams({ name: 'jimukyoku', password }),
    headers: { origin: address },
    redirect: 'manual',
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const headers = { cookie, origin: address };
  const page = await (await fetch(`${address}/imports`, { headers })).text();
  const csrf = page.match(/name="csrf" value="([^"]+)"/)[1];
  return async (name, bytes) => {
    const body = new FormData();
    body.set('csrf', csrf);
    body.set('files', new File([bytes], name));
    const answered = await ask('/imports', { method: 'POST', headers, body, redirect: 'manual' });
    const place = answered.headers.get('location') ?? '';
    if (!place.startsWith('/jobs/')) return { status: answered.status, page: await answered.text() };
    // A large upload is read in the queue: its page says in the end why it was refused.
    for (;;) {
      const page = await (await ask(place, { headers })).text();
      if (!page.includes('data-watch')) return { status: page.includes('banner-error') ? 422 : 303, page };
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
}

async function measure({ name, make }, send) {
  const bytes = make();
  const before = memory('VmRSS');
  // From here on the kernel counts the peak anew.
  writeFileSync(`/proc/${child.pid}/clear_refs`, '5');
  let isDone = false;
  const waiting = longestWait(() => isDone);
  const began = performance.now();
  const { status, page } = await send(name, bytes);
  const seconds = (performance.now() - began) / 1000;
  const growth = memory('VmHWM') - before;
  isDone = true;
  const sentence = page.match(/class="banner banner-error[\s\S]*?<\/section>/)?.[0] ?? '';
  return {
    status,
    seconds,
    growth,
    wait: await waiting,
    // What was sent stands several times in the process before anybody looks at it.
    sent: bytes.length / 1024 / 1024,
    sentence: sentence
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  };
}

/** Once again where the connection had been closed: making a large file takes longer than the server keeps it. */
async function ask(path, options) {
  try {
    return await fetch(address + path, options);
  } catch {
    return await fetch(address + path, options);
  }
}

function memory(field) {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(status.match(new RegExp(`${field}:\\s+(\\d+)`))[1]) / 1024;
}

/** How long the longest of many small requests took, in milliseconds. */
async function longestWait(isDone) {
  let longest = 0;
  while (!isDone()) {
    const began = performance.now();
    await (await ask('/healthz')).arrayBuffer();
    longest = Math.max(longest, performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return longest;
}

function faultsOf({ isRefused }, { status, seconds, growth, wait, sent, sentence }) {
  const faults = [];
  if (status !== 422 && (status !== 303 || isRefused)) faults.push(`status ${status}`);
  if (status === 422 && !/[。]/.test(sentence)) faults.push('no sentence');
  if (seconds > LIMITS.seconds) faults.push(`${seconds.toFixed(1)} s`);
  // Honest texts are as large: an upload stands in the process several times, and is taken apart, before it is looked at.
  if (growth > LIMITS.megabytes + 5 * sent) faults.push(`${growth.toFixed(0)} MB`);
  if (wait > LIMITS.wait + 40 * sent) faults.push(`others waited ${wait.toFixed(0)} ms`);
  return faults;
}

function print(groups) {
  console.log('files              count  refused  read  median s  slowest s  growth MB  others wait ms');
  const all = [...groups.values()].flat();
  for (const [name, results] of [...groups, ['all', all]]) {
    const most = (field) => Math.max(...results.map((one) => one[field]));
    const times = results.map(({ seconds }) => seconds).sort((a, b) => a - b);
    const count = (status) => results.filter((one) => one.status === status).length;
    console.log(
      [
        name.padEnd(18),
        String(results.length).padStart(5),
        String(count(422)).padStart(8),
        String(count(303)).padStart(5),
        times[times.length >> 1].toFixed(2).padStart(9),
        most('seconds').toFixed(2).padStart(10),
        most('growth').toFixed(0).padStart(10),
        most('wait').toFixed(0).padStart(15),
      ].join(' '),
    );
  }
}
