import { Hono } from 'hono';
import { draftPath, importsPath, type RecordKind, recordPath } from '#addresses/imports.ts';
import type { AppContext, Env } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { permit } from '#http/permit.ts';
import { cancelDraft } from '#records/draft/cancel-draft.ts';
import { decideDraft } from '#records/draft/decide-draft.ts';
import { confirmDraft } from './confirm-draft.ts';
import { editDraft } from './edit-draft.ts';
import { leftoversPage } from './leftovers-page.tsx';
import { listPage } from './list-page.tsx';
import { draftKeyOf, importerOf, openDraft, paramOf } from './open-draft.ts';
import type { OwnLayouts } from './own-layouts.ts';
import { previewPage } from './preview-page.tsx';
import { readDecisions, readEdits, readTitles, readVersion } from './read-forms.ts';
import { recordPage } from './record-page.tsx';
import { sourcePage } from './source-page.tsx';
import { uploadAction } from './upload-action.ts';

const permitted = permit('secretariat', 'operator');

export const importRoutes = (listOwnLayouts: OwnLayouts) =>
  new Hono<Env>()
    .get('/imports', permitted, (c) => listPage(c, listOwnLayouts))
    .post('/imports', permitted, uploadAction(listOwnLayouts))
    .get('/imports/:id', permitted, (c) => previewPage(c))
    .get('/imports/:id/source', permitted, sourcePage)
    .get('/imports/:id/leftovers', permitted, leftoversPage)
    .get('/imports/:id/projects/:record', permitted, (c) => recordPage(c, 'projects'))
    .get('/imports/:id/nodes/:record', permitted, (c) => recordPage(c, 'nodes'))
    .get('/imports/:id/plans/:record', permitted, (c) => recordPage(c, 'plans'))
    .post('/imports/:id/projects/:record/values', permitted, (c) => answerEdits(c, 'projects'))
    .post('/imports/:id/nodes/:record/values', permitted, (c) => answerEdits(c, 'nodes'))
    .post('/imports/:id/plans/:record/values', permitted, (c) => answerEdits(c, 'plans'))
    .post('/imports/:id/problems', permitted, answerProblem)
    .post('/imports/:id/plan', permitted, answerPlan)
    .post('/imports/:id/decisions', permitted, answerDecisions)
    .post('/imports/:id/confirmation', permitted, answerConfirmation)
    .post('/imports/:id/cancellation', permitted, answerCancellation);

async function answerEdits(c: AppContext, kind: RecordKind) {
  const draft = await openDraft(c);
  if (!draft) return c.notFound();
  const { edits, inputs } = readEdits(c.get('form'), draft.document);
  const path = recordPath(draft.id, kind, paramOf(c, 'record'));
  if (edits.length === 0) return redirectWithNotice(c, path, 'import-unchanged');
  const edited = await editDraft(c.get('db'), importerOf(c), draftKeyOf(c), readVersion(c), edits);
  return edited.ok
    ? redirectWithNotice(c, path, 'import-edited')
    : recordPage(c, kind, { refusal: edited.refusal, inputs });
}

async function answerProblem(c: AppContext) {
  const pointer = `/problems/${c.get('form')?.get('problem') ?? ''}`;
  const accepted = await editDraft(c.get('db'), importerOf(c), draftKeyOf(c), readVersion(c), [
    { op: 'accept', pointer },
  ]);
  if (!accepted.ok) return previewPage(c, accepted.refusal);
  return redirectWithNotice(c, `${draftPath(paramOf(c, 'id'))}#problems`, 'import-accepted');
}

async function answerPlan(c: AppContext) {
  const planId = String(c.get('form')?.get('plan') ?? '') || null;
  const decided = await decideDraft(c.get('db'), importerOf(c), draftKeyOf(c), readVersion(c), { planId });
  if (!decided.ok) return previewPage(c, decided.refusal);
  return redirectWithNotice(c, draftPath(paramOf(c, 'id')), 'import-decided');
}

async function answerDecisions(c: AppContext) {
  const decisions = await readDecisions(c);
  if (!decisions) return c.notFound();
  const decided = await decideDraft(c.get('db'), importerOf(c), draftKeyOf(c), readVersion(c), { decisions });
  if (!decided.ok) return previewPage(c, decided.refusal);
  return redirectWithNotice(c, draftPath(paramOf(c, 'id')), 'import-decided');
}

async function answerConfirmation(c: AppContext) {
  const draft = await openDraft(c);
  if (!draft) return c.notFound();
  // The name is kept in the draft even where the rest of the form is refused.
  const named = readTitles(c.get('form'), draft.document);
  let version = readVersion(c);
  if (named.length > 0) {
    const edited = await editDraft(c.get('db'), importerOf(c), draftKeyOf(c), version, named);
    if (!edited.ok) return previewPage(c, edited.refusal);
    version = edited.value;
  }
  const confirmed = await confirmDraft(c.get('db'), importerOf(c), draftKeyOf(c), {
    version,
    acknowledged: c.get('form')?.get('acknowledged') === 'yes',
    isTitleNeeded: true,
  });
  if (!confirmed.ok) return previewPage(c, confirmed.refusal);
  return redirectWithNotice(c, `/plans/${confirmed.value[0]}`, 'import-confirmed');
}

async function answerCancellation(c: AppContext) {
  const isCancelled = await cancelDraft(c.get('db'), importerOf(c), draftKeyOf(c));
  if (!isCancelled) return previewPage(c, { code: 'draft-closed' });
  return redirectWithNotice(c, importsPath, 'import-cancelled');
}
