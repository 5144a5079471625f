import { limitsOfFiles, openWorkRoom } from '#workers/work-room.ts';
import { readStaffFile, refuseStaffFile, type StaffFile } from './read-staff-file.ts';

const read = openWorkRoom<Uint8Array, StaffFile>({
  /** The build puts the script beside the bundle. */
  script: new URL('./staff-worker.js', import.meta.url),
  here: readStaffFile,
  seats: 2,
  limitsOf: (bytes) => limitsOfFiles(bytes.length),
});

/** The lines of a staff list, read in a process of its own: a small workbook can ask for much work. */
export async function readStaffAside(bytes: Uint8Array): Promise<StaffFile> {
  const worked = await read(bytes);
  if (worked.ok) return worked.answer;
  return refuseStaffFile(worked.why === 'full' || worked.why === 'too-busy' ? 'busy' : 'xlsx-too-large');
}
