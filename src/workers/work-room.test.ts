import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, expect, it } from 'vitest';
import { limitsOfFiles, openWorkRoom, type RoomLimits, type WorkRoom } from './work-room.ts';

const folder = mkdtempSync(join(tmpdir(), 'ayumi-room-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const far: RoomLimits = { milliseconds: 60_000, megabytes: 64, growth: 1_000 };

/** A room whose process does this work, built as the build does it; `task` and `tell` are what each work has. */
function room(name: string, work: string, limits: RoomLimits = far, seats = 1) {
  const file = join(folder, `${name}.mjs`);
  buildSync({
    stdin: {
      resolveDir: import.meta.dirname,
      loader: 'ts',
      contents: `import { workInRoom } from './work-in-room.ts';
        import { existsSync } from 'node:fs';
        import { setTimeout as sleep } from 'node:timers/promises';
        workInRoom(async (task: string, tell) => { ${work} });`,
    },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return openWorkRoom<string, string>({
    script: pathToFileURL(file),
    here: async () => 'here',
    seats,
    limitsOf: () => limits,
  });
}

const ENDLESS = 'for (;;);';
const ANSWER = "return task + '!';";

it('gives what the process says, and tells how far it is', async () => {
  const told: number[][] = [];
  const work = room('far', `tell(1, 2); ${ANSWER}`);
  expect(await work('見守り', { tell: (...now) => told.push(now) })).toEqual({ ok: true, answer: '見守り!' });
  expect(told).toEqual([[1, 2]]);
});

it('ends the process when it has answered, whatever else it still does', async () => {
  const work = room('goes-on', `setInterval(() => {}, 1000); ${ANSWER}`);
  for (const task of ['一', '二']) expect(await work(task)).toEqual({ ok: true, answer: `${task}!` });
});

it('works in place where no script was built', async () => {
  const missing = pathToFileURL(join(folder, 'none.mjs'));
  const rules = { script: missing, seats: 1, limitsOf: () => far };
  const work = openWorkRoom<string, string>({ ...rules, here: async (task) => `${task}?` });
  expect(await work('ここで')).toEqual({ ok: true, answer: 'ここで?' });
});

it('turns away whoever comes while every seat is taken, and takes them afterwards', async () => {
  const work = room('seats', ANSWER, far, 2);
  const both = [work('一'), work('二')];
  expect(await work('三')).toEqual({ ok: false, why: 'full' });
  await Promise.all(both);
  expect((await work('三')).ok).toBe(true);
});

it('ends what takes too much processor time, and the seat is free again', async () => {
  const work = room('endless', ENDLESS, { ...far, milliseconds: 100 });
  for (let time = 0; time < 2; time += 1) expect(await work('')).toEqual({ ok: false, why: 'too-long' });
});

// Where the system says what a process takes; elsewhere the clock is what is counted.
it.runIf(existsSync('/proc/self/stat'))(
  'counts no waiting, and nothing that another process takes',
  async () => {
    const least = { ...far, milliseconds: 500 };
    const burning = room('burning', ENDLESS, { ...far, milliseconds: 1_500 })('');
    // Until the other one has taken three times as much, by its own count.
    const waiting = room('waiting', `while (!existsSync(task)) await sleep(20); ${ANSWER}`, least);
    const flag = join(folder, 'burnt');
    const waited = waiting(flag);
    expect(await burning).toEqual({ ok: false, why: 'too-long' });
    writeFileSync(flag, '');
    expect(await waited).toEqual({ ok: true, answer: `${flag}!` });
  },
);

it('says that the machine is busy where the clock is all that has run out', async () => {
  const work = room('sleeping', 'await sleep(600_000);', { ...far, patience: 300 });
  expect(await work('')).toEqual({ ok: false, why: 'too-busy' });
});

it('ends what takes too much memory of its own, and only that', async () => {
  const greedy = 'const all = []; for (;;) all.push({ a: all.length });';
  expect(await room('greedy', greedy, { ...far, megabytes: 16 })('')).toEqual({ ok: false, why: 'too-much' });
});

it('ends what takes too much memory beside its own', async () => {
  const filling = 'const all = []; for (;;) all.push(Buffer.alloc(4 << 20, 1));';
  const work = room('filling', filling, { ...far, growth: 64 });
  expect(await work('')).toEqual({ ok: false, why: 'too-much' });
});

it('ends what nobody wants any more, or never wanted', async () => {
  const work = room('unwanted', ENDLESS);
  const wish = new AbortController();
  const working = work('', { signal: wish.signal });
  wish.abort();
  expect(await working).toEqual({ ok: false, why: 'cancelled' });
  expect(await work('', { signal: wish.signal })).toEqual({ ok: false, why: 'cancelled' });
});

it('throws where the work breaks', async () => {
  await expect(room('broken', "throw new Error('out of order');")('')).rejects.toThrow('out of order');
});

it.each([
  ['ends without a word', 'process.exit();'],
  ['is aborted, as native code does with all of its process', 'process.abort();'],
  ['is killed, as the system does when memory is short', "process.kill(process.pid, 'SIGKILL');"],
])('goes on when the process %s', async (name, work) => {
  const dying: WorkRoom<string, string> = room(`dying ${name.length}`, `if (task !== '') ${work} ${ANSWER}`);
  expect(await dying('一')).toEqual({ ok: false, why: 'died' });
  expect(await dying('')).toEqual({ ok: true, answer: '!' });
});

it('gives larger files more, up to a minute', () => {
  expect(limitsOfFiles(0)).toEqual({ milliseconds: 4_000, megabytes: 224, growth: 280 });
  expect(limitsOfFiles(1 << 20).milliseconds).toBe(8_000);
  expect(limitsOfFiles(1 << 30)).toMatchObject({ milliseconds: 60_000, megabytes: 1024 });
  expect(limitsOfFiles(1 << 30, 10).milliseconds).toBe(600_000);
});
