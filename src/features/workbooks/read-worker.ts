import { workInRoom } from '#workers/work-in-room.ts';
import { readReturned } from './read-returned.ts';

/** The thread in which returned workbooks are read (see reading-room.ts). */
await workInRoom(readReturned);
