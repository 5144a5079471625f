import type { ExportRequest } from '#domain/publication/export-request.ts';
import type { Tell } from '#formats/blocks.ts';
import type { ExportFile, ExportMaterial } from '#papers/export-material.ts';
import { openThreadRoom } from '#workers/thread-room.ts';
import { makeExport } from './make-export.ts';

export type ExportTask = { material: ExportMaterial; request: ExportRequest };

/** The build puts the thread's script beside the bundle. */
const work = {
  script: new URL('./export-worker.js', import.meta.url),
  here: ({ material, request }: ExportTask, tell: Tell) => makeExport(material, request, tell),
};

/** The room of this server in which files are made while somebody waits for the answer. */
export const makeAside = openThreadRoom<ExportTask, ExportFile>({
  ...work,
  seats: 2,
  limitsOf: () => ({ milliseconds: 120_000, megabytes: 1024 }),
});

/** Another one for what is queued: it has the time it takes. */
export const makeQueued = openThreadRoom<ExportTask, ExportFile>({
  ...work,
  seats: 1,
  limitsOf: () => ({ milliseconds: 30 * 60_000, megabytes: 2048 }),
});
