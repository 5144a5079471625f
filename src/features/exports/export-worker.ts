import { workInRoom } from '#workers/work-in-room.ts';
import type { ExportTask } from './export-room.ts';
import { makeExport } from './make-export.ts';

/** The thread in which a file is made (see export-room.ts). */
await workInRoom(({ material, request }: ExportTask, tell) => makeExport(material, request, tell));
