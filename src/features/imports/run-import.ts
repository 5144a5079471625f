import { draftPath } from '#addresses/imports.ts';
import { sentenceOf } from '#reading/refusal.ts';
import type { JobRunner } from '#records/job/job-runner.ts';
import { draftUpload, type SentUpload } from './draft-upload.ts';
import type { ImportFile } from './import-file.ts';
import type { OwnLayouts } from './own-layouts.ts';
import { readQueued } from './reading-room.ts';

/** What a queued import is told. Its material are the files one behind the other. */
export type QueuedImport = Omit<SentUpload, 'files'> & { files: { name: string; size: number }[] };

/** Reads an upload that takes long. */
export const runImport =
  (listOwnLayouts: OwnLayouts): JobRunner =>
  async (db, { municipalityId, actor, input, material }, { tell, signal }) => {
    const { files, ...wish } = input as QueuedImport;
    const sent = { ...wish, files: apart(files, material ?? new Uint8Array()) };
    const drafted = await draftUpload(db, { municipalityId, actor }, sent, readQueued, listOwnLayouts, {
      tell,
      signal,
    });
    return drafted.ok
      ? { ok: true, path: draftPath(drafted.value) }
      : { ok: false, sentence: sentenceOf(drafted.refusal) };
  };

function apart(files: QueuedImport['files'], material: Uint8Array): ImportFile[] {
  let from = 0;
  return files.map(({ name, size }) => {
    const bytes = material.subarray(from, from + size);
    from += size;
    return { name, bytes };
  });
}
