import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { table } from '../../../test/kit/import-office.ts';
import { root } from '../../../test/kit/project-files.ts';
import { unpack } from './pack-reading.ts';
import { readUpload } from './read-upload.ts';
import { openReadingRoom } from './reading-room.ts';

const folder = mkdtempSync(join(tmpdir(), 'ayumi-reading-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const rules = { seats: 2, milliseconds: 60_000, megabytes: 1024 };
const upload = (content: Uint8Array | string = table('r5')) => ({
  files: [{ name: '進捗.txt', bytes: typeof content === 'string' ? Buffer.from(content) : content }],
  own: [],
  profile: null,
  municipality: 'ほしのもり町',
});

function scriptOf(name: string, text: string): URL {
  writeFileSync(join(folder, name), text);
  return pathToFileURL(join(folder, name));
}

/** The thread's script as the build makes it, of the sources as they are now. */
const script = pathToFileURL(join(folder, 'read-worker.mjs'));
beforeAll(async () => {
  await build({
    entryPoints: [join(root, 'src/features/imports/read-worker.ts')],
    outfile: join(folder, 'read-worker.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
});

it('reads in a thread just what it reads in place', async () => {
  const read = openReadingRoom({ ...rules, script });
  const aside = await read(upload());
  const here = await readUpload(upload());
  if (!aside.ok || !here.ok) throw new Error('not read');
  for (const part of ['document', 'provenance'] as const)
    expect(unpack(Buffer.from(aside.value[part]))).toEqual(unpack(Buffer.from(here.value[part])));
  expect(aside.value.files[0]).toMatchObject({ name: '進捗.txt', profile: 'kitamoto-table' });
});

it('refuses what cannot be read, as it does in place', async () => {
  const read = openReadingRoom({ ...rules, script });
  expect(await read(upload('回覧をお願いします。'))).toMatchObject({ refusal: { code: 'profile-unknown' } });
});

it('lets two read, and asks a third to wait until one has finished', async () => {
  const read = openReadingRoom({ ...rules, script });
  const both = [read(upload()), read(upload())];
  expect(await read(upload())).toEqual({ ok: false, refusal: { code: 'reading-room-full' } });
  await Promise.all(both);
  expect((await read(upload())).ok).toBe(true);
});

it('ends a reading that takes too long, and the seat is free again', async () => {
  const endless = scriptOf('endless.mjs', 'for (;;);');
  const read = openReadingRoom({ script: endless, seats: 1, milliseconds: 100, megabytes: 64 });
  for (let time = 0; time < 2; time += 1)
    expect(await read(upload())).toMatchObject({ refusal: { code: 'reading-too-long', seconds: 0.1 } });
});

it('ends a reading that takes too much memory, and only that', async () => {
  const greedy = scriptOf('greedy.mjs', 'const all = []; for (;;) all.push({ a: all.length });');
  const read = openReadingRoom({ ...rules, script: greedy, megabytes: 16 });
  expect(await read(upload())).toMatchObject({ refusal: { code: 'reading-too-much' } });
});

it('throws where the thread breaks', async () => {
  const broken = scriptOf('broken.mjs', "throw new Error('out of order');");
  await expect(openReadingRoom({ ...rules, script: broken })(upload())).rejects.toThrow('out of order');
});
