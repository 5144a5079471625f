import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'ayumi-forget-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ayumi(...args: string[]) {
  let said = '';
  const exit = await runCommand([...args, '--data', join(folder, 'data')], {
    print: async (text) => {
      said += `${text}\n`;
    },
    complain: (sentence) => {
      said += sentence;
    },
    tell: () => {},
  });
  return { exit, said };
}

it('forgets who left so many years ago, and takes no other words for years', async () => {
  expect((await ayumi('forget', '--years', '0')).exit).toBe(2);
  expect((await ayumi('forget', '--years', 'ずっと')).said).toContain('1から100まで');
  expect((await ayumi('setup', '--name', '試し町')).exit).toBe(0);
  const done = await ayumi('forget', '--years', '3', '--confirm');
  expect([done.exit, done.said]).toEqual([0, expect.stringContaining('3年が過ぎた人はいません')]);
  expect(done.said).toContain('0人の個人情報と');
}, 120_000);
