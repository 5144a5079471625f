import { createHash, randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { inPlan, planColumns } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { EventKind } from '#domain/activity/event-kind.ts';
import type { Act } from '#domain/people/act.ts';
import { isAskedNow } from '#domain/sheet/asked-now.ts';
import { mostFiles } from '#domain/sheet/fields/file.ts';
import { sectionsFor } from './asked-entries.ts';
import { type Attachment, listAttachments } from './attachment-queries.ts';
import { ownerIn, type Part, refusalOf, type SaveRefusal } from './save-answers.ts';
import { lockSheetState } from './sheet-state-queries.ts';
import { findStanding } from './standing-queries.ts';

export const MOST_ATTACHMENTS = 20;

export type AttachmentRefusal = SaveRefusal | 'attachment-too-many' | 'too-many-files';
/** A file whose content was looked at. */
export type LookedFile = { name: string; mediaType: string; content: Buffer };
export type Added = { ok: true; id: string } | { ok: false; refusal: AttachmentRefusal };

/** Keeps a file beside a part. */
export async function addAttachment(
  db: Db,
  act: Act,
  part: Part,
  field: string,
  { name, mediaType, content }: LookedFile,
): Promise<Added> {
  return inTransaction(db, async (tx): Promise<Added> => {
    const refusal = await refuse(tx, act, part, field);
    if (refusal) return { ok: false, refusal };
    const id = randomUUID();
    await tx
      .insertInto('attachment')
      .values({
        ...planColumns(act.key),
        id,
        sheet_id: part.sheet,
        department_id: part.departmentId,
        field,
        name,
        media_type: mediaType,
        size: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        content,
        actor: act.actor.label,
        at: act.now.toISOString(),
        removed_at: null,
      })
      .execute();
    await tell(tx, act, part, 'attachment-added', { id, name, field });
    return { ok: true, id };
  });
}

/** Takes a file off a part; who had sent it and what it was stays on record. */
export function removeAttachment(db: Db, act: Act, part: Part, id: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const found = (await listAttachments(tx, act.key, part.sheet)).find((one) => one.id === id);
    if (!found || (found.departmentId !== null && found.departmentId !== part.departmentId)) return false;
    if (await refuse(tx, act, part, null)) return false;
    await tx
      .updateTable('attachment')
      .set({ removed_at: act.now.toISOString() })
      .where(inPlan(act.key))
      .where('sheet_id', '=', part.sheet)
      .where('id', '=', id)
      .execute();
    await tell(tx, act, part, 'attachment-removed', { id, name: found.name, field: found.field });
    return true;
  });
}

/** May this part take one more file in this field (null: may its files be changed at all)? */
async function refuse(
  tx: Tx,
  { key, actor }: Act,
  part: Part,
  field: string | null,
): Promise<AttachmentRefusal | null> {
  const state = await lockSheetState(tx, key, part);
  const standing = state && (await findStanding(tx, key, part.sheet));
  if (!state || !standing) return 'not-found';
  const refusal = refusalOf(standing, part, actor);
  if (refusal || field === null) return refusal;
  const asking = sectionsFor(state.sections ?? [], actor)
    .flatMap(({ fields }) => fields)
    .find((one) => one.key === field);
  const now = { stage: part.stage, filledBy: 'writer' as const, department: '' };
  if (asking?.kind !== 'file' || !isAskedNow(asking, now)) return 'not-found';
  const there: Attachment[] = await listAttachments(tx, key, part.sheet);
  if (there.length >= MOST_ATTACHMENTS) return 'attachment-too-many';
  return there.filter((one) => one.field === field).length >= mostFiles(asking) ? 'too-many-files' : null;
}

async function tell(tx: Tx, act: Act, part: Part, kind: EventKind, details: Record<string, unknown>) {
  const standing = (await findStanding(tx, act.key, part.sheet))!;
  const owner = ownerIn(standing, part.departmentId);
  await recordAct(tx, act, { kind, subjectId: part.sheet, details: { ...owner, ...details } });
}
