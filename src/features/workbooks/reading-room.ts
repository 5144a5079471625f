import { limitsOfFiles, openThreadRoom } from '#workers/thread-room.ts';
import { type Digested, type ReadWorkbook, type ReturnedFile, readReturned } from './read-returned.ts';

/** Where returned workbooks are read; the build puts the thread's script beside the bundle. */
export const readAside = openThreadRoom<readonly ReturnedFile[], (ReadWorkbook & Digested)[]>({
  script: new URL('./workbook-worker.js', import.meta.url),
  here: readReturned,
  seats: 2,
  limitsOf: (files) => limitsOfFiles(files.reduce((sum, { bytes }) => sum + bytes.length, 0)),
});
