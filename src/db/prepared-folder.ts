import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { syncFolder } from './durable-fs.ts';
import { DatabaseRefused } from './refused.ts';

/** PostgreSQL's major version inside the pinned PGlite: what stands in a folder's PG_VERSION. */
const POSTGRES_VERSION = '18';

const here = import.meta.dirname;
const root = basename(here) === 'dist' ? dirname(here) : dirname(dirname(here));
const ARCHIVE = join(root, 'dist', 'database.tar.gz');
const MAKE_ARCHIVE = join(root, 'scripts', 'prepare-database.mjs');

/**
 * Makes sure that a whole cluster of our version stands in the folder, so that PGlite never runs its own initdb there:
 * that writes without fsync, needs 490 MiB more, and answers a damaged folder with an empty database.
 *
 * A new cluster is unpacked into `<folder>.new`, forced to disk and then renamed: whenever it is interrupted, the next
 * start begins again. The caller holds the folder's lock.
 */
export async function prepareFolder(dataDir: string, archive = ARCHIVE): Promise<void> {
  if (refuseOtherVersion(dataDir)) return;
  if (fs.existsSync(dataDir) && fs.readdirSync(dataDir).length > 0)
    throw new DatabaseRefused('data-folder-foreign', { dataDir });

  const fresh = `${dataDir}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  unpack(await readArchive(archive, `${fresh}.tar.gz`), fresh);
  syncTree(fresh);
  fs.renameSync(fresh, dataDir);
  syncFolder(dirname(dataDir));
}

/** Does a cluster of our version stand there? Another one's is refused. */
export function refuseOtherVersion(dataDir: string): boolean {
  const file = join(dataDir, 'PG_VERSION');
  const version = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : null;
  if (version !== null && version !== POSTGRES_VERSION)
    throw new DatabaseRefused('data-folder-version', { dataDir, version });
  return version !== null;
}

/** The archive of the build; before there is a build, one made in a child process, whose memory ends with it. */
async function readArchive(archive: string, scratch: string): Promise<Buffer> {
  if (fs.existsSync(archive)) return gunzipSync(fs.readFileSync(archive));
  try {
    await promisify(execFile)(process.execPath, [MAKE_ARCHIVE, scratch]);
    return gunzipSync(fs.readFileSync(scratch));
  } finally {
    fs.rmSync(scratch, { force: true });
  }
}

/** Unpacks the ustar that PGlite dumps: folders and plain files, names under 100 bytes that begin with a slash. */
function unpack(tar: Buffer, folder: string): void {
  fs.mkdirSync(folder, { mode: 0o700 });
  for (let at = 0; tar[at]; ) {
    const field = (from: number, to: number) => tar.toString('latin1', at + from, at + to).split('\0')[0]!;
    const path = join(folder, field(0, 100));
    const mode = Number.parseInt(field(100, 108), 8) & 0o777;
    const size = Number.parseInt(field(124, 136), 8);
    const isFolder = field(156, 157) === '5';
    if (isFolder) fs.mkdirSync(path, { mode });
    else fs.writeFileSync(path, tar.subarray(at + 512, at + 512 + size), { mode });
    at += 512 + (isFolder ? 0 : Math.ceil(size / 512) * 512);
  }
}

function syncTree(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else syncFolder(path);
  }
  syncFolder(folder);
}
