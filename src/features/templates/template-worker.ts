import { workInRoom } from '#workers/work-in-room.ts';
import { fillSheets } from './fill-sheets.ts';
import { readTemplate } from './template-file.ts';
import type { FillTask, ReadTask } from './template-room.ts';

/** The process in which an office's own file is read and filled (see template-room.ts). */
workInRoom(async (task: ReadTask | FillTask) =>
  'read' in task ? readTemplate(task.read, task.bytes) : fillSheets(task.fill, task.materials, task.name),
);
