import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { ownThread, processorTime } from './thread-time.ts';

/** What a thread says while it works, and in the end. */
export type Told<Answer> =
  | { told: 'thread'; thread: string }
  | { told: 'far'; done: number; total: number }
  | { told: 'answer'; answer: Answer };

export type Threaded<Answer> =
  | { ok: true; answer: Answer }
  | { ok: false; why: 'full' | 'too-long' | 'too-much' | 'too-busy' | 'cancelled' };

export type Watch = { tell?: (done: number, total: number) => void; signal?: AbortSignal };
export type ThreadRoom<Task, Answer> = (task: Task, watch?: Watch) => Promise<Threaded<Answer>>;

export type RoomLimits = {
  /** Of processor time that the thread takes: on a busy machine the same work takes longer, and no more of it. */
  milliseconds: number;
  /** Of the thread's own memory. */
  megabytes: number;
  /**
   * Of the whole process since the work began: what a file unpacks to stands outside of the thread's own memory. Left out: not
   * looked at.
   */
  growth?: number;
  /** By the clock, whatever the thread did meanwhile: the last net. Left out: {@link patienceOf} the processor time. */
  patience?: number;
};

export type RoomRules<Task, Answer> = {
  /** The thread's script as the build puts it beside the bundle; where the sources run themselves there is none. */
  script: URL;
  /** The same work in this thread, for then. */
  here: (task: Task, tell: (done: number, total: number) => void) => Promise<Answer>;
  /** How many may work at once; each takes a processor and its memory. */
  seats: number;
  limitsOf: (task: Task) => RoomLimits;
};

const MEGABYTE = 1024 * 1024;
const LOOK_EVERY_MS = 50;

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
 * Does heavy work in threads of their own, so that the server answers everybody else meanwhile. Work that takes too long or too
 * much memory is ended, and whoever comes while every seat is taken is turned away: none of them hurts the others.
 */
export function openThreadRoom<Task, Answer>(rules: RoomRules<Task, Answer>): ThreadRoom<Task, Answer> {
  const script = existsSync(rules.script) ? rules.script : null;
  let taken = 0;
  return async (task, watch = {}) => {
    if (taken >= rules.seats) return { ok: false, why: 'full' };
    taken += 1;
    try {
      return script === null
        ? { ok: true, answer: await rules.here(task, watch.tell ?? (() => {})) }
        : await inThread<Task, Answer>(script, task, watch, rules.limitsOf(task));
    } finally {
      taken -= 1;
    }
  };
}

function inThread<Task, Answer>(
  script: URL,
  task: Task,
  { tell, signal }: Watch,
  { milliseconds, megabytes, growth = Infinity, patience = patienceOf(milliseconds) }: RoomLimits,
): Promise<Threaded<Answer>> {
  return new Promise((resolve, reject) => {
    const most = process.memoryUsage.rss() + growth * MEGABYTE;
    const thread = new Worker(script, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    const end = (threaded: Threaded<Answer>) => {
      resolve(threaded);
      void thread.terminate();
    };
    let spent = ownThread() === null ? stopwatch(null) : () => 0;
    const impatience = setTimeout(() => end({ ok: false, why: 'too-busy' }), patience);
    const look = setInterval(() => {
      if (process.memoryUsage.rss() >= most) end({ ok: false, why: 'too-much' });
      else if (spent() >= milliseconds) end({ ok: false, why: 'too-long' });
    }, LOOK_EVERY_MS);
    const cancel = () => end({ ok: false, why: 'cancelled' });
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel);
    thread.on('message', (message: Told<Answer>) => {
      if (message.told === 'thread') spent = stopwatch(message.thread);
      else if (message.told === 'far') tell?.(message.done, message.total);
      else end({ ok: true, answer: message.answer });
    });
    thread.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ ok: false, why: 'too-much' });
      else reject(error);
    });
    thread.once('exit', () => {
      clearTimeout(impatience);
      clearInterval(look);
      signal?.removeEventListener('abort', cancel);
      reject(new Error('The thread ended without an answer.'));
    });
  });
}

/** The processor time that a thread takes from now on. */
function stopwatch(thread: string | null): () => number {
  const before = processorTime(thread);
  return () => processorTime(thread) - before;
}
