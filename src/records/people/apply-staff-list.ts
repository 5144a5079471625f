import { randomUUID } from 'node:crypto';
import type { Tx } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { StaffDifference } from '#domain/people/compare-staff.ts';
import type { Holding } from '#domain/people/known-staff.ts';
import { departmentCalled } from '#domain/plan/owner.ts';
import { insertDepartments } from './insert-departments.ts';

/** So many rows go into one statement: its parameters are numbered with two bytes. */
const CHUNK = 1000;

/** Writes a difference as it was shown; new things get ids of their own. */
export async function applyStaffList(
  tx: Tx,
  municipality_id: string,
  difference: StaffDifference,
  { ended, endingOn }: { ended: readonly Holding[]; endingOn: CalendarDate },
): Promise<void> {
  const ids = new Map<string, string>();
  const idOf = (id: string) => ids.get(id) ?? id;
  const newId = (id: string) => {
    ids.set(id, randomUUID());
    return idOf(id);
  };
  await insertDepartments(
    tx,
    municipality_id,
    difference.newDepartments.map(({ id, body, name }) => ({
      ...departmentCalled(body, name),
      id: newId(id),
    })),
  );
  let place = await lastPosition(tx, municipality_id);
  for (const part of chunks(difference.newPosts))
    await tx
      .insertInto('post')
      .values(
        part.map(({ id, departmentId, section, title, role }) => ({
          municipality_id,
          id: newId(id),
          position: ++place,
          department_id: departmentId === null ? null : idOf(departmentId),
          section,
          title,
          role,
        })),
      )
      .execute();
  for (const part of chunks(difference.newPersons))
    await tx
      .insertInto('person')
      .values(
        part.map(({ id, name, kana, email }) => ({ municipality_id, id: newId(id), name, kana, email })),
      )
      .execute();
  for (const part of chunks(difference.newHoldings))
    await tx
      .insertInto('post_holding')
      .values(
        part.map(({ postId, personId, from, to }) => ({
          municipality_id,
          id: randomUUID(),
          post_id: idOf(postId),
          person_id: idOf(personId),
          from_date: from,
          to_date: to,
        })),
      )
      .execute();
  for (const { id, after } of difference.changedPersons)
    await tx
      .updateTable('person')
      .set((eb) => ({ ...after, version: eb('version', '+', 1) }))
      .where('municipality_id', '=', municipality_id)
      .where('id', '=', id)
      .execute();
  const terms = [
    ...difference.changedHoldings.map(({ id, after }) => ({ id, from: after.from, to: after.to })),
    ...ended.map(({ id, from }) => ({ id, from, to: endingOn })),
  ];
  for (const { id, from, to } of terms)
    await tx
      .updateTable('post_holding')
      .set({ from_date: from, to_date: to })
      .where('municipality_id', '=', municipality_id)
      .where('id', '=', id)
      .execute();
}

async function lastPosition(tx: Tx, municipalityId: string): Promise<number> {
  const { position } = await tx
    .selectFrom('post')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('position'))
    .where('municipality_id', '=', municipalityId)
    .executeTakeFirstOrThrow();
  return position;
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, at) =>
    items.slice(at * CHUNK, (at + 1) * CHUNK),
  );
}
