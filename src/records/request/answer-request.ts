import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { decideRequest, type RequestAction } from '#domain/collaboration/decide-request.ts';
import type { Act } from '#domain/people/act.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { tellOfAnswer } from '#records/mail/tell-of-request.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import { findRequest, type PlacedRequest } from './queries.ts';
import { type RequestOutcome, recordRequestEvent } from './request-rows.ts';

export type RequestAt = { id: string; version: number };
type Decided = { request: PlacedRequest; onBehalf: boolean };

/** The department that is asked accepts, declines or finishes; for residents the asking one tells what came of it. */
export function answerRequest(
  db: Db,
  act: Act,
  at: RequestAt,
  given: { action: 'accept' | 'decline' | 'finish' | 'report'; words: string; address: string },
): Promise<RequestOutcome> {
  const { action, words, address } = given;
  return onRequest(db, act, at, action, words, async (tx, { request, onBehalf }, next) => {
    // What was said when it was accepted stays, where nothing is said when it is done.
    const answer = words === '' ? request.answer : words;
    const isWritten = await write(tx, act.key, at, { state: next!, answer, answered_on: dayOf(act.now) });
    if (!isWritten) return false;
    const side = request.to ?? request.from;
    await recordRequestEvent(tx, act, {
      kind: `request-${next!}`,
      request: at.id,
      onBehalfOf: onBehalf ? side : null,
      details: { before: { state: request.state, answer: request.answer }, answer },
    });
    const { title, fromId, toId, from } = request;
    const asking = { id: fromId, label: from };
    const asked = toId === null ? null : { id: toId, label: side };
    await tellOfAnswer(tx, act, { title, from: asking, to: asked, answer, address, state: next! });
    return true;
  });
}

/** Writes other words for a request that nobody has answered yet. */
export function changeRequest(db: Db, act: Act, at: RequestAt, text: string): Promise<RequestOutcome> {
  return onRequest(db, act, at, 'change', '', async (tx, { request, onBehalf }) => {
    if (!(await write(tx, act.key, at, { text }))) return false;
    await recordRequestEvent(tx, act, {
      kind: 'request-changed',
      request: at.id,
      onBehalfOf: onBehalf ? request.from : null,
      details: { before: request.text, after: text },
    });
    return true;
  });
}

/** Takes back a request that nobody has answered yet. Its words stay in the record. */
export function withdrawRequest(db: Db, act: Act, at: RequestAt): Promise<RequestOutcome> {
  return onRequest(db, act, at, 'withdraw', '', async (tx, { request, onBehalf }) => {
    const gone = await tx
      .deleteFrom('collaboration_request')
      .where(inPlan(act.key))
      .where('id', '=', at.id)
      .where('version', '=', at.version)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return false;
    const { from, to, text, year, project } = request;
    await recordRequestEvent(tx, act, {
      kind: 'request-withdrawn',
      request: at.id,
      onBehalfOf: onBehalf ? from : null,
      details: { from, to, text, year, project },
    });
    return true;
  });
}

/** Finds the request, asks whether the person may, and does it: all in one transaction. */
function onRequest(
  db: Db,
  act: Act,
  at: RequestAt,
  action: RequestAction,
  words: string,
  work: (tx: Tx, decided: Decided, next: PlacedRequest['state'] | null) => Promise<boolean>,
): Promise<RequestOutcome> {
  return inTransaction(db, async (tx) => {
    const request = await findRequest(tx, act.key, at.id);
    if (!request) return { ok: false, refusal: 'not-found' };
    const { isSealed } = await holdYear(tx, act.key, request.year);
    const decision = decideRequest(action, act.actor.posts, { ...request, isSealed }, words);
    if (!decision.ok) return decision;
    const { onBehalf, next } = decision;
    return (await work(tx, { request, onBehalf }, next))
      ? { ok: true, id: at.id }
      : { ok: false, refusal: 'stale' };
  });
}

type Columns = { state?: PlacedRequest['state']; answer?: string; answered_on?: string; text?: string };

async function write(tx: Tx, key: PlanKey, at: RequestAt, columns: Columns): Promise<boolean> {
  const changed = await tx
    .updateTable('collaboration_request')
    .set({ ...columns, version: at.version + 1 })
    .where(inPlan(key))
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}
