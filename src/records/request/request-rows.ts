import { recordAct } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import type { RequestRefusal, RequestState } from '#domain/collaboration/decide-request.ts';
import type { Act } from '#domain/people/act.ts';

export type RequestOutcome =
  | { ok: true; id: string }
  | { ok: false; refusal: RequestRefusal | 'stale' | 'not-found' };

type RequestEventKind = `request-${RequestState | 'carried' | 'changed' | 'withdrawn'}`;

/** Writes what was done with a request; `onBehalfOf`: the department for which the secretariat did it. */
export async function recordRequestEvent(
  tx: Tx,
  act: Act,
  event: {
    kind: RequestEventKind;
    request: string;
    onBehalfOf: string | null;
    details: Record<string, unknown>;
  },
): Promise<void> {
  await recordAct(tx, act, {
    kind: event.kind,
    subjectId: event.request,
    details: { ...event.details, ...(event.onBehalfOf === null ? {} : { onBehalfOf: event.onBehalfOf }) },
  });
}
