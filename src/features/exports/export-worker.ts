import { parentPort, workerData } from 'node:worker_threads';
import type { Told } from '#features/jobs/thread-room.ts';
import type { ExportFile } from './export-request.ts';
import type { ExportTask } from './export-room.ts';
import { makeExport } from './make-export.ts';

/** The thread in which a file is made (see export-room.ts). */
const { material, request } = workerData as ExportTask;
const answer = await makeExport(material, request);
parentPort!.postMessage({ told: 'answer', answer } satisfies Told<ExportFile>);
