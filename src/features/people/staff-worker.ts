import { parentPort, workerData } from 'node:worker_threads';
import { readStaffFile } from './read-staff-file.ts';

/** The thread in which a staff list is read (see staff-room.ts). */
const answer = await readStaffFile(workerData as Uint8Array);
parentPort!.postMessage({ told: 'answer', answer });
