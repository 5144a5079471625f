import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      config: {
        port: 3000,
        host: '127.0.0.1',
        database: { dataDir: resolve('var/data') },
        dataDir: resolve('var/data'),
        origin: null,
      },
    });
  });

  it('is taken as it stands', () => {
    expect(
      readConfig({
        PORT: '8080',
        HOST: '0.0.0.0',
        DATABASE_URL: 'postgresql://ayumi@db/ayumi',
        AYUMI_DATA: '/srv/ayumi',
        AYUMI_ORIGIN: 'https://ayumi.example.lg.jp/',
      }),
    ).toMatchObject({
      ok: true,
      config: {
        port: 8080,
        host: '0.0.0.0',
        database: { url: 'postgresql://ayumi@db/ayumi' },
        dataDir: '/srv/ayumi',
        origin: 'https://ayumi.example.lg.jp',
      },
    });
  });

  it('counts an empty setting as none', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ ok: true, config: { port: 3000 } });
  });

  it('is refused with the whole list of what is wrong, without a password', () => {
    const reading = readConfig({
      PORT: '80000',
      HOST: 'a b',
      DATABASE_URL: 'mysql://root:himitsu@db/ayumi',
      AYUMI_ORIGIN: 'https://ayumi.example.lg.jp/ayumi',
    });
    expect(reading.ok).toBe(false);
    const problems = reading.ok ? [] : reading.problems;
    expect(problems.map((problem) => problem.split('：')[0])).toEqual([
      'PORT',
      'HOST',
      'DATABASE_URL',
      'AYUMI_ORIGIN',
    ]);
    expect(problems[0]).toBe('PORT：「80000」は使えません。0～65535の整数で指定してください（例：3000）');
    expect(problems.join()).not.toContain('himitsu');
  });
});
