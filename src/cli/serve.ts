import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { createApp } from '#app';
import type { Config } from '#config';
import type { Db } from '#db/connect.ts';
import { takeOverKey } from '#db/data-folder.ts';
import { openKey } from '#db/installation-key.ts';
import { runExport } from '#features/exports/run-export.ts';
import { runImport } from '#features/imports/run-import.ts';
import { type Jobs, startJobs } from '#features/jobs/start-jobs.ts';
import { type Mailing, startMailing } from '#features/mail/start-mailing.ts';
import { type Reindexing, startReindexing } from '#features/search/start-reindexing.ts';
import {
  ensureSampleAccounts,
  type SampleSignIn,
  type SampleStaff,
} from '#features/sign-in/sample-accounts.ts';
import { type Forgetting, startForgetting } from '#features/sign-in/start-forgetting.ts';
import { listOwnLayouts } from '#features/templates/layout-queries.ts';
import staff from '../../sample/staff.json' with { type: 'json' };

/** Requests that run when the server is told to stop have this long to finish. */
const GRACE_MS = 10_000;

export type Serving = {
  /** http://localhost:3000 */
  address: string;
  /** Stops accepting, lets running requests, the mail on its way and the work in hand finish, closes the database. */
  stop(): Promise<void>;
};

/**
 * Serves the application on an open, migrated database, and closes it in the end. Says on standard output where it is
 * and, as long as there is only the sample city, how to sign in.
 * Throws what `listen` throws: EADDRINUSE, EACCES, EADDRNOTAVAIL.
 */
export async function serve(config: Config, db: Db): Promise<Serving> {
  if (db.engine === 'server') takeOverKey(config.dataDir);
  const file = join(config.dataDir, 'sample-sign-in.txt');
  const signIns = await ensureSampleAccounts(db, staff as SampleStaff[], file);
  // Made now, so that a folder that cannot be written to is found out at the start.
  openKey(config.keyFile);
  const clock = () => new Date();
  const app = createApp({ db, config, clock });
  const server = createAdaptorServer({ fetch: app.fetch });
  await listen(server, config);
  const mailing = startMailing(db, config.mail, clock);
  const jobs = await startJobs(db, { export: runExport, import: runImport(listOwnLayouts) }, clock);
  const forgetting = startForgetting(db, clock);
  const reindexing = startReindexing(db);
  const address = addressOf(config, server.address() as AddressInfo);
  console.log(`\nあゆみを開始しました：${address}\n`);
  if (signIns.length > 0) console.log(describeSignIns(signIns, file));
  return { address, stop: () => stop(server, [mailing, jobs, forgetting, reindexing], db) };
}

/** Waits for SIGINT or SIGTERM, then stops. A second signal does not wait. */
export async function stopOnSignal(serving: Serving): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  console.log('終了します。');
  await serving.stop();
}

function listen(server: ServerType, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function stop(
  server: ServerType,
  works: (Mailing | Jobs | Forgetting | Reindexing)[],
  db: Db,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const impatience = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, GRACE_MS);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
  });
  await Promise.all(works.map((work) => work.stop()));
  await db.close();
}

function addressOf({ origin, host }: Config, { port }: AddressInfo): string {
  if (origin) return origin;
  const isAnyOrLocal = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host);
  return `http://${isAnyOrLocal ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

function describeSignIns(signIns: SampleSignIn[], file: string): string {
  const width = Math.max(...signIns.map(({ signIn }) => signIn.length));
  const lines = signIns.map(
    ({ signIn, password, label }) => `  ${signIn.padEnd(width)}  ${password}  ${label}`,
  );
  return [
    '見本の市のログイン（このパソコンのブラウザからだけ使えます）',
    '  ログインID・パスワード・役割',
    ...lines,
    `  （${file} に控えがあります）`,
    '',
  ].join('\n');
}
