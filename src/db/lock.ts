import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { DatabaseRefused } from './refused.ts';

/** Who holds the folder. `started`, `boot` and `pidSpace` are null where the system has no /proc. */
type Claim = {
  pid: number;
  host: string;
  started: string | null;
  boot: string | null;
  pidSpace: string | null;
};
export type Lock = { release(): void };

/** Another process works on the data folder. */
export class DataFolderInUse extends DatabaseRefused {
  override readonly name = 'DataFolderInUse';
  /** Null when the lock file cannot be read. */
  readonly pid: number | null;

  constructor(dataDir: string, lockFile: string, holder: Claim | null) {
    const { pid = null, host = '' } = holder ?? {};
    super('data-folder-in-use', { dataDir, lockFile, pid: String(pid ?? ''), host });
    this.pid = pid;
  }
}

/**
 * May this process work on the folder? PGlite itself lets two processes open one folder, and they silently overwrite
 * each other. The lock is the file `<folder>.lock`; it appears whole or not at all (a synced draft is linked to its
 * name), so that a power cut leaves none that cannot be read.
 *
 * A lock is taken over only from a process that is certainly dead: one of this machine that no longer runs, or that ran
 * before the last start of the machine. A lock of another machine or another container is left alone, since its
 * process cannot be seen from here.
 */
export function takeLock(dataDir: string): Lock {
  const path = `${dataDir}.lock`;
  const own = JSON.stringify(thisProcess());
  const draft = `${path}.${process.pid}`;
  writeSynced(draft, own);
  try {
    while (!linked(draft, path)) {
      const standing = readIfThere(path);
      if (standing === null) continue;
      const holder = parseClaim(standing);
      if (holder === null || !isDead(holder)) throw new DataFolderInUse(dataDir, path, holder);
      bury(path, standing);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release() {
      if (readIfThere(path) === own) rmSync(path);
    },
  };
}

/** Moves a dead process's lock away, and puts it back if meanwhile it became another process's. */
function bury(path: string, dead: string): void {
  const grave = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, grave);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if (readIfThere(grave) !== dead) linked(grave, path);
  rmSync(grave, { force: true });
}

function isDead(holder: Claim): boolean {
  const here = thisProcess();
  if (holder.host !== here.host) return false;
  if (holder.boot !== here.boot) return true;
  if (holder.pidSpace !== here.pidSpace) return false;
  return here.started === null ? !isRunning(holder.pid) : startOf(holder.pid) !== holder.started;
}

function thisProcess(): Claim {
  return {
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid),
    boot: readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? null,
    pidSpace: pidSpace(),
  };
}

/** When a process started, in ticks since the machine did: tells a reused process number. Null when there is none. */
function startOf(pid: number): string | null {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // pid (name) state parent … – the name may hold spaces and brackets; the start is the 22nd field of all.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const isZombie = fields[0] === 'Z' || fields[0] === 'X';
  return isZombie ? null : fields[19]!;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}

function pidSpace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}

function parseClaim(text: string): Claim | null {
  try {
    const claim = JSON.parse(text);
    return Number.isInteger(claim.pid) ? claim : null;
  } catch {
    return null;
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function writeSynced(path: string, text: string): void {
  const file = openSync(path, 'w');
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ESRCH')) return null;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
