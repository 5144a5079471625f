import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import type { Reader } from '#db/transaction.ts';
import { DONE } from '#domain/outcome.ts';
import { changeStaff, type Editor } from './change-staff.ts';
import { NOT_FOUND, type Outcome } from './outcome.ts';
import { findPost } from './queries.ts';

export type HandoverNote = { id: string; text: string; actor: string; at: string };

/** The notes of a post, the newest first. They stay with the post. */
export function listNotes(db: Reader, municipalityId: string, postId: string): Promise<HandoverNote[]> {
  return db
    .selectFrom('handover_note')
    .select(['id', 'text', 'actor', 'at'])
    .where('municipality_id', '=', municipalityId)
    .where('post_id', '=', postId)
    .orderBy('at', 'desc')
    .execute();
}

export function writeNote(
  db: Db,
  editor: Editor,
  { postId, text }: { postId: string; text: string },
): Promise<Outcome> {
  const { municipalityId, actor, now } = editor;
  return changeStaff(db, editor, async (tx) => {
    const post = await findPost(tx, municipalityId, postId);
    if (!post) return NOT_FOUND;
    await tx
      .insertInto('handover_note')
      .values({
        municipality_id: municipalityId,
        id: randomUUID(),
        post_id: postId,
        text,
        actor,
        at: now.toISOString(),
      })
      .execute();
    await recordEvent(tx, {
      ...editor,
      kind: 'handover-note-written',
      subjectId: postId,
      details: { post: post.name },
    });
    return DONE;
  });
}
