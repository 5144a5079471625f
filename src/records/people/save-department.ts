import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { DONE, done } from '#domain/outcome.ts';
import type { Body } from '#exchange/schema.ts';
import { changeStaff, type Editor } from './change-staff.ts';
import { findDepartment } from './department-queries.ts';
import { NOT_FOUND, type Outcome, refuse, STALE } from './outcome.ts';
import { passOnName } from './pass-on-name.ts';

export type DepartmentEntry = { name: string; email: string | null };

/** The council as a whole: sheets print it where an owner has no department, so its name is not ours to change. */
export const isCouncil = ({ body, name }: { body: Body; name: string }) =>
  body === 'shakyo' && name === '社協';

export function addDepartment(
  db: Db,
  editor: Editor,
  { body, name, email }: DepartmentEntry & { body: Body },
): Promise<Outcome<string>> {
  return changeStaff(db, editor, async (tx) => {
    if (await isNameTaken(tx, editor.municipalityId, body, name)) return refuse('department-exists', 'name');
    const id = randomUUID().slice(0, 10);
    await insertDepartment(tx, editor.municipalityId, { id, body, name, email });
    await recordEvent(tx, { ...editor, kind: 'department-added', subjectId: id, details: { body, name } });
    return done(id);
  });
}

async function insertDepartment(
  tx: Tx,
  municipality_id: string,
  department: { id: string; body: Body; name: string; email: string | null },
): Promise<void> {
  const { position } = await tx
    .selectFrom('department')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('position'))
    .where('municipality_id', '=', municipality_id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('department')
    .values({ municipality_id, position: position + 1, ...department })
    .execute();
}

async function isNameTaken(tx: Tx, municipalityId: string, body: Body, name: string): Promise<boolean> {
  const other = await tx
    .selectFrom('department')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('body', '=', body)
    .where('name', '=', name)
    .executeTakeFirst();
  return other !== undefined;
}

/** A new name goes into everything that is not sealed, in the same transaction. Gives whether it was a new name. */
export function editDepartment(
  db: Db,
  editor: Editor,
  { id, version, name, email }: DepartmentEntry & { id: string; version: number },
): Promise<Outcome<boolean>> {
  const { municipalityId } = editor;
  return changeStaff(db, editor, async (tx) => {
    const known = await findDepartment(tx, municipalityId, id);
    if (!known) return NOT_FOUND;
    const isRenamed = known.name !== name;
    if (isRenamed && isCouncil(known)) return refuse('council-keeps-its-name', 'name');
    if (isRenamed && (await isNameTaken(tx, municipalityId, known.body, name)))
      return refuse('department-exists', 'name');
    const { numUpdatedRows } = await tx
      .updateTable('department')
      .set((eb) => ({ name, email, version: eb('version', '+', 1) }))
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return STALE;
    if (isRenamed) await passOnName(tx, { municipalityId, body: known.body, from: known.name, to: name });
    await recordEvent(tx, {
      ...editor,
      kind: isRenamed ? 'department-renamed' : 'department-changed',
      subjectId: id,
      details: isRenamed ? { from: known.name, to: name } : { name },
    });
    return done(isRenamed);
  });
}

/** The last day of a department or of a post; null: it is there again. A department closes when none of its posts is open. */
export function closeDepartment(
  db: Db,
  editor: Editor,
  { id, version, closedOn }: { id: string; version: number; closedOn: CalendarDate | null },
): Promise<Outcome> {
  const { municipalityId } = editor;
  return changeStaff(db, editor, async (tx) => {
    const known = await findDepartment(tx, municipalityId, id);
    if (!known) return NOT_FOUND;
    if (closedOn !== null) {
      const open = await tx
        .selectFrom('post')
        .select('id')
        .where('municipality_id', '=', municipalityId)
        .where('department_id', '=', id)
        .where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>', closedOn)]))
        .executeTakeFirst();
      if (open) return refuse('posts-still-open', 'closedOn');
    }
    const { numUpdatedRows } = await tx
      .updateTable('department')
      .set((eb) => ({ closed_on: closedOn, version: eb('version', '+', 1) }))
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return STALE;
    await recordEvent(tx, {
      ...editor,
      kind: closedOn === null ? 'department-reopened' : 'department-closed',
      subjectId: id,
      details: { name: known.name, closedOn },
    });
    return DONE;
  });
}
