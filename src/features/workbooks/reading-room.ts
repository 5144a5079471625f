import { limitsOfFiles, openWorkRoom } from '#workers/work-room.ts';
import { type Digested, type ReadWorkbook, type ReturnedFile, readReturned } from './read-returned.ts';

/** Where returned workbooks are read; the build puts the script of the process beside the bundle. */
export const readAside = openWorkRoom<readonly ReturnedFile[], (ReadWorkbook & Digested)[]>({
  script: new URL('./workbook-worker.js', import.meta.url),
  here: readReturned,
  seats: 2,
  limitsOf: (files) => limitsOfFiles(files.reduce((sum, { bytes }) => sum + bytes.length, 0)),
});
