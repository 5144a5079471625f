import { parentPort, workerData } from 'node:worker_threads';
import { readUpload, type Upload } from './read-upload.ts';

/** The thread in which an upload is read (see reading-room.ts). */
parentPort!.postMessage(await readUpload(workerData as Upload));
