import { endsWithSeal } from '../publication/left-open.ts';

/** The states of a collaboration request 協働依頼. */
export const REQUEST_STATES = ['asked', 'accepted', 'declined', 'done'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What can be done with a request. `report`: say what came of what was asked of residents, who do not answer here. */
export type RequestAction =
  | 'ask'
  | 'change'
  | 'withdraw'
  | 'accept'
  | 'decline'
  | 'finish'
  | 'report'
  | 'carry';

/** The one table: which side does it, from which states, where it leads, and whether it needs words. */
export const REQUEST_RULES: Record<
  RequestAction,
  {
    side: 'asking' | 'asked';
    from: readonly RequestState[];
    to: RequestState | null;
    /** A request to residents has no department that is asked. */
    of: 'department' | 'residents' | 'both';
    reason: 'required' | 'optional';
  }
> = {
  ask: { side: 'asking', from: [], to: 'asked', of: 'both', reason: 'optional' },
  change: { side: 'asking', from: ['asked'], to: null, of: 'both', reason: 'optional' },
  withdraw: { side: 'asking', from: ['asked'], to: null, of: 'both', reason: 'optional' },
  accept: {
    side: 'asked',
    from: ['asked', 'declined'],
    to: 'accepted',
    of: 'department',
    reason: 'optional',
  },
  decline: {
    side: 'asked',
    from: ['asked', 'accepted'],
    to: 'declined',
    of: 'department',
    reason: 'required',
  },
  finish: {
    side: 'asked',
    from: ['asked', 'accepted'],
    to: 'done',
    of: 'department',
    reason: 'optional',
  },
  report: {
    side: 'asking',
    from: ['asked', 'accepted'],
    to: 'done',
    of: 'residents',
    reason: 'required',
  },
  carry: {
    side: 'asking',
    from: ['asked', 'accepted', 'declined'],
    to: null,
    of: 'both',
    reason: 'optional',
  },
};

export type RequestRefusal =
  | 'not-your-request'
  | 'request-not-open'
  | 'requests-sealed'
  | 'request-reason-required';

export type RequestFacts = {
  /** The asking department, and the asked one; null: residents. */
  fromId: string;
  toId: string | null;
  /** Null: it is about to be asked. */
  state: RequestState | null;
  isSealed: boolean;
};
export type RequestCapacity = { role: string; departmentIds: readonly string[] };
export type RequestDecision =
  | { ok: true; next: RequestState | null; onBehalf: boolean }
  | { ok: false; refusal: RequestRefusal };

/**
 * May this person do this with a request now? Writers and approvers of the side whose turn it is, and the secretariat on
 * behalf of either. Does not see whether somebody else was faster: that the write finds out.
 */
export function decideRequest(
  action: RequestAction,
  capacities: readonly RequestCapacity[],
  facts: RequestFacts,
  words: string,
): RequestDecision {
  const rule = REQUEST_RULES[action];
  const own = rule.side === 'asking' ? facts.fromId : facts.toId;
  const isOwn = capacities.some(
    ({ role, departmentIds }) =>
      (role === 'writer' || role === 'approver') && own !== null && departmentIds.includes(own),
  );
  if (!isOwn && !capacities.some(({ role }) => role === 'secretariat'))
    return { ok: false, refusal: 'not-your-request' };
  if (facts.isSealed && endsWithSeal(`request-${action}`)) return { ok: false, refusal: 'requests-sealed' };
  const isFitting = rule.of === 'both' || (rule.of === 'residents') === (facts.toId === null);
  if (!isFitting || (facts.state !== null && !rule.from.includes(facts.state)))
    return { ok: false, refusal: 'request-not-open' };
  if (rule.reason === 'required' && words.trim() === '')
    return { ok: false, refusal: 'request-reason-required' };
  return { ok: true, next: rule.to, onBehalf: !isOwn };
}

/** What this person may do with a request: the buttons. */
export function allowedRequestActions(
  capacities: readonly RequestCapacity[],
  facts: RequestFacts & { state: RequestState },
): RequestAction[] {
  return (Object.keys(REQUEST_RULES) as RequestAction[]).filter(
    (action) => action !== 'ask' && decideRequest(action, capacities, facts, 'x').ok,
  );
}
