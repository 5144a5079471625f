import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startChild } from '../../test/kit/child.ts';
import { connect } from './connect.ts';
import { DataFolderInUse, takeLock } from './lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'ayumi-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let folders = 0;
let installation: string;
let dataDir: string;
let lockFile: string;
beforeEach(() => {
  installation = join(folder, String(folders++));
  mkdirSync(installation);
  dataDir = join(installation, 'db');
  lockFile = `${dataDir}.lock`;
});

/** Takes the lock, says how that went, and stays until it is killed. */
const HOLDER = `
  import { takeLock } from '#db/lock.ts';
  try {
    takeLock(process.argv[2]);
    console.log('taken');
    setInterval(() => {}, 60_000);
  } catch (error) {
    console.log(error.name);
  }`;

const refusal = () => {
  try {
    takeLock(dataDir).release();
    return null;
  } catch (error) {
    return error;
  }
};

describe('the lock of a data folder', () => {
  it('is refused to a second process, which is told the first', async () => {
    const holder = startChild(HOLDER, [dataDir]);
    expect((await holder.lines.next()).value).toBe('taken');
    const error = refusal();
    expect(error).toBeInstanceOf(DataFolderInUse);
    expect(error).toMatchObject({
      code: 'data-folder-in-use',
      pid: holder.pid,
      facts: { dataDir, lockFile, pid: String(holder.pid), host: hostname() },
    });
    await expect(connect({ dataDir: installation })).rejects.toBeInstanceOf(DataFolderInUse);
    expect(existsSync(dataDir)).toBe(false);
    holder.kill();
    await holder.ended;
  });

  it('is taken over from a process that was killed', async () => {
    const holder = startChild(HOLDER, [dataDir]);
    await holder.lines.next();
    holder.kill();
    await holder.ended;
    expect(existsSync(lockFile)).toBe(true);
    expect(refusal()).toBeNull();
  });

  it('is taken over by one only of several that start at once', async () => {
    const dead = startChild(HOLDER, [dataDir]);
    await dead.lines.next();
    dead.kill();
    await dead.ended;
    const children = Array.from({ length: 6 }, () => startChild(HOLDER, [dataDir]));
    const outcomes = await Promise.all(children.map(async (child) => (await child.lines.next()).value));
    expect(outcomes.sort()).toEqual([...Array(5).fill('DataFolderInUse'), 'taken']);
    for (const child of children) child.kill();
    await Promise.all(children.map((child) => child.ended));
  });

  it('is refused to a second opening by the same process', () => {
    const lock = takeLock(dataDir);
    expect(refusal()).toMatchObject({ pid: process.pid });
    lock.release();
    expect(existsSync(lockFile)).toBe(false);
    expect(refusal()).toBeNull();
  });
});

describe('a lock left behind', () => {
  const leave = (changed: object) => {
    const lock = takeLock(dataDir);
    const claim = JSON.parse(readFileSync(lockFile, 'utf8'));
    lock.release();
    writeFileSync(lockFile, JSON.stringify({ ...claim, ...changed }));
  };

  it.each([
    ['whose process number another process has now', { started: '1' }, null],
    ['by a process of before the last start of the machine', { boot: 'an earlier one' }, null],
    ['by a process that is gone', { pid: 2 ** 22 + 1 }, null],
    ['by another machine', { host: 'another', boot: 'another' }, { facts: { host: 'another' } }],
    ['by another container', { pidSpace: 'pid:[1]' }, { pid: process.pid }],
  ])('%s', (_name, changed, expected) => {
    leave(changed);
    const outcome = refusal();
    if (expected === null) expect(outcome).toBeNull();
    else expect(outcome).toMatchObject(expected);
  });

  it('that cannot be read is not taken over', () => {
    writeFileSync(lockFile, 'locked by hand');
    expect(refusal()).toMatchObject({ code: 'data-folder-in-use', pid: null });
  });
});
