import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect } from './connect.ts';
import { takeOverKey } from './data-folder.ts';
import { takeLock } from './lock.ts';

const folder = fs.mkdtempSync(join(tmpdir(), 'ayumi-data-folder-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

let folders = 0;
let parent: string;
let dataDir: string;
beforeEach(() => {
  parent = join(folder, String(folders++));
  dataDir = join(parent, 'data');
  fs.mkdirSync(parent);
});
const beside = (name: string, text: string) => fs.writeFileSync(join(parent, name), text);
const kept = (name: string) => fs.readFileSync(join(dataDir, name), 'utf8');

/** A folder with something in it, as older versions laid it out: the cluster itself, and the key beside it. */
async function olderLayout(): Promise<void> {
  await withDatabase(async (run) => {
    await run('CREATE TABLE kept (word text)');
    await run("INSERT INTO kept VALUES ('前の版の記録')");
  });
  fs.renameSync(join(dataDir, 'db'), join(parent, 'cluster'));
  fs.rmSync(dataDir, { recursive: true });
  fs.renameSync(join(parent, 'cluster'), dataDir);
  beside('ayumi.key', 'the key');
  beside('sample-sign-in.txt', 'tantou\tpassword');
}
async function withDatabase(work: (run: (sql: string) => Promise<{ rows: unknown[] }>) => Promise<void>) {
  const db = await connect({ dataDir });
  try {
    const { CompiledQuery } = await import('kysely');
    await work((sql) => db.kysely.executeQuery(CompiledQuery.raw(sql)));
  } finally {
    await db.close();
  }
}
const expectRecord = () =>
  withDatabase(async (run) => {
    expect((await run('SELECT word FROM kept')).rows).toEqual([{ word: '前の版の記録' }]);
  });

it('holds all there is: nothing is written beside it', async () => {
  const db = await connect({ dataDir });
  expect(fs.readdirSync(parent)).toEqual(['data']);
  expect(fs.readdirSync(dataDir).sort()).toEqual(['db', 'db.lock']);
  await db.close();
  expect(fs.readdirSync(dataDir)).toEqual(['db']);
});

it('is refused with a sentence where it cannot be written', async () => {
  beside('file', '');
  const within = join(parent, 'file', 'data');
  await expect(connect({ dataDir: within })).rejects.toMatchObject({
    code: 'data-folder-not-writable',
    facts: { dataDir: within },
  });
});

describe('an older layout', () => {
  it('is moved at the start, with its key, and what another folder may need stays beside it', async () => {
    await olderLayout();
    await expectRecord();
    expect(fs.readdirSync(dataDir).sort()).toEqual(['ayumi.key', 'db', 'sample-sign-in.txt']);
    expect(kept('ayumi.key')).toBe('the key');
    expect(fs.statSync(join(dataDir, 'ayumi.key')).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(parent).sort()).toEqual(['ayumi.key', 'data', 'sample-sign-in.txt']);
    await expectRecord();
  });

  it('is taken up where the move was interrupted, after any step', async () => {
    for (let steps = 0, isWhole = false; !isWhole; steps += 9) {
      fs.rmSync(dataDir, { recursive: true, force: true });
      await olderLayout();
      let left = steps;
      const rename = fs.renameSync.bind(fs);
      const cut = vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
        if (String(to).includes('db') && left-- === 0) throw new Error('the power fails');
        rename(from, to);
      });
      isWhole = await connect({ dataDir }).then(
        async (db) => db.close().then(() => true),
        () => false,
      );
      cut.mockRestore();
      if (!isWhole && steps > 0) expect(fs.existsSync(join(dataDir, 'PG_VERSION'))).toBe(false);
      await expectRecord();
      expect(fs.readdirSync(dataDir).sort()).toEqual(['ayumi.key', 'db', 'sample-sign-in.txt']);
    }
  }, 120_000);

  it('is left alone while an older version works on it', async () => {
    await olderLayout();
    const older = takeLock(dataDir);
    await expect(connect({ dataDir })).rejects.toMatchObject({ code: 'data-folder-in-use' });
    expect(fs.existsSync(join(dataDir, 'PG_VERSION'))).toBe(true);
    expect(fs.existsSync(join(dataDir, 'db.lock'))).toBe(false);
    older.release();
    await expectRecord();
  });

  it('of another version of PostgreSQL is left to who made it', async () => {
    await olderLayout();
    fs.writeFileSync(join(dataDir, 'PG_VERSION'), '17\n');
    await expect(connect({ dataDir })).rejects.toMatchObject({ code: 'data-folder-version' });
    expect(fs.existsSync(join(dataDir, 'base'))).toBe(true);
  });

  it('of an installation on a server is its key', () => {
    takeOverKey(dataDir);
    expect(fs.existsSync(dataDir)).toBe(false);
    beside('ayumi.key', 'the key');
    takeOverKey(dataDir);
    expect(kept('ayumi.key')).toBe('the key');
    beside('ayumi.key', 'of another');
    takeOverKey(dataDir);
    expect(kept('ayumi.key')).toBe('the key');
  });
});

it('shares nothing with another folder in the same place', async () => {
  await olderLayout();
  const other = join(dirname(dataDir), 'other');
  const db = await connect({ dataDir: other });
  await db.close();
  expect(fs.readdirSync(other)).toEqual(['db']);
});
