import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from './durable-fs.ts';
import { takeLock } from './lock.ts';
import { refuseOtherVersion } from './prepared-folder.ts';
import { DatabaseRefused } from './refused.ts';

/**
 * What stands in a data folder: `db/`, where PostgreSQL works, with its lock `db.lock`; the key; the sign-ins of the sample city.
 * Nothing is written beside the folder: whoever gives one to Ayumi need not give what is around it.
 */
const CLUSTER = 'db';
const MOVING = 'db.moving';
const KEY = 'ayumi.key';
const SAMPLE_SIGN_IN = 'sample-sign-in.txt';

export const clusterIn = (dataDir: string) => join(dataDir, CLUSTER);

/** Names that are ours, and the one that a file system puts into the root of a disk. */
const OWN = /^(db(\.(lock|new|moving)\b.*)?|ayumi\.key(\.\d+\.part)?|sample-sign-in\.txt.*|lost\+found)$/;

/** Was the folder a cluster itself, or is on its way to hold one? */
export const isOlderLayout = (dataDir: string) =>
  ['PG_VERSION', MOVING].some((name) => fs.existsSync(join(dataDir, name)));

/** A folder is made, is ours, or was a cluster itself before there was `db/`; nobody else's is touched. */
export function makeDataFolder(dataDir: string): string {
  const first = fs.mkdirSync(dataDir, { recursive: true });
  if (first)
    for (let made = dataDir; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made));
  if (!isOlderLayout(dataDir) && fs.readdirSync(dataDir).some((name) => !OWN.test(name)))
    throw new DatabaseRefused('data-folder-foreign', { dataDir });
  return fs.realpathSync(dataDir);
}

/**
 * The folder was the cluster, and its key stood beside it: the cluster goes into `db/`, the key is copied, since another
 * folder may have had the same one. PG_VERSION goes first: without it an older version refuses the folder. A move that was interrupted is
 * taken up by the next start. The caller holds the lock of `db/`.
 */
export function moveOlderLayout(dataDir: string): void {
  if (!isOlderLayout(dataDir)) return;
  refuseOtherVersion(dataDir);
  const moving = join(dataDir, MOVING);
  // Where an older version may still be at work, beside the folder.
  const lock = takeLock(dataDir);
  try {
    takeOver(dataDir, KEY);
    takeOver(dataDir, SAMPLE_SIGN_IN);
    fs.mkdirSync(moving, { recursive: true, mode: 0o700 });
    syncFolder(dataDir);
    const move = (name: string) => fs.renameSync(join(dataDir, name), join(moving, name));
    if (fs.existsSync(join(dataDir, 'PG_VERSION'))) move('PG_VERSION');
    syncFolder(moving);
    syncFolder(dataDir);
    for (const name of fs.readdirSync(dataDir)) if (!OWN.test(name)) move(name);
    syncFolder(moving);
    syncFolder(dataDir);
    fs.renameSync(moving, clusterIn(dataDir));
    syncFolder(dataDir);
  } finally {
    lock.release();
  }
}

/** The key of an installation on a server, which had no folder of its own. */
export function takeOverKey(dataDir: string): void {
  if (fs.existsSync(join(dataDir, KEY)) || !fs.existsSync(join(dirname(dataDir), KEY))) return;
  fs.mkdirSync(dataDir, { recursive: true });
  takeOver(dataDir, KEY);
}

/** Copies a file that older versions kept beside the folder, whole or not at all. */
function takeOver(dataDir: string, name: string): void {
  const beside = join(dirname(dataDir), name);
  const own = join(dataDir, name);
  if (fs.existsSync(own) || !fs.existsSync(beside)) return;
  const part = `${own}.${process.pid}.part`;
  fs.writeFileSync(part, fs.readFileSync(beside), { mode: 0o600, flush: true });
  fs.renameSync(part, own);
  syncFolder(dataDir);
}
