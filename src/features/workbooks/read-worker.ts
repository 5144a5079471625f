import { parentPort, workerData } from 'node:worker_threads';
import { type ReturnedFile, readReturned } from './read-returned.ts';

/** The thread in which returned workbooks are read (see reading-room.ts). */
const answer = await readReturned(workerData as readonly ReturnedFile[]);
parentPort!.postMessage({ told: 'answer', answer });
