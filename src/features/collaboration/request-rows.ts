import { recordEvent } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { RequestCapacity, RequestRefusal, RequestState } from '#domain/collaboration/decide-request.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { listDepartments, listHolders } from '../people/queries.ts';
import type { PlanKey } from '../plans/queries.ts';

export type Acting = { label: string; capacities: readonly RequestCapacity[] };
export type RequestOutcome =
  | { ok: true; id: string }
  | { ok: false; refusal: RequestRefusal | 'stale' | 'not-found' };

type RequestEventKind = `request-${RequestState | 'carried' | 'changed' | 'withdrawn'}`;

/** Writes what was done with a request; `onBehalfOf`: the department for which the secretariat did it. */
export async function recordRequestEvent(
  tx: Tx,
  key: PlanKey,
  acting: Acting,
  event: {
    kind: RequestEventKind;
    request: string;
    onBehalfOf: string | null;
    details: Record<string, unknown>;
  },
): Promise<void> {
  await recordEvent(tx, {
    municipalityId: key.municipalityId,
    planId: key.planId,
    actor: acting.label,
    kind: event.kind,
    subjectId: event.request,
    details: { ...event.details, ...(event.onBehalfOf === null ? {} : { onBehalfOf: event.onBehalfOf }) },
  });
}

export type RequestNews = { subject: string; text: string; madeBy: string; now: Date };

/** Tells a department: its writers who have an address, else the address of the office, else the outbox. */
export async function tellDepartment(
  tx: Tx,
  municipalityId: string,
  department: string,
  news: RequestNews,
): Promise<void> {
  const holders = await listHolders(tx, municipalityId, { role: 'writer', department }, dayOf(news.now));
  const offices = await listDepartments(tx, municipalityId);
  const office = offices.find(({ name }) => name === department)?.email ?? null;
  const addresses = [...new Set(holders.flatMap(({ email }) => email ?? []))];
  for (const address of addresses.length > 0 ? addresses : [office])
    await queueMail(tx, {
      municipalityId,
      kind: 'request',
      to: { address, label: department },
      digest: 'request',
      ...news,
    });
}
