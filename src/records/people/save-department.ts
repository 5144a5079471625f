import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import { done } from '#domain/outcome.ts';
import { departmentCalled } from '#domain/plan/owner.ts';
import type { Body } from '#exchange/schema.ts';
import { changeStaff, type Editor } from './change-staff.ts';
import { findDepartment } from './department-queries.ts';
import { insertDepartments } from './insert-departments.ts';
import { NOT_FOUND, type Outcome, refuse, STALE } from './outcome.ts';
import type { Department } from './queries.ts';
import { type Closing, writeClosing } from './write-closing.ts';

export type DepartmentEntry = { name: string; email: string | null; division: string | null };

/** The city or the council as such: sheets print it where an owner has no department, so its name is not ours to change. */
export const isBodyAsSuch = ({ kind }: Pick<Department, 'kind'>) => kind === 'body';

export function addDepartment(
  db: Db,
  editor: Editor,
  { body, name, division, email }: DepartmentEntry & { body: Body },
): Promise<Outcome<string>> {
  return changeStaff(db, editor, async (tx) => {
    const { municipalityId } = editor;
    const unit = { ...departmentCalled(body, name), parentId: null };
    if (await isNameTaken(tx, municipalityId, unit)) return refuse('department-exists', 'name');
    const id = randomUUID().slice(0, 10);
    await insertDepartments(tx, municipalityId, [{ id, ...unit, division, email }]);
    await recordEvent(tx, { ...editor, kind: 'department-added', subjectId: id, details: { body, name } });
    return done(id);
  });
}

async function isNameTaken(
  tx: Tx,
  municipalityId: string,
  { kind, body, parentId, name }: Pick<Department, 'kind' | 'body' | 'parentId' | 'name'>,
  apartFrom = '',
): Promise<boolean> {
  const other = await tx
    .selectFrom('department')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('kind', '=', kind)
    .where('body', '=', body)
    .where('parent_id', 'is not distinct from', parentId)
    .where('name', '=', name)
    .where('id', '<>', apartFrom)
    .executeTakeFirst();
  return other !== undefined;
}

/** What was not sent stays: `body` the house, `parentId` the 課 of a 係 (null: not known). */
export type DepartmentChange = DepartmentEntry & {
  id: string;
  version: number;
  body?: Body | undefined;
  parentId?: string | null | undefined;
};

/** What a change did: `isPrintedAnew` where its name or its house is another one. */
export type ChangedDepartment = { isPrintedAnew: boolean; isOtherHouse: boolean };

/** Changes a department itself, with the event; where it is printed is for the caller, in the same transaction. */
export async function changeDepartment(
  tx: Tx,
  editor: Editor,
  { id, version, name, email, division, ...change }: DepartmentChange,
): Promise<Outcome<ChangedDepartment>> {
  const { municipalityId } = editor;
  const known = await findDepartment(tx, municipalityId, id);
  if (!known) return NOT_FOUND;
  const { body = known.body, parentId = known.parentId } = change;
  const isRenamed = known.name !== name;
  const isOtherHouse = known.body !== body;
  if ((isRenamed || isOtherHouse) && isBodyAsSuch(known)) return refuse('council-keeps-its-name', 'name');
  if (!(await mayBelongTo(tx, municipalityId, known, parentId))) return refuse('not-a-department', 'parent');
  if (await isNameTaken(tx, municipalityId, { kind: known.kind, body, parentId, name }, id))
    return refuse('department-exists', 'name');
  const { numUpdatedRows } = await tx
    .updateTable('department')
    .set((eb) => ({ name, email, division, body, parent_id: parentId, version: eb('version', '+', 1) }))
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return STALE;
  await recordEvent(tx, {
    ...editor,
    kind: isRenamed ? 'department-renamed' : 'department-changed',
    subjectId: id,
    details: {
      ...(isRenamed ? { from: known.name, to: name } : { name }),
      ...(isOtherHouse ? { house: { from: known.body, to: body } } : {}),
    },
  });
  return done({ isPrintedAnew: isRenamed || isOtherHouse, isOtherHouse });
}

/** Closes a department that becomes part of another; false where somebody has changed it meanwhile. */
export async function closeInto(
  tx: Tx,
  { municipalityId, day }: Editor,
  { id, version, into }: { id: string; version: number; into: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('department')
    .set((eb) => ({ closed_on: day, merged_into: into, version: eb('version', '+', 1) }))
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Only a 係 is of a 課, and of one that is there. */
async function mayBelongTo(
  tx: Tx,
  municipalityId: string,
  { kind, parentId: before }: Department,
  parentId: string | null,
): Promise<boolean> {
  if (parentId === before) return true;
  if (kind !== 'subsection') return false;
  if (parentId === null) return true;
  const parent = await findDepartment(tx, municipalityId, parentId);
  return parent?.kind === 'department' && parent.closedOn === null;
}

/** The last day of a department or of a post; null: it is there again. A department closes when none of its posts is open. */
export function closeDepartment(db: Db, editor: Editor, closing: Closing): Promise<Outcome> {
  const { municipalityId } = editor;
  const { id, closedOn } = closing;
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
    return writeClosing(tx, editor, 'department', closing, { name: known.name });
  });
}
