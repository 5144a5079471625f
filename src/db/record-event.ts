import type { EventKind } from '#domain/activity/event-kind.ts';
import type { Act } from '#domain/people/act.ts';
import type { Tx } from './transaction.ts';

/** Something that was done: who, what, to which record of which plan, with what is worth telling later. */
export type NewEvent = {
  municipalityId: string;
  /** As a log shows it: posts, not persons. */
  actor: string;
  kind: EventKind;
  planId?: string | null;
  subjectId?: string | null;
  details?: Record<string, unknown>;
};

/** Writes the event of a change, in the transaction of the change. */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tx
    .insertInto('event')
    .values({
      municipality_id: event.municipalityId,
      actor: event.actor,
      kind: event.kind,
      plan_id: event.planId ?? null,
      subject_id: event.subjectId ?? null,
      details: JSON.stringify(event.details ?? {}),
    })
    .execute();
}

/** The same of an act in a plan, or (its key without a plan) in the municipality as such. */
export const recordAct = (
  tx: Tx,
  { key, actor }: Act<{ municipalityId: string; planId?: string }>,
  event: Pick<NewEvent, 'kind' | 'subjectId' | 'details'>,
): Promise<void> => recordEvent(tx, { ...key, actor: actor.label, ...event });
