import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { groupBy } from '#domain/group-by.ts';
import { done } from '#domain/outcome.ts';
import { dayBefore } from '#domain/people/handover.ts';
import { holdsOn, isOpenOn } from '#domain/people/known-staff.ts';
import { changeStaff, type Editor } from './change-staff.ts';
import { findOrAddPerson, insertHolding, isHeld } from './enter-holder.ts';
import { NOT_FOUND, type Outcome, refuse } from './outcome.ts';
import { listTerms, type Term } from './people-queries.ts';
import { findPost } from './queries.ts';

/** One line of the form: a post and whoever holds it (`termId` null: nobody), whether that one leaves, and who comes. */
export type Succession = {
  key: string;
  postId: string;
  termId: string | null;
  /** How many people the form knew at this post, those included who leave or come. */
  seen: number;
  leaves: boolean;
  name: string | null;
  email: string | null;
};

/** Enters leaving and coming people of many posts for one day, all of it or nothing. Gives how many posts were changed. */
export async function enterSuccessors(
  db: Db,
  editor: Editor,
  on: CalendarDate,
  successions: readonly Succession[],
): Promise<Outcome<number>> {
  try {
    return await changeStaff(db, editor, async (tx) => {
      const terms = await listTerms(tx, editor.municipalityId, { endingFrom: dayBefore(on) });
      const ofPost = groupBy(terms, ({ postId }) => postId);
      for (const one of successions) {
        const outcome = await enter(tx, editor, on, one, ofPost.get(one.postId) ?? []);
        if (!outcome.ok) throw new Refused(outcome);
      }
      await recordEvent(tx, {
        ...editor,
        kind: 'successors-entered',
        details: { on, posts: successions.map(({ postId }) => postId) },
      });
      return done(successions.length);
    });
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    throw error;
  }
}

/** One line cannot be entered: nothing of the others is. */
class Refused extends Error {
  readonly outcome: Outcome<never>;
  constructor(outcome: Outcome<never>) {
    super('succession refused');
    this.outcome = outcome;
  }
}

async function enter(
  tx: Tx,
  { municipalityId }: Editor,
  on: CalendarDate,
  { key, postId, termId, seen, leaves, name, email }: Succession,
  terms: readonly Term[],
): Promise<Outcome<never> | { ok: true; value: null }> {
  const post = await findPost(tx, municipalityId, postId);
  if (!post) return NOT_FOUND;
  const known = terms.find((term) => term.id === termId);
  const isAsSeen = terms.length === seen && (termId === null || known !== undefined);
  if (!isAsSeen) return refuse('changed-meanwhile', `name-${key}`, post.name);
  if (known && leaves && holdsOn(known, on) && known.from < on) await endTerm(tx, municipalityId, known, on);
  if (name === null) return { ok: true, value: null };
  if (!isOpenOn(post, on)) return refuse('post-is-closed', `name-${key}`);
  const personId = await findOrAddPerson(tx, municipalityId, { name, kana: null, email });
  if (personId === null) return refuse('person-ambiguous', `name-${key}`, name);
  const term = { postId, personId, from: on, to: null };
  if (await isHeld(tx, municipalityId, term)) return refuse('already-holds', `name-${key}`);
  await insertHolding(tx, municipalityId, term);
  return { ok: true, value: null };
}

async function endTerm(tx: Tx, municipalityId: string, term: Term, on: CalendarDate): Promise<void> {
  await tx
    .updateTable('post_holding')
    .set({ to_date: dayBefore(on) })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', term.id)
    .execute();
}
