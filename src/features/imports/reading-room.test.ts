import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unpack } from '#records/draft/pack-reading.ts';
import { table } from '../../../test/kit/import-office.ts';
import { root } from '../../../test/kit/project-files.ts';
import { readUpload } from './read-upload.ts';
import { openReadingRoom } from './reading-room.ts';

const folder = mkdtempSync(join(tmpdir(), 'ayumi-reading-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const upload = (content: Uint8Array | string = table('r5')) => ({
  files: [{ name: '進捗.txt', bytes: typeof content === 'string' ? Buffer.from(content) : content }],
  own: [],
  profile: null,
  municipality: 'ほしのもり町',
});

/** The script of the process as the build makes it, of the sources as they are now. */
const rules = { script: pathToFileURL(join(folder, 'read-worker.mjs')), seats: 2, patience: 1 };
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

it('reads in a process just what it reads in place, and tells how far it is', async () => {
  const read = openReadingRoom(rules);
  const told: number[][] = [];
  const aside = await read(upload(), { tell: (...far) => told.push(far) });
  const here = await readUpload(upload());
  if (!aside.ok || !here.ok) throw new Error('not read');
  for (const part of ['document', 'provenance'] as const)
    expect(unpack(Buffer.from(aside.value[part]))).toEqual(unpack(Buffer.from(here.value[part])));
  expect(aside.value.files[0]).toMatchObject({ name: '進捗.txt', profile: 'kitamoto-table' });
  expect(told).toEqual([[0, 1]]);
});

it('refuses what cannot be read, as it does in place', async () => {
  const read = openReadingRoom(rules);
  expect(await read(upload('回覧をお願いします。'))).toMatchObject({ refusal: { code: 'profile-unknown' } });
});

it('lets two read, and asks a third to wait until one has finished', async () => {
  const read = openReadingRoom(rules);
  const both = [read(upload()), read(upload())];
  expect(await read(upload())).toEqual({ ok: false, refusal: { code: 'reading-room-full' } });
  await Promise.all(both);
  expect((await read(upload())).ok).toBe(true);
});

it('says after how many seconds of work it gave up; a packed file of a few bytes has the least of them', async () => {
  const endless = join(folder, 'endless.mjs');
  await build({
    stdin: {
      resolveDir: join(root, 'src/workers'),
      loader: 'ts',
      contents: "import { workInRoom } from './work-in-room.ts'; await workInRoom(() => { for (;;); });",
    },
    outfile: endless,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  const read = openReadingRoom({ script: pathToFileURL(endless), seats: 1, patience: 0.025 });
  const refusalOf = async (content: Uint8Array | string) => {
    const reading = await read(upload(content));
    return reading.ok ? null : reading.refusal;
  };
  expect(await refusalOf('回覧')).toEqual({ code: 'reading-too-long', seconds: 1.5 });
  const packed = new Uint8Array([0x50, 0x4b, 3, 4]);
  expect(await refusalOf(packed)).toEqual({ code: 'reading-too-long', seconds: 0.1 });
});
