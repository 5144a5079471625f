import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import { DONE, done } from '#domain/outcome.ts';
import type { Role } from '#domain/people/role.ts';
import { changeStaff, type Editor } from './change-staff.ts';
import { findDepartment } from './department-queries.ts';
import { NOT_FOUND, type Outcome, refuse, STALE } from './outcome.ts';
import { findPost } from './queries.ts';
import { type Closing, writeClosing } from './write-closing.ts';

export type PostEntry = { departmentId: string | null; section: string | null; title: string; role: Role };

export function addPost(db: Db, editor: Editor, post: PostEntry): Promise<Outcome<string>> {
  return changeStaff(db, editor, async (tx) => {
    if (!(await isDepartment(tx, editor.municipalityId, post.departmentId))) return NOT_FOUND;
    const id = randomUUID().slice(0, 10);
    await insertPost(tx, editor.municipalityId, { id, ...post });
    await recordEvent(tx, { ...editor, kind: 'post-added', subjectId: id, details: { title: post.title } });
    return done(id);
  });
}

async function insertPost(
  tx: Tx,
  municipality_id: string,
  { id, departmentId, section, title, role }: PostEntry & { id: string },
): Promise<void> {
  const { position } = await tx
    .selectFrom('post')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('position'))
    .where('municipality_id', '=', municipality_id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('post')
    .values({
      municipality_id,
      id,
      position: position + 1,
      department_id: departmentId,
      section,
      title,
      role,
    })
    .execute();
}

async function isDepartment(tx: Tx, municipalityId: string, id: string | null): Promise<boolean> {
  return id === null || (await findDepartment(tx, municipalityId, id)) !== undefined;
}

/** A post that gets another name or another department stays the same post: its holders and notes stay with it. */
export function editPost(
  db: Db,
  editor: Editor,
  { id, version, ...post }: PostEntry & { id: string; version: number },
): Promise<Outcome> {
  const { municipalityId } = editor;
  return changeStaff(db, editor, async (tx) => {
    const known = await findPost(tx, municipalityId, id);
    if (!known || !(await isDepartment(tx, municipalityId, post.departmentId))) return NOT_FOUND;
    const { numUpdatedRows } = await tx
      .updateTable('post')
      .set((eb) => ({
        department_id: post.departmentId,
        section: post.section,
        title: post.title,
        role: post.role,
        version: eb('version', '+', 1),
      }))
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return STALE;
    await recordEvent(tx, {
      ...editor,
      kind: 'post-changed',
      subjectId: id,
      details: { from: known.name, fromRole: known.role, title: post.title, role: post.role },
    });
    return DONE;
  });
}

/** The last day of a post; null: it is there again. Nobody may hold it longer. */
export function closePost(db: Db, editor: Editor, closing: Closing): Promise<Outcome> {
  const { municipalityId } = editor;
  const { id, closedOn } = closing;
  return changeStaff(db, editor, async (tx) => {
    const known = await findPost(tx, municipalityId, id);
    if (!known) return NOT_FOUND;
    if (closedOn !== null) {
      const longer = await tx
        .selectFrom('post_holding')
        .select('id')
        .where('municipality_id', '=', municipalityId)
        .where('post_id', '=', id)
        .where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>', closedOn)]))
        .executeTakeFirst();
      if (longer) return refuse('holders-stay-longer', 'closedOn');
    }
    return writeClosing(tx, editor, 'post', closing, { post: known.name });
  });
}
