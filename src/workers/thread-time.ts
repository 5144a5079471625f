import { readFileSync, readlinkSync } from 'node:fs';

/** How Linux counts what a thread takes, everywhere. */
const TICKS_PER_SECOND = 100;

/** The number by which the system knows the thread that asks; null where it does not say (not Linux). */
export function ownThread(): string | null {
  try {
    return readlinkSync('/proc/thread-self').split('/').at(-1) ?? null;
  } catch {
    return null;
  }
}

/**
 * The processor time that a thread of this process has taken so far, in milliseconds. Waiting counts for nothing, whether for a
 * disk or for a turn on a busy machine. Where the system does not tell threads apart it is the time of the whole process.
 */
export function processorTime(thread: string | null): number {
  if (thread === null) return timeOfProcess();
  try {
    const fields = readFileSync(`/proc/self/task/${thread}/stat`, 'latin1').split(') ').at(-1)!.split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
  } catch {
    // It has just ended.
    return 0;
  }
}

function timeOfProcess(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
