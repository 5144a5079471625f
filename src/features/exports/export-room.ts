import type { Tell } from '#formats/blocks.ts';
import type { ExportFile } from '#papers/export-material.ts';
import { openWorkRoom, type WorkRoom } from '#workers/work-room.ts';
import { type ExportTask, makeExport } from './make-export.ts';

/** The build puts the script beside the bundle. */
const work = {
  script: new URL('./export-worker.js', import.meta.url),
  here: (task: ExportTask, tell: Tell) => makeExport(task, tell),
};

/** The room of this server in which files are made while somebody waits for the answer. */
export const makeAside = untilDrawn(
  openWorkRoom<ExportTask, ExportFile>({
    ...work,
    seats: 2,
    limitsOf: () => ({ milliseconds: 120_000, megabytes: 1024, growth: 1536 }),
  }),
);

/** Another one for what is queued: it has the time it takes. */
export const makeQueued = untilDrawn(
  openWorkRoom<ExportTask, ExportFile>({
    ...work,
    seats: 1,
    limitsOf: () => ({ milliseconds: 30 * 60_000, megabytes: 2048, growth: 3072 }),
  }),
);

/** A PDF whose drawing ended its process is drawn once more without tags: it is the tags that the compiler stumbles over. */
export function untilDrawn(room: WorkRoom<ExportTask, ExportFile>): WorkRoom<ExportTask, ExportFile> {
  return async (task, watch) => {
    const made = await room(task, watch);
    const isWorthIt = !made.ok && made.why === 'died' && task.request.format === 'pdf';
    return isWorthIt ? room({ ...task, isTagged: false }, watch) : made;
  };
}
