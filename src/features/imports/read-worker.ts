import { parentPort, workerData } from 'node:worker_threads';
import type { Outcome } from '#domain/outcome.ts';
import type { ImportRefusal } from '#reading/refusal.ts';
import type { PackedReading } from '#records/draft/pack-reading.ts';
import type { Told } from '#workers/thread-room.ts';
import { readUpload, type Upload } from './read-upload.ts';

/** The thread in which an upload is read (see reading-room.ts). */
const say = (told: Told<Outcome<PackedReading, ImportRefusal>>) => parentPort!.postMessage(told);
const answer = await readUpload(workerData as Upload, (done, total) => say({ told: 'far', done, total }));
say({ told: 'answer', answer });
