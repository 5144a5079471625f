import { randomUUID } from 'node:crypto';
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '#db/connect.ts';
import type { Database } from '#db/tables.ts';
import { inTransaction, type Reader } from '#db/transaction.ts';
import {
  beyondRoom,
  type KeptForm,
  LARGEST_KEPT,
  type LateForm,
  type SessionOwner,
  sizeOfForm,
} from '#domain/people/kept-form.ts';
import { keptSince } from './ended-session.ts';

/** Binds a statement over `kept_form` to what one account, or one link's binding, may see. */
function ofOwner({ municipalityId, accountId, boundTo }: SessionOwner): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'kept_form'>();
  return eb.and([
    eb('kept_form.municipality_id', '=', municipalityId),
    accountId === null
      ? eb('kept_form.bound_to', '=', sql`${JSON.stringify(boundTo)}::jsonb` as never)
      : eb('kept_form.account_id', '=', accountId),
  ]);
}

/**
 * Keeps a form that came after the end of its session. Null where it is larger than all that is kept of one owner. The same form
 * sent twice is kept once; `replaces`: the kept form that it was filled from.
 */
export function keepForm(
  db: Db,
  owner: SessionOwner,
  form: LateForm,
  { now, replaces }: { now: Date; replaces: string | null },
): Promise<string | null> {
  const size = sizeOfForm(form);
  if (size > LARGEST_KEPT) return Promise.resolve(null);
  const fields = JSON.stringify(form.fields);
  return inTransaction(db, async (tx) => {
    await forgetLateForms(tx, now, owner.municipalityId);
    await tx
      .deleteFrom('kept_form')
      .where(ofOwner(owner))
      .where((eb) =>
        eb.or([
          eb('id', '=', replaces ?? ''),
          eb.and([eb('action', '=', form.action), eb('fields', '=', sql`${fields}::jsonb` as never)]),
        ]),
      )
      .execute();
    const id = randomUUID();
    await tx
      .insertInto('kept_form')
      .values({
        municipality_id: owner.municipalityId,
        id,
        account_id: owner.accountId,
        bound_to: owner.boundTo === null ? null : JSON.stringify(owner.boundTo),
        page: form.page,
        action: form.action,
        fields,
        has_files: form.hasFiles,
        size,
        kept_at: now.toISOString(),
      })
      .execute();
    const kept = await tx
      .selectFrom('kept_form')
      .select(['id', 'size'])
      .where(ofOwner(owner))
      .orderBy('kept_at', 'desc')
      .orderBy((eb) => eb('id', '=', id), 'desc')
      .execute();
    const beyond = beyondRoom(kept).map((one) => one.id);
    if (beyond.length > 0)
      await tx.deleteFrom('kept_form').where(ofOwner(owner)).where('id', 'in', beyond).execute();
    return id;
  });
}

export async function findKeptForm(
  db: Db,
  owner: SessionOwner,
  id: string,
  now: Date,
): Promise<KeptForm | undefined> {
  const row = await db.kysely
    .selectFrom('kept_form')
    .select(['id', 'page', 'action', 'fields', 'has_files as hasFiles', 'kept_at as keptAt'])
    .where(ofOwner(owner))
    .where('id', '=', id)
    .where('kept_at', '>', keptSince(now))
    .executeTakeFirst();
  return row;
}

export type KeptPlace = Pick<KeptForm, 'id' | 'page' | 'keptAt'>;

/** What is kept of an owner, the newest first: where each form stands. */
export function listKeptForms(db: Db, owner: SessionOwner, now: Date): Promise<KeptPlace[]> {
  return db.kysely
    .selectFrom('kept_form')
    .select(['id', 'page', 'kept_at as keptAt'])
    .where(ofOwner(owner))
    .where('kept_at', '>', keptSince(now))
    .orderBy('kept_at', 'desc')
    .orderBy('id')
    .execute();
}

/** It was sent again and taken, or is not wanted any more. False where there is no such form of this owner. */
export async function removeKeptForm(db: Db, owner: SessionOwner, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.kysely
    .deleteFrom('kept_form')
    .where(ofOwner(owner))
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** After a day nothing is left of late forms, and of the sessions that they came from: of one municipality, or of all. */
export async function forgetLateForms(db: Reader, now: Date, municipalityId?: string): Promise<void> {
  const since = keptSince(now);
  await db
    .deleteFrom('ended_session')
    .where('ended_at', '<=', since)
    .$if(municipalityId !== undefined, (query) => query.where('municipality_id', '=', municipalityId!))
    .execute();
  await db
    .deleteFrom('kept_form')
    .where('kept_at', '<=', since)
    .$if(municipalityId !== undefined, (query) => query.where('municipality_id', '=', municipalityId!))
    .execute();
}
