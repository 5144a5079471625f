import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type ProcessUse, processUse } from './process-use.ts';

/** What a process is asked, once. */
export type Asked<Task> = { task: Task };

/** What a process says while it works, and in the end. */
export type Told<Answer> =
  | { told: 'far'; done: number; total: number }
  | { told: 'answer'; answer: Answer }
  | { told: 'broken'; error: string };

/** `died`: the process ended before it had answered, by a fault in native code or because somebody else ended it. */
export type Worked<Answer> =
  | { ok: true; answer: Answer }
  | { ok: false; why: 'full' | 'too-long' | 'too-much' | 'too-busy' | 'cancelled' | 'died' };

export type Watch = { tell?: (done: number, total: number) => void; signal?: AbortSignal };
export type WorkRoom<Task, Answer> = (task: Task, watch?: Watch) => Promise<Worked<Answer>>;

export type RoomLimits = {
  /** Of processor time that the work takes: on a busy machine the same work takes longer, and no more of it. */
  milliseconds: number;
  /** Of the memory that our own code keeps. */
  megabytes: number;
  /** Of the memory of the whole process beyond what it begins with: what a file unpacks to, and what native code keeps. */
  growth: number;
  /** By the clock, whatever the process did meanwhile: the last net. Left out: {@link patienceOf} the processor time. */
  patience?: number;
};

export type RoomRules<Task, Answer> = {
  /** The script of the process as the build puts it beside the bundle; where the sources run themselves there is none. */
  script: URL;
  /** The same work in this process, for then. */
  here: (task: Task, tell: (done: number, total: number) => void) => Promise<Answer>;
  /** How many may work at once; each takes a processor and its memory. */
  seats: number;
  limitsOf: (task: Task) => RoomLimits;
};

const MEGABYTE = 1024 * 1024;
const LOOK_EVERY_MS = 50;
const MOST_WORDS = 2_000;
/** What a process takes that has loaded its script and done nothing. */
const BARE_MEGABYTES = 100;

/** Whoever waits longer than this waits for a machine that has no time for the work, which is no fault of the work. */
const patienceOf = (milliseconds: number) => 60_000 + 4 * milliseconds;

/**
 * What reading office files and PDFs of a size may take: one of a few bytes can ask for work without end. A few seconds, and more
 * as they are larger; `patience` times as many where nobody waits at a page.
 */
export function limitsOfFiles(bytes: number, patience = 1): RoomLimits {
  const size = bytes / MEGABYTE;
  return {
    milliseconds: patience * Math.min(60_000, 4_000 + 4_000 * size),
    megabytes: Math.min(1024, 224 + 8 * size),
    growth: 280 + 8 * size,
  };
}

/**
 * Does heavy work in processes of their own, so that the server answers everybody else meanwhile and goes on whatever becomes of
 * them. Work that takes too long or too much memory is ended, and whoever comes while every seat is taken is turned away.
 */
export function openWorkRoom<Task, Answer>(rules: RoomRules<Task, Answer>): WorkRoom<Task, Answer> {
  const script = existsSync(rules.script) ? rules.script : null;
  let taken = 0;
  return async (task, watch = {}) => {
    if (taken >= rules.seats) return { ok: false, why: 'full' };
    taken += 1;
    try {
      return script === null
        ? { ok: true, answer: await rules.here(task, watch.tell ?? (() => {})) }
        : await inProcess<Task, Answer>(script, task, watch, rules.limitsOf(task));
    } finally {
      taken -= 1;
    }
  };
}

function inProcess<Task, Answer>(
  script: URL,
  task: Task,
  { tell, signal }: Watch,
  limits: RoomLimits,
): Promise<Worked<Answer>> {
  if (signal?.aborted) return Promise.resolve({ ok: false, why: 'cancelled' });
  return new Promise((resolve, reject) => {
    const { patience = patienceOf(limits.milliseconds) } = limits;
    const child = fork(script, {
      execArgv: [`--max-old-space-size=${Math.ceil(limits.megabytes)}`, '--enable-source-maps'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const words = keepWords(child);
    let isEnded = false;
    const end = (worked: Worked<Answer>) => {
      isEnded = true;
      resolve(worked);
      child.kill('SIGKILL');
    };
    const began = performance.now();
    const clock = (): ProcessUse => ({ milliseconds: performance.now() - began, megabytes: 0 });
    const use = processUse(child.pid ?? 0) === null ? clock : () => processUse(child.pid!);
    const impatience = setTimeout(() => end({ ok: false, why: 'too-busy' }), patience);
    const look = setInterval(() => {
      const taken = use();
      if (taken && taken.megabytes >= BARE_MEGABYTES + limits.growth) end({ ok: false, why: 'too-much' });
      else if (taken && taken.milliseconds >= limits.milliseconds) end({ ok: false, why: 'too-long' });
    }, LOOK_EVERY_MS);
    const cancel = () => end({ ok: false, why: 'cancelled' });
    const leave = () => child.kill('SIGKILL');
    signal?.addEventListener('abort', cancel);
    process.once('exit', leave);
    child.on('message', (message: Told<Answer>) => {
      if (message.told === 'far') return tell?.(message.done, message.total);
      if (message.told === 'answer') return end({ ok: true, answer: message.answer });
      reject(new Error(message.error));
      end({ ok: false, why: 'died' });
    });
    child.once('error', reject);
    child.once('close', (code, killedBy) => {
      clearTimeout(impatience);
      clearInterval(look);
      signal?.removeEventListener('abort', cancel);
      process.off('exit', leave);
      if (isEnded) return;
      logDeath(script, killedBy ?? code, words());
      resolve({ ok: false, why: words().includes('heap out of memory') ? 'too-much' : 'died' });
    });
    child.send({ task } satisfies Asked<Task>, (error) => error && child.kill('SIGKILL'));
  });
}

/** The first of what a process complains of: what comes after it are the places in the program. */
function keepWords(child: ChildProcess): () => string {
  let words = '';
  child.stderr?.on('data', (piece: Buffer) => {
    if (words.length < MOST_WORDS) words += piece.toString();
  });
  return () => words.slice(0, MOST_WORDS);
}

function logDeath(script: URL, how: string | number | null, error: string) {
  const line = {
    at: new Date().toISOString(),
    level: 'error',
    task: basename(script.pathname),
    died: how,
    error,
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
