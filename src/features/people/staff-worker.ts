import { workInRoom } from '#workers/work-in-room.ts';
import { readStaffFile } from './read-staff-file.ts';

/** The thread in which a staff list is read (see staff-room.ts). */
await workInRoom(readStaffFile);
