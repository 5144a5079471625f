import { recordEvent } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import type { RequestCapacity, RequestRefusal, RequestState } from '#domain/collaboration/decide-request.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

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
