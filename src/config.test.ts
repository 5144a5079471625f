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
    expect(problems[0]).toBe('PORT：「80000」は使えません。0～65535の整数で指定してください（例：3000）。');
    expect(problems.join()).not.toContain('himitsu');
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['an address in the clear', { AYUMI_ORIGIN: 'http://ayumi.example.lg.jp' }, ['AYUMI_ORIGIN']],
    ['this machine in the clear', { AYUMI_ORIGIN: 'http://localhost:3000' }, []],
    [
      'half an identity provider',
      { AYUMI_OIDC_ISSUER: 'https://id.example.lg.jp' },
      ['AYUMI_OIDC_CLIENT_ID', 'AYUMI_OIDC_CLIENT_SECRET'],
    ],
    [
      'only its name',
      { AYUMI_OIDC_LABEL: '共通' },
      ['AYUMI_OIDC_ISSUER', 'AYUMI_OIDC_CLIENT_ID', 'AYUMI_OIDC_CLIENT_SECRET'],
    ],
    ['a mail server without a sender', { AYUMI_SMTP_URL: 'smtp://mail.example.lg.jp' }, ['AYUMI_MAIL_FROM']],
    ['a sender without a mail server', { AYUMI_MAIL_FROM: 'a@example.lg.jp' }, ['AYUMI_SMTP_URL']],
    [
      'hours that do not exist',
      {
        AYUMI_SMTP_URL: 'smtp://mail.example.lg.jp',
        AYUMI_MAIL_FROM: 'a@example.lg.jp',
        AYUMI_QUIET_HOURS: '25:00-08:61',
      },
      ['AYUMI_QUIET_HOURS'],
    ],
    ['a name that there is not', { AYUMI_ORIGN: 'https://ayumi.example.lg.jp' }, ['AYUMI_ORIGN']],
    ['a scanner that there is not', { AYUMI_SCAN_COMMAND: '/nowhere/scan' }, ['AYUMI_SCAN_COMMAND']],
    ['a scanner of the system', { AYUMI_SCAN_COMMAND: 'sh' }, []],
    [
      'several at once',
      { AYUMI_QUIET_HOURS: '24:00-08:00', AYUMI_OIDC_ISSUER: 'ftp://x', AYUMI_X: '1' },
      [
        ...['AYUMI_QUIET_HOURS', 'AYUMI_OIDC_ISSUER', 'AYUMI_X'],
        ...['AYUMI_OIDC_CLIENT_ID', 'AYUMI_OIDC_CLIENT_SECRET', 'AYUMI_SMTP_URL'],
      ],
    ],
  ])('names %s', (_name, given, names) => {
    const reading = readConfig(given);
    const problems = reading.ok ? [] : reading.problems;
    expect(problems.map((problem) => problem.split('：')[0])).toEqual(names);
    for (const problem of problems) expect(problem).toMatch(/。$/u);
  });
});
