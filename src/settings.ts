import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { z } from 'zod';

export const Environment = z.object({
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
    .refine((url) => new URL(url).pathname === '/' && isEncrypted(url))
    .optional()
    .meta({
      title:
        '利用者が開くアドレスを、https:// で始め、パスなしで指定してください（例：https://ayumi.example.lg.jp）',
    }),
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
    .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/)
    .default('19:00-08:00')
    .meta({ title: 'メールを送らない時間を、00:00から23:59までの時刻で 19:00-08:00 の形に指定してください' }),
  AYUMI_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isEncrypted)
    .optional()
    .meta({ title: '認証基盤の発行者（issuer）のアドレスを、https:// で始めて指定してください' }),
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
    .refine(canBeRun)
    .optional()
    .meta({ title: '添付ファイルを検査する、実行できるプログラムの場所を指定してください' }),
});

type Given = Record<string, string | undefined>;

/** What our own tools read. */
const OTHER_NAMES = ['AYUMI_DEBUG', 'AYUMI_BROWSER', 'AYUMI_SEED'];
/** Some hold a password. */
const SECRET = ['DATABASE_URL', 'AYUMI_SMTP_URL', 'AYUMI_OIDC_CLIENT_SECRET'];
const OIDC = ['AYUMI_OIDC_ISSUER', 'AYUMI_OIDC_CLIENT_ID', 'AYUMI_OIDC_CLIENT_SECRET'];

/** What is wrong with the settings that are given, each with what it should be: all of them, so that one correction is enough. */
export function problemsOfSettings(given: Given): string[] {
  const { error } = Environment.safeParse(given);
  const wrong = new Set(error?.issues.map((issue) => String(issue.path[0])));
  return [
    ...[...wrong].map((name) => describe(name, given[name])),
    ...unknownNames(given),
    ...halves(given, wrong),
  ];
}

function describe(name: string, value: string | undefined): string {
  const setting = Environment.shape[name as keyof typeof Environment.shape];
  const shown = SECRET.includes(name) ? '' : `「${value}」は使えません。`;
  return `${name}：${shown}${setting.meta()?.title}。`;
}

function unknownNames(given: Given): string[] {
  const known = Object.keys(Environment.shape).filter((name) => name.startsWith('AYUMI_'));
  return Object.keys(given)
    .filter((name) => name.startsWith('AYUMI_') && ![...known, ...OTHER_NAMES].includes(name))
    .map((name) => `${name}：この名前の設定はありません。使える名前は ${known.join('、')} です。`);
}

/** Settings that mean something together only. */
function halves(given: Given, wrong: ReadonlySet<string>): string[] {
  const missing = (names: readonly string[]) =>
    names.filter((name) => given[name] === undefined && !wrong.has(name));
  const tell = (names: readonly string[], why: string) =>
    missing(names).map((name) => `${name}：指定されていません。${why}`);
  const usesOidc = [...OIDC, 'AYUMI_OIDC_LABEL'].some((name) => given[name] !== undefined);
  return [
    ...(usesOidc ? tell(OIDC, '認証基盤でログインするには、AYUMI_OIDC_ の設定がそろって必要です。') : []),
    ...(given.AYUMI_SMTP_URL === undefined
      ? []
      : tell(['AYUMI_MAIL_FROM'], 'メールを送るには差出人が必要です。')),
    ...(given.AYUMI_MAIL_FROM === undefined && given.AYUMI_QUIET_HOURS === undefined
      ? []
      : tell(['AYUMI_SMTP_URL'], 'メールを送るにはメールサーバーが必要です。')),
  ];
}

/** Only this machine itself may be spoken to in the clear. */
function isEncrypted(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function canBeRun(command: string): boolean {
  const folders = command.includes('/') ? [''] : (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => {
    try {
      accessSync(folder === '' ? command : join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
