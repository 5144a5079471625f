import { parentPort, workerData } from 'node:worker_threads';
import { fillSheets } from './fill-sheets.ts';
import { readTemplate } from './template-file.ts';
import type { FillTask, ReadTask } from './template-room.ts';

/** The thread in which an office's own file is read and filled (see template-room.ts). */
const task = workerData as ReadTask | FillTask;
const answer =
  'read' in task
    ? await readTemplate(task.read, task.bytes)
    : fillSheets(task.fill, task.materials, task.name);
parentPort!.postMessage({ told: 'answer', answer });
