import { readFileSync } from 'node:fs';

/** How Linux counts what a process takes, everywhere. */
const TICKS_PER_SECOND = 100;
const PAGE_KILOBYTES = 4;

/** What a process has taken so far: processor time of all its threads in milliseconds, and memory in megabytes. */
export type ProcessUse = { milliseconds: number; megabytes: number };

/**
 * What a process has taken so far. Waiting counts for nothing, whether for a disk or for a turn on a busy machine. Null where the
 * system does not say (not Linux), or where the process has just ended.
 */
export function processUse(pid: number): ProcessUse | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)!.split(' ');
    const milliseconds = ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
    return { milliseconds, megabytes: (Number(fields[21]) * PAGE_KILOBYTES) / 1024 };
  } catch {
    return null;
  }
}
