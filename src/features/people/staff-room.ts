import { limitsOfFiles, openThreadRoom } from '#workers/thread-room.ts';
import { readStaffFile, refuseStaffFile, type StaffFile } from './read-staff-file.ts';

const read = openThreadRoom<Uint8Array, StaffFile>({
  /** The build puts the thread's script beside the bundle. */
  script: new URL('./staff-worker.js', import.meta.url),
  here: readStaffFile,
  seats: 2,
  limitsOf: (bytes) => limitsOfFiles(bytes.length),
});

/** The lines of a staff list, read in a thread: a small workbook can ask for much work. */
export async function readStaffAside(bytes: Uint8Array): Promise<StaffFile> {
  const threaded = await read(bytes);
  if (threaded.ok) return threaded.answer;
  return refuseStaffFile(threaded.why === 'full' || threaded.why === 'too-busy' ? 'busy' : 'xlsx-too-large');
}
