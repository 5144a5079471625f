import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { PackedReading } from './pack-reading.ts';
import { readUpload, type Upload } from './read-upload.ts';
import { type Outcome, refuse } from './refusal.ts';

export type ReadingRoom = (upload: Upload) => Promise<Outcome<PackedReading>>;

export type Rules = {
  /** The thread's script; null: reads in this thread. */
  script: URL | null;
  /** How many may read at once; each takes a processor and its memory. */
  seats: number;
  milliseconds: number;
  megabytes: number;
};

/**
 * Reads uploads in threads of their own, so that the server answers everybody else meanwhile. A reading that takes too
 * long or too much memory is ended, and whoever comes while every seat is taken is asked to wait: none of them hurts
 * the others.
 */
export function openReadingRoom({ script, seats, milliseconds, megabytes }: Rules): ReadingRoom {
  let taken = 0;
  return async (upload) => {
    if (taken >= seats) return refuse({ code: 'reading-room-full' });
    taken += 1;
    try {
      return script === null ? await readUpload(upload) : await readInThread(script, upload);
    } finally {
      taken -= 1;
    }
  };

  function readInThread(file: URL, upload: Upload): Promise<Outcome<PackedReading>> {
    return new Promise((resolve, reject) => {
      const thread = new Worker(file, {
        workerData: upload,
        resourceLimits: { maxOldGenerationSizeMb: megabytes },
      });
      const impatience = setTimeout(() => {
        void thread.terminate();
        resolve(refuse({ code: 'reading-too-long', seconds: milliseconds / 1000 }));
      }, milliseconds);
      thread.once('message', resolve);
      thread.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(refuse({ code: 'reading-too-much' }));
        else reject(error);
      });
      thread.once('exit', () => {
        clearTimeout(impatience);
        reject(new Error('The reading ended without an answer.'));
      });
    });
  }
}

/** The build puts the thread's script beside the bundle. Where the sources run themselves there is none. */
const BUILT = new URL('./read-worker.js', import.meta.url);

/** The one room of this server. */
export const readAside = openReadingRoom({
  script: existsSync(BUILT) ? BUILT : null,
  seats: 2,
  milliseconds: 60_000,
  megabytes: 1024,
});
