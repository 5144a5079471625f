import { draftPath } from '#addresses/imports.ts';
import { jobPath } from '#addresses/jobs.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { uploadLabel } from '#messages/imports.ja.ts';
import { sentenceOf } from '#reading/refusal.ts';
import { queueJob } from '#records/job/queue-job.ts';
import { draftUpload, type SentUpload } from './draft-upload.ts';
import { listPage } from './list-page.tsx';
import { importerOf } from './open-draft.ts';
import type { OwnLayouts } from './own-layouts.ts';
import { readAside } from './reading-room.ts';
import type { QueuedImport } from './run-import.ts';

/** More takes longer than a person waits at a page. */
const MOST_AT_ONCE = { files: 40, bytes: 8 * 1024 * 1024 };

/** Reads what was sent into a draft while the person waits; much of it is queued. */
export const uploadAction = (listOwnLayouts: OwnLayouts) => async (c: AppContext) => {
  const sent = await readSent(c);
  const size = sent.files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (sent.files.length > MOST_AT_ONCE.files || size > MOST_AT_ONCE.bytes) return queueImport(c, sent);
  const draft = await draftUpload(c.get('db'), importerOf(c), sent, readAside, listOwnLayouts);
  return draft.ok
    ? redirectWithNotice(c, draftPath(draft.value), 'import-drafted')
    : listPage(c, listOwnLayouts, sentenceOf(draft.refusal));
};

async function readSent(c: AppContext): Promise<SentUpload> {
  const form = c.get('form');
  const files: SentUpload['files'] = [];
  for (const file of form?.getAll('files') ?? [])
    if (file instanceof File && file.name !== '')
      files.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  return {
    files,
    profile: String(form?.get('profile') ?? '') || null,
    target: String(form?.get('plan') ?? 'auto'),
  };
}

async function queueImport(c: AppContext, { files, ...wish }: SentUpload) {
  const { municipality, accountId, label: actor } = actorOf(c);
  const heads = files.map(({ name, bytes }) => ({ name, size: bytes.length }));
  const id = await queueJob(c.get('db'), {
    municipalityId: municipality.id,
    planId: null,
    accountId,
    actor,
    kind: 'import',
    label: uploadLabel(heads.map(({ name }) => name)),
    input: { ...wish, files: heads } satisfies QueuedImport,
    material: Buffer.concat(files.map(({ bytes }) => bytes)),
    now: c.get('now'),
  });
  return id === null ? renderRefusal(c, 'jobs-too-many') : redirectWithNotice(c, jobPath(id), 'job-queued');
}
