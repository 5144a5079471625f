import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** How this installation runs: the environment, parsed once. */
export type Config = {
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** Where the data is: a folder of this machine, or a PostgreSQL server. */
  database: { dataDir: string } | { url: string };
  /** The embedded database's folder; what belongs to the installation but not into the database stands beside it. */
  dataDir: string;
  /** The address under which browsers reach it, where that is another than its own: https://ayumi.example.lg.jp */
  origin: string | null;
  /** The browser's files as the build made them. */
  assetsFolder: string;
};

const Environment = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .meta({ title: '0～65535の整数で指定してください（例：3000）' }),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1')
    .meta({ title: 'ホスト名かIPアドレスで指定してください（例：127.0.0.1）' }),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .meta({ title: 'postgres://利用者@ホスト/データベース名 の形で指定してください' }),
  AYUMI_DATA: z
    .string()
    .default('./var/data')
    .meta({ title: 'データを置くフォルダを指定してください（例：./var/data）' }),
  AYUMI_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .refine((url) => new URL(url).pathname === '/')
    .optional()
    .meta({ title: '利用者が開くアドレスをパスなしで指定してください（例：https://ayumi.example.lg.jp）' }),
});

/** Every setting that cannot be used, with what it should be: the whole list, so that one correction is enough. */
export type ConfigReading = { ok: true; config: Config } | { ok: false; problems: string[] };

export function readConfig(environment: Record<string, string | undefined>): ConfigReading {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    return { ok: false, problems: [...names].map((name) => describe(name, given[name])) };
  }
  const { PORT, HOST, DATABASE_URL, AYUMI_DATA, AYUMI_ORIGIN } = parsed.data;
  const dataDir = resolve(AYUMI_DATA);
  return {
    ok: true,
    config: {
      port: PORT,
      host: HOST,
      database: DATABASE_URL ? { url: DATABASE_URL } : { dataDir },
      dataDir,
      origin: AYUMI_ORIGIN ? new URL(AYUMI_ORIGIN).origin : null,
      assetsFolder: findAssets(),
    },
  };
}

function describe(name: string, value: string | undefined): string {
  const setting = Environment.shape[name as keyof typeof Environment.shape];
  // An address may hold a password.
  const shown = name === 'DATABASE_URL' ? '' : `「${value}」は使えません。`;
  return `${name}：${shown}${setting.meta()?.title}`;
}

/** Beside the bundle, or, when the sources run themselves, where the last build left them. */
function findAssets(): string {
  const beside = join(import.meta.dirname, 'assets');
  return existsSync(beside) ? beside : join(import.meta.dirname, '..', 'dist', 'assets');
}
