import { workInRoom } from '#workers/work-in-room.ts';
import { makeExport } from './make-export.ts';

/** The process in which a file is made (see export-room.ts). */
workInRoom(makeExport);
