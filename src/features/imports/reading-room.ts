import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { findForeignFormat } from '#formats/text/foreign-format.ts';
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
type Limits = { milliseconds: number; megabytes: number; growth: number };
const MEGABYTE = 1024 * 1024;
const LOOK_EVERY = 50;

/**
 * What a reading may take. A PDF or a packed file of a few bytes can ask for work without end: it has a few seconds, and more
 * as it is larger. `growth`: megabytes of the whole process, since what such a file unpacks to stands outside of the thread's
 * own memory.
 */
function limitsOf({ files }: Upload, { milliseconds, megabytes }: Rules): Limits {
  if (files.every(({ bytes }) => findForeignFormat(bytes) === null))
    return { milliseconds, megabytes, growth: Infinity };
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0) / MEGABYTE;
  return {
    milliseconds: Math.min(milliseconds, 4_000 + 4_000 * size),
    megabytes: Math.min(megabytes, 224 + 8 * size),
    growth: 280 + 8 * size,
  };
}

/**
 * Reads uploads in threads of their own, so that the server answers everybody else meanwhile. A reading that takes too
 * long or too much memory is ended, and whoever comes while every seat is taken is asked to wait: none of them hurts
 * the others.
 */
export function openReadingRoom(rules: Rules): ReadingRoom {
  const { script, seats } = rules;
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
    const { milliseconds, megabytes, growth } = limitsOf(upload, rules);
    const before = process.memoryUsage.rss();
    return new Promise((resolve, reject) => {
      const thread = new Worker(file, {
        workerData: upload,
        resourceLimits: { maxOldGenerationSizeMb: megabytes },
      });
      const impatience = setTimeout(() => {
        void thread.terminate();
        resolve(refuse({ code: 'reading-too-long', seconds: Math.round(milliseconds / 100) / 10 }));
      }, milliseconds);
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() < before + growth * MEGABYTE) return;
        void thread.terminate();
        resolve(refuse({ code: 'reading-too-much' }));
      }, LOOK_EVERY);
      thread.once('message', resolve);
      thread.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(refuse({ code: 'reading-too-much' }));
        else reject(error);
      });
      thread.once('exit', () => {
        clearTimeout(impatience);
        clearInterval(watch);
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
