import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { emptyArchive } from '../../test/kit/database.ts';
import { ShadowDisk } from '../../test/kit/shadow-disk.ts';
import { connect } from './connect.ts';
import { prepareFolder } from './prepared-folder.ts';

const folder = fs.mkdtempSync(join(tmpdir(), 'ayumi-prepared-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

let folders = 0;
let dataDir: string;
beforeEach(() => {
  dataDir = join(folder, String(folders++), 'data');
  fs.mkdirSync(join(dataDir, '..'));
});

/** Every folder and file below with what it holds. */
function hashBelow(path: string): Record<string, string> {
  const names = fs.readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const isFolder = fs.statSync(join(path, name)).isDirectory();
      const hash = () =>
        createHash('sha256')
          .update(fs.readFileSync(join(path, name)))
          .digest('hex');
      return [name, isFolder ? '' : hash()];
    }),
  );
}

it('makes the folders above, and opens what it made', { timeout: 120_000 }, async () => {
  const deep = join(dataDir, '..', 'a', 'b', 'data');
  const db = await connect({ dataDir: deep });
  await db.close();
  expect(fs.readFileSync(join(deep, 'db', 'PG_VERSION'), 'utf8')).toBe('18\n');
  expect(fs.readdirSync(join(deep, '..'))).toEqual(['data']);
  expect(fs.readdirSync(deep)).toEqual(['db']);
});

it('begins again where a first start was interrupted', async () => {
  fs.mkdirSync(join(`${dataDir}.new`, 'base'), { recursive: true });
  fs.writeFileSync(join(`${dataDir}.new`, 'PG_VERSION'), '18\n');
  await prepareFolder(dataDir, emptyArchive());
  expect(fs.existsSync(`${dataDir}.new`)).toBe(false);
  expect(fs.existsSync(join(dataDir, 'global', 'pg_control'))).toBe(true);
});

it('leaves the whole cluster or none when the power fails during a first start', {
  timeout: 120_000,
}, async () => {
  const disk = new ShadowDisk(join(dataDir, '..'), fs.mkdtempSync(join(folder, 'stores-')));
  const cuts: string[] = [];
  let operations = 0;
  let last = '';
  let isKept = false;
  const takeCut = (survives: () => boolean) => {
    const cut = join(folder, `cut-${folders}-${cuts.length}`);
    disk.cut(cut, survives);
    cuts.push(cut);
  };
  disk.onOperation = (operation) => {
    const isNearRename = operation === 'rename' || last === 'rename';
    last = operation;
    if (operations++ % 500 !== 250 && !isNearRename) return;
    takeCut(() => false);
    takeCut(() => {
      isKept = !isKept;
      return isKept;
    });
  };
  const unwatch = disk.watch();
  await prepareFolder(dataDir, emptyArchive());
  unwatch();
  takeCut(() => false);

  const whole = hashBelow(dataDir);
  const left = cuts.map((cut) => join(cut, 'data')).filter((path) => fs.existsSync(path));
  expect(left.length).toBeLessThan(cuts.length);
  expect(left).toContain(join(cuts.at(-1)!, 'data'));
  for (const path of left) expect(hashBelow(path)).toEqual(whole);
});

it('takes an empty folder for a new one', async () => {
  fs.mkdirSync(dataDir);
  await prepareFolder(dataDir, emptyArchive());
  expect(fs.existsSync(join(dataDir, 'PG_VERSION'))).toBe(true);
});

it('leaves a folder alone that holds something else', async () => {
  fs.mkdirSync(dataDir);
  fs.writeFileSync(join(dataDir, '家計簿.xlsx'), 'x');
  await expect(connect({ dataDir })).rejects.toMatchObject({
    code: 'data-folder-foreign',
    facts: { dataDir },
  });
  expect(fs.readdirSync(dataDir)).toEqual(['家計簿.xlsx']);
});

it('leaves a folder alone that another version of PostgreSQL wrote', async () => {
  fs.mkdirSync(dataDir);
  fs.writeFileSync(join(dataDir, 'PG_VERSION'), '17\n');
  await expect(connect({ dataDir })).rejects.toMatchObject({
    code: 'data-folder-version',
    facts: { version: '17' },
  });
});

it('makes the cluster in a child process when the build has left no archive', {
  timeout: 120_000,
}, async () => {
  await prepareFolder(dataDir, join(folder, 'no-such-archive.tar.gz'));
  expect(fs.existsSync(join(dataDir, 'PG_VERSION'))).toBe(true);
  expect(fs.readdirSync(join(dataDir, '..'))).toEqual(['data']);
});
