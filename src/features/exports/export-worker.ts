import { parentPort, workerData } from 'node:worker_threads';
import type { ExportFile } from '#papers/export-request.ts';
import type { Told } from '#workers/thread-room.ts';
import type { ExportTask } from './export-room.ts';
import { makeExport } from './make-export.ts';

/** The thread in which a file is made (see export-room.ts). */
const { material, request } = workerData as ExportTask;
const say = (told: Told<ExportFile>) => parentPort!.postMessage(told);
const answer = await makeExport(material, request, (done, total) => say({ told: 'far', done, total }));
say({ told: 'answer', answer });
