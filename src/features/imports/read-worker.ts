import { workInRoom } from '#workers/work-in-room.ts';
import { readUpload } from './read-upload.ts';

/** The process in which an upload is read (see reading-room.ts). */
workInRoom(readUpload);
