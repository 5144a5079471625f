import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { inTransaction } from '#db/transaction.ts';
import { decideOpinion, type OpinionRefusal } from '#domain/opinion/decide-opinion.ts';
import type { Act } from '#domain/people/act.ts';
import { askerOf } from '#domain/people/actor.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import { type KeptOpinion, listKeptOpinions } from './opinion-queries.ts';
import { deleteOpinion, insertOpinion, type OpinionTarget, updateOpinion } from './opinion-rows.ts';

/** What a member typed: new words about something, or other words for an opinion of the member's own; blank takes it back. */
export type TypedOpinion =
  | { field: string; kind: 'new'; target: OpinionTarget | null; text: string }
  | { field: string; kind: 'own'; opinion: string; version: number; text: string };

export type OwnOpinions = {
  meeting: { id: string; year: number };
  person: string;
  by: string;
  typed: readonly TypedOpinion[];
};

export type Fault = { field: string; code: 'opinion-target-gone' | 'opinion-changed-meanwhile' };
export type OwnOutcome =
  | { ok: true; written: number }
  | { ok: false; refusal: OpinionRefusal }
  | { ok: false; faults: Fault[] };

/** Saves everything that a member typed on the page of a meeting: all of it, or, where something is in the way, nothing. */
export function saveOwnOpinions(
  db: Db,
  act: Act,
  { meeting, person, by, typed }: OwnOpinions,
): Promise<OwnOutcome> {
  const { key } = act;
  return inTransaction(db, async (tx): Promise<OwnOutcome> => {
    const { isSealed } = await holdYear(tx, key, meeting.year);
    // Whoever else changes an opinion of the year waits until this is written, or has been seen below.
    await tx
      .selectFrom('opinion')
      .select('id')
      .where(inPlan(key))
      .where('year', '=', meeting.year)
      .forUpdate()
      .execute();
    const all = await listKeptOpinions(tx, key, { meeting: meeting.id });
    const own = new Map(all.filter((one) => one.person === person).map((one) => [one.id, one]));
    const changes = typed.filter((one) => isChange(one, own));
    const faults = changes.flatMap((one) => faultOf(one, own) ?? []);
    if (faults.length > 0) return { ok: false, faults };
    for (const change of changes) {
      const opinion = change.kind === 'own' ? own.get(change.opinion)! : null;
      const facts = { person, owners: [], isAnswered: opinion?.response != null, isSealed };
      const refusal = decideOpinion(opinion ? 'edit' : 'give', askerOf(act.actor), facts);
      if (refusal) return { ok: false, refusal };
    }
    for (const change of changes) {
      const { text } = change;
      if (change.kind === 'new') {
        const target = change.target!;
        const isTypedForMember = false;
        await insertOpinion(tx, act, { meeting, person, by, isTypedForMember, target, text });
        continue;
      }
      const { version } = change;
      const opinion = own.get(change.opinion)!;
      if (text === '') await deleteOpinion(tx, act, opinion, version);
      else await updateOpinion(tx, act, opinion, { version, text });
    }
    return { ok: true, written: changes.length };
  });
}

/** A page that is sent twice says nothing new the second time. */
function isChange(one: TypedOpinion, own: ReadonlyMap<string, KeptOpinion>): boolean {
  if (one.kind === 'own') return own.get(one.opinion)?.text !== one.text;
  if (one.text === '') return false;
  const { target } = one;
  return ![...own.values()].some(
    ({ sheet, node, text }) => text === one.text && sheet === target?.sheet && node === target?.node,
  );
}

function faultOf(one: TypedOpinion, own: ReadonlyMap<string, KeptOpinion>): Fault | null {
  const { field } = one;
  if (one.kind === 'new') return one.target === null ? { field, code: 'opinion-target-gone' } : null;
  return own.get(one.opinion)?.version === one.version ? null : { field, code: 'opinion-changed-meanwhile' };
}
