import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** What a thread says while it works, and in the end. */
export type Told<Answer> = { told: 'far'; done: number; total: number } | { told: 'answer'; answer: Answer };

export type Threaded<Answer> =
  | { ok: true; answer: Answer }
  | { ok: false; why: 'full' | 'too-long' | 'too-much' | 'cancelled' };

export type Watch = { tell?: (done: number, total: number) => void; signal?: AbortSignal };
export type ThreadRoom<Task, Answer> = (task: Task, watch?: Watch) => Promise<Threaded<Answer>>;

export type RoomRules<Task, Answer> = {
  /** The thread's script as the build puts it beside the bundle; where the sources run themselves there is none. */
  script: URL;
  /** The same work in this thread, for then. */
  here: (task: Task, tell: (done: number, total: number) => void) => Promise<Answer>;
  /** How many may work at once; each takes a processor and its memory. */
  seats: number;
  milliseconds: number;
  megabytes: number;
};

/**
 * DOOR. Does heavy work in threads of their own, so that the server answers everybody else meanwhile. Work that takes too long or too
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
        : await inThread<Task, Answer>(script, task, watch, rules);
    } finally {
      taken -= 1;
    }
  };
}

function inThread<Task, Answer>(
  script: URL,
  task: Task,
  { tell, signal }: Watch,
  { milliseconds, megabytes }: { milliseconds: number; megabytes: number },
): Promise<Threaded<Answer>> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(script, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    const end = (why: 'too-long' | 'cancelled') => {
      resolve({ ok: false, why });
      void thread.terminate();
    };
    const impatience = setTimeout(() => end('too-long'), milliseconds);
    const cancel = () => end('cancelled');
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel);
    thread.on('message', (message: Told<Answer>) => {
      if (message.told === 'answer') resolve({ ok: true, answer: message.answer });
      else tell?.(message.done, message.total);
    });
    thread.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ ok: false, why: 'too-much' });
      else reject(error);
    });
    thread.once('exit', () => {
      clearTimeout(impatience);
      signal?.removeEventListener('abort', cancel);
      reject(new Error('The thread ended without an answer.'));
    });
  });
}
