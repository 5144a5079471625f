import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { OpinionAsker } from '#domain/opinion/decide-opinion.ts';
import type { ExportAsked } from '#domain/publication/export-request.ts';
import { jobFailures } from '#messages/jobs.ja.ts';
import type { ExportFile } from '#papers/export-material.ts';
import type { JobRunner } from '#records/job/job-runner.ts';
import type { Watch } from '#workers/work-room.ts';
import { makeQueued } from './export-room.ts';
import { type Loaded, loadMaterial } from './load-material.ts';

/** What a queued export is told: what to make, and who reads it. */
export type QueuedExport = { request: ExportAsked; asker: OpinionAsker };

const FAILURES = {
  full: 'broken',
  'too-long': 'took-too-long',
  'too-much': 'took-too-much',
  'too-busy': 'too-busy',
  died: 'died',
  // Nobody reads it: whoever cancelled has gone on.
  cancelled: 'broken',
} as const;

/** Makes a file that takes long. */
export const runExport: JobRunner = async (db, { municipalityId, planId, input }, { tell, signal, now }) => {
  const { request, asker } = input as QueuedExport;
  const key = { municipalityId, planId: planId ?? '' };
  const loaded = await loadMaterial(db, key, request, { today: dayOf(now), asker });
  if (!loaded) return { ok: false, sentence: jobFailures['plan-gone'] };
  return makeWithoutHaste(loaded, { tell, signal });
};

export type FileOrWhy = { ok: true; file: ExportFile } | { ok: false; sentence: string };

/** A file that may take the time it takes, or the sentence why there is none. */
export async function makeWithoutHaste(loaded: Loaded, watch?: Watch): Promise<FileOrWhy> {
  const made = await makeQueued(loaded, watch);
  return made.ok ? { ok: true, file: made.answer } : { ok: false, sentence: jobFailures[FAILURES[made.why]] };
}
