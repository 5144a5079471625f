import { workInRoom } from '#workers/work-in-room.ts';
import { readStaffFile } from './read-staff-file.ts';

/** The process in which a staff list is read (see staff-room.ts). */
workInRoom(readStaffFile);
