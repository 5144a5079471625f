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
  /** Where the installation keeps its files: the embedded database in `db/`, and the key apart from it. */
  dataDir: string;
  /** The address under which browsers reach it, where that is another than its own: https://ayumi.example.lg.jp */
  origin: string | null;
  /** The browser's files as the build made them. */
  assetsFolder: string;
  /** The mail server and the sender's address; null: mails wait in the outbox to be sent by hand. */
  mail: { url: string; from: string; quietHours: { from: string; to: string } | null } | null;
  /** The city's identity provider (OpenID Connect); null: none. */
  identityProvider: { issuer: string; clientId: string; clientSecret: string; label: string } | null;
  /** A program that is given every attachment on its standard input and ends with 0 where it is clean; null: none. */
  scanCommand: string | null;
  /** Where the key lies that second factors are encrypted with; made at the first start. Never in the database. */
  keyFile: string;
};

/** What the web application needs of it. */
export type AppConfig = Omit<Config, 'port' | 'host' | 'database' | 'dataDir'>;

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
  AYUMI_SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .meta({ title: 'smtp://利用者:パスワード@ホスト:ポート の形で指定してください' }),
  AYUMI_MAIL_FROM: z
    .string()
    .regex(/^[^<>]*<?[^@\s]+@[^@\s>]+>?$/)
    .optional()
    .meta({ title: '差出人を「市役所 <fukushi@example.lg.jp>」の形で指定してください' }),
  AYUMI_QUIET_HOURS: z
    .string()
    .regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/)
    .default('19:00-08:00')
    .meta({ title: 'メールを送らない時間を 19:00-08:00 の形で指定してください' }),
  AYUMI_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ title: '認証基盤の発行者（issuer）のアドレスを指定してください' }),
  AYUMI_OIDC_CLIENT_ID: z
    .string()
    .optional()
    .meta({ title: '認証基盤に登録したクライアントIDを指定してください' }),
  AYUMI_OIDC_CLIENT_SECRET: z
    .string()
    .optional()
    .meta({ title: '認証基盤に登録したクライアントシークレットを指定してください' }),
  AYUMI_OIDC_LABEL: z
    .string()
    .default('庁内の共通アカウント')
    .meta({ title: 'ログイン画面に表示する認証基盤の名前を指定してください' }),
  AYUMI_SCAN_COMMAND: z
    .string()
    .optional()
    .meta({ title: '添付ファイルを検査するプログラムの場所を指定してください' }),
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
  const { AYUMI_SMTP_URL: smtp, AYUMI_MAIL_FROM: from, AYUMI_QUIET_HOURS: quiet } = parsed.data;
  const { AYUMI_OIDC_ISSUER: issuer, AYUMI_OIDC_CLIENT_ID: clientId } = parsed.data;
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
      mail: smtp && from ? { url: smtp, from, quietHours: hoursOf(quiet) } : null,
      identityProvider:
        issuer && clientId
          ? {
              issuer,
              clientId,
              clientSecret: parsed.data.AYUMI_OIDC_CLIENT_SECRET ?? '',
              label: parsed.data.AYUMI_OIDC_LABEL,
            }
          : null,
      scanCommand: parsed.data.AYUMI_SCAN_COMMAND ?? null,
      keyFile: join(dataDir, 'ayumi.key'),
    },
  };
}

/** 19:00-08:00; the same hour twice: no quiet hours. */
function hoursOf(text: string): { from: string; to: string } | null {
  const [from = '', to = ''] = text.split('-');
  return from === to ? null : { from, to };
}

function describe(name: string, value: string | undefined): string {
  const setting = Environment.shape[name as keyof typeof Environment.shape];
  // Some hold a password.
  const shown = ['DATABASE_URL', 'AYUMI_SMTP_URL', 'AYUMI_OIDC_CLIENT_SECRET'].includes(name)
    ? ''
    : `「${value}」は使えません。`;
  return `${name}：${shown}${setting.meta()?.title}`;
}

/** Beside the bundle, or, when the sources run themselves, where the last build left them. */
function findAssets(): string {
  const beside = join(import.meta.dirname, 'assets');
  return existsSync(beside) ? beside : join(import.meta.dirname, '..', 'dist', 'assets');
}
