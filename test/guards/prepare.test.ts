import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../kit/project-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'ayumi-prepare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let place: string;
let places = 0;
beforeEach(() => {
  place = join(folder, String(places++));
  mkdirSync(join(place, 'scripts'), { recursive: true });
  cpSync(join(root, 'scripts', 'prepare.mjs'), join(place, 'scripts', 'prepare.mjs'));
  const packages = {
    '': { name: 'ayumi' },
    'node_modules/web': { version: '1.0.0' },
    'node_modules/web/node_modules/inner': { version: '3.0.0' },
    'node_modules/checker': { version: '2.0.0', dev: true },
    'node_modules/other-system': { version: '1.0.0', optional: true },
  };
  write('package-lock.json', JSON.stringify({ packages }));
  write('package.json', '{"type":"module"}');
  // An npm that does what `npm ci` does without a network: the packages are gone.
  write('npm', '#!/bin/sh\necho "$*" >> npm-calls\nrm -rf node_modules\nexit 1\n');
});
const write = (path: string, text: string) => {
  mkdirSync(join(place, path, '..'), { recursive: true });
  writeFileSync(join(place, path), text, { mode: 0o755 });
};
const install = (packages: Record<string, string>) => {
  for (const path of Object.keys(packages)) write(`${path}/package.json`, '{}');
  const listed = Object.fromEntries(Object.entries(packages).map(([path, version]) => [path, { version }]));
  write('node_modules/.package-lock.json', JSON.stringify({ packages: listed }));
};
const prepare = (needs: string) =>
  spawnSync(
    process.execPath,
    ['-e', `import('./scripts/prepare.mjs').then((prepare) => prepare.ensureInstalled('${needs}'))`],
    {
      cwd: place,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${place}${delimiter}${process.env.PATH}` },
    },
  );
const calls = () =>
  existsSync(join(place, 'npm-calls')) ? readFileSync(join(place, 'npm-calls'), 'utf8') : '';

const RUNS = { 'node_modules/web': '1.0.0', 'node_modules/web/node_modules/inner': '3.0.0' };

describe('what is installed', () => {
  it('comes from the lock file into a fresh clone', () => {
    expect(prepare('what runs').status).toBe(1);
    expect(calls()).toMatch(/^ci /);
  });

  it.each([
    [
      'with another Node than the one it was installed with',
      { ...RUNS, 'node_modules/checker': '2.0.0' },
      'a',
    ],
    ['without what only developers need', RUNS, ''],
  ])('runs as it is, %s', (_name, packages, stamp) => {
    install(packages);
    if (stamp) write('node_modules/.ayumi-lock', stamp);
    const started = prepare('what runs');
    expect(`${started.status}${started.stderr}`).toBe('0');
    expect(calls()).toBe('');
  });

  it.each([
    ['is of another version', { ...RUNS, 'node_modules/web': '0.9.0' }, 'what runs', 'web 1.0.0'],
    ['lacks a package', { 'node_modules/web': '1.0.0' }, 'what runs', 'inner 3.0.0'],
    ['lacks what developers need', RUNS, 'everything', 'checker 2.0.0'],
  ])('is not touched where it %s: one sentence says what to run', (_name, packages, needs, which) => {
    install(packages);
    const started = prepare(needs);
    expect(started.status).toBe(1);
    expect(started.stderr.trim().split('\n')).toEqual([
      expect.stringMatching(new RegExp(`（${which}）。.*npm ci を実行`)),
    ]);
    expect(calls()).toBe('');
    expect(existsSync(join(place, 'node_modules/web/package.json'))).toBe(true);
  });

  it('is not touched where it was interrupted', () => {
    write('node_modules/web/package.json', '{}');
    const started = prepare('what runs');
    expect(started.stderr).toContain('インストールが途中で終わっています');
    expect(calls()).toBe('');
  });
});
