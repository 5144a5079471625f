import { workInRoom } from '#workers/work-in-room.ts';
import { readReturned } from './read-returned.ts';

/** The process in which returned workbooks are read (see reading-room.ts). */
workInRoom(readReturned);
