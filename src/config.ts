import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Environment, problemsOfSettings } from './settings.ts';

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

/** Every setting that cannot be used, with what it should be: the whole list, so that one correction is enough. */
export type ConfigReading = { ok: true; config: Config } | { ok: false; problems: string[] };

export function readConfig(environment: Record<string, string | undefined>): ConfigReading {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const problems = problemsOfSettings(given);
  if (problems.length > 0) return { ok: false, problems };
  const settings = Environment.parse(given);
  const { PORT, HOST, DATABASE_URL, AYUMI_DATA, AYUMI_ORIGIN } = settings;
  const { AYUMI_SMTP_URL: smtp, AYUMI_MAIL_FROM: from, AYUMI_QUIET_HOURS: quiet } = settings;
  const { AYUMI_OIDC_ISSUER: issuer, AYUMI_OIDC_CLIENT_ID: clientId } = settings;
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
              clientSecret: settings.AYUMI_OIDC_CLIENT_SECRET ?? '',
              label: settings.AYUMI_OIDC_LABEL,
            }
          : null,
      scanCommand: settings.AYUMI_SCAN_COMMAND ?? null,
      keyFile: join(dataDir, 'ayumi.key'),
    },
  };
}

/** 19:00-08:00; the same hour twice: no quiet hours. */
function hoursOf(text: string): { from: string; to: string } | null {
  const [from = '', to = ''] = text.split('-');
  return from === to ? null : { from, to };
}

/** Beside the bundle, or, when the sources run themselves, where the last build left them. */
function findAssets(): string {
  const beside = join(import.meta.dirname, 'assets');
  return existsSync(beside) ? beside : join(import.meta.dirname, '..', 'dist', 'assets');
}
