import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readFilesOf } from './read-files-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'ayumi-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('names the files in whole letters, whichever system wrote them', () => {
  const path = join(folder, 'カ\u3099イト\u3099.csv');
  writeFileSync(path, 'a,b');
  const read = readFilesOf([path]);
  expect(read.ok && read.value.map(({ name }) => name)).toEqual(['ガイド.csv']);
});
