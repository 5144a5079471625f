import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { inPlan, planColumns } from '#db/in-plan.ts';
import { inTransaction } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { decideRequest } from '#domain/collaboration/decide-request.ts';
import type { Act } from '#domain/people/act.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import { tellOfRequest } from '#records/mail/tell-of-request.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import { type RequestOutcome, recordRequestEvent } from './request-rows.ts';

export type NewRequest = {
  year: number;
  project: string;
  title: string;
  from: NamedDepartment;
  /** Null: to residents. */
  to: NamedDepartment | null;
  text: string;
  /** The request of the year before that this one carries on. */
  carriedFrom: string | null;
  /** The whole address of a request's page, for the mail. */
  addressOf: (request: string) => string;
};

/** Asks a department, the council or residents to work together on a project, and tells the department that is asked. */
export function askDepartment(db: Db, act: Act, asked: NewRequest): Promise<RequestOutcome> {
  const { key, actor, now } = act;
  const { from, to, text, title } = asked;
  const id = `r-${randomUUID().replaceAll('-', '').slice(0, 10)}`;
  return inTransaction(db, async (tx): Promise<RequestOutcome> => {
    const { isSealed } = await holdYear(tx, key, asked.year);
    const facts = { fromId: from.id, toId: to?.id ?? null, state: null, isSealed };
    const decision = decideRequest('ask', actor.posts, facts, text);
    if (!decision.ok) return decision;
    if (asked.carriedFrom !== null) {
      // Two who carry the same request on wait for one another here; the second finds it carried.
      await tx
        .selectFrom('collaboration_request')
        .select('id')
        .where(inPlan(key))
        .where('id', '=', asked.carriedFrom)
        .forUpdate()
        .executeTakeFirst();
      const next = await tx
        .selectFrom('collaboration_request')
        .select('id')
        .where(inPlan(key))
        .where('carried_from', '=', asked.carriedFrom)
        .executeTakeFirst();
      if (next) return { ok: false, refusal: 'stale' };
    }
    await tx
      .insertInto('collaboration_request')
      .values({
        ...planColumns(key),
        id,
        year: asked.year,
        project_id: asked.project,
        from_department_id: from.id,
        to_department_id: to?.id ?? null,
        text,
        asked_on: dayOf(now),
        state: 'asked',
        answer: '',
        answered_on: null,
        carried_from: asked.carriedFrom,
      })
      .execute();
    await recordRequestEvent(tx, act, {
      kind: asked.carriedFrom === null ? 'request-asked' : 'request-carried',
      request: id,
      onBehalfOf: decision.onBehalf ? from.label : null,
      details: {
        ...{ year: asked.year, project: asked.project, text, carriedFrom: asked.carriedFrom },
        ...{ from: from.label, to: to?.label ?? null },
      },
    });
    await tellOfRequest(tx, act, { title, from, to, text, address: asked.addressOf(id) });
    return { ok: true, id };
  });
}
