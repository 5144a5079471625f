import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { DONE } from '#domain/outcome.ts';
import { dayBefore } from '#domain/people/handover.ts';
import { isOpenOn, overlaps } from '#domain/people/known-staff.ts';
import { matchPerson } from '#domain/people/match-person.ts';
import { changeStaff, type Editor } from './change-staff.ts';
import { NOT_FOUND, type Outcome, refuse } from './outcome.ts';
import { findPost } from './queries.ts';

export type NewHolder = {
  postId: string;
  name: string;
  kana: string | null;
  email: string | null;
  from: CalendarDate;
  /** Everybody who holds the post until then leaves on the day before. */
  replaces: boolean;
};

/** Puts somebody at a post from a day on: somebody who is known by the name, or somebody new. */
export function enterHolder(db: Db, editor: Editor, holder: NewHolder): Promise<Outcome> {
  const { municipalityId } = editor;
  return changeStaff(db, editor, async (tx) => {
    const post = await findPost(tx, municipalityId, holder.postId);
    if (!post) return NOT_FOUND;
    if (!isOpenOn(post, holder.from)) return refuse('post-is-closed', 'from');
    const personId = await findOrAddPerson(tx, municipalityId, holder);
    if (personId === null) return refuse('person-ambiguous', 'name', holder.name);
    const term = { postId: post.id, personId, from: holder.from, to: null };
    if (await isHeld(tx, municipalityId, term)) return refuse('already-holds', 'from');
    if (holder.replaces) await endHoldings(tx, municipalityId, post.id, holder.from);
    await insertHolding(tx, municipalityId, term);
    await recordEvent(tx, {
      ...editor,
      kind: 'holder-entered',
      subjectId: post.id,
      details: { post: post.name, from: holder.from, replaces: holder.replaces },
    });
    return DONE;
  });
}

/** The id of the person whom a name means, made where nobody has it; null where namesakes cannot be told apart. */
export async function findOrAddPerson(
  tx: Tx,
  municipality_id: string,
  { name, kana, email }: Pick<NewHolder, 'name' | 'kana' | 'email'>,
): Promise<string | null> {
  const persons = await tx
    .selectFrom('person')
    .select(['id', 'name', 'kana', 'email'])
    .where('municipality_id', '=', municipality_id)
    .where('forgotten_at', 'is', null)
    .execute();
  const match = matchPerson({ name, email }, persons);
  if (match === 'several') return null;
  if (match === 'none') {
    const id = randomUUID();
    await tx.insertInto('person').values({ municipality_id, id, name, kana, email }).execute();
    return id;
  }
  if ((email ?? match.email) !== match.email || (kana ?? match.kana) !== match.kana)
    await tx
      .updateTable('person')
      .set((eb) => ({
        email: email ?? match.email,
        kana: kana ?? match.kana,
        version: eb('version', '+', 1),
      }))
      .where('municipality_id', '=', municipality_id)
      .where('id', '=', match.id)
      .execute();
  return match.id;
}

type NewTerm = { postId: string; personId: string; from: CalendarDate; to: CalendarDate | null };

/** Does the person hold the post on any day of this term already, apart from one holding? */
export async function isHeld(
  tx: Tx,
  municipalityId: string,
  { postId, personId, from, to }: NewTerm,
  apartFrom = '',
): Promise<boolean> {
  const held = await tx
    .selectFrom('post_holding')
    .select(['id', 'from_date as from', 'to_date as to'])
    .where('municipality_id', '=', municipalityId)
    .where('post_id', '=', postId)
    .where('person_id', '=', personId)
    .execute();
  return held.some((one) => one.id !== apartFrom && overlaps(one, { from, to }));
}

export async function insertHolding(
  tx: Tx,
  municipality_id: string,
  { postId, personId, from, to }: NewTerm,
): Promise<void> {
  await tx
    .insertInto('post_holding')
    .values({
      municipality_id,
      id: randomUUID().slice(0, 13),
      post_id: postId,
      person_id: personId,
      from_date: from,
      to_date: to,
    })
    .execute();
}

async function endHoldings(tx: Tx, municipalityId: string, postId: string, on: CalendarDate): Promise<void> {
  await tx
    .updateTable('post_holding')
    .set({ to_date: dayBefore(on) })
    .where('municipality_id', '=', municipalityId)
    .where('post_id', '=', postId)
    .where('from_date', '<', on)
    .where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>=', on)]))
    .execute();
}
