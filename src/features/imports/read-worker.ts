import { parentPort, workerData } from 'node:worker_threads';
import type { Told } from '../jobs/thread-room.ts';
import type { PackedReading } from './pack-reading.ts';
import { readUpload, type Upload } from './read-upload.ts';
import type { Outcome } from './refusal.ts';

/** The thread in which an upload is read (see reading-room.ts). */
const say = (told: Told<Outcome<PackedReading>>) => parentPort!.postMessage(told);
const answer = await readUpload(workerData as Upload, (done, total) => say({ told: 'far', done, total }));
say({ told: 'answer', answer });
