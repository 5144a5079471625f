import { describe, expect, test } from 'vitest';
import {
  allowedRequestActions,
  decideRequest,
  REQUEST_RULES,
  REQUEST_STATES,
  type RequestAction,
  type RequestCapacity,
} from './decide-request.ts';

const asking: RequestCapacity[] = [{ role: 'writer', departmentIds: ['長寿課'] }];
const asked: RequestCapacity[] = [{ role: 'approver', departmentIds: ['住宅課'] }];
const office: RequestCapacity[] = [{ role: 'secretariat', departmentIds: ['福祉課'] }];
const others: RequestCapacity[] = [
  { role: 'writer', departmentIds: ['消防課'] },
  { role: 'writer', departmentIds: [] },
  { role: 'reviewer', departmentIds: ['長寿課'] },
  { role: 'committee', departmentIds: ['住宅課'] },
  { role: 'viewer', departmentIds: ['長寿課'] },
  { role: 'operator', departmentIds: [] },
];
const facts = (state: (typeof REQUEST_STATES)[number], toId: string | null = '住宅課', isSealed = false) => ({
  fromId: '長寿課',
  toId,
  state,
  isSealed,
});

describe('who may do what with a request', () => {
  test.each([
    ['asked', ['change', 'withdraw', 'carry'], ['accept', 'decline', 'finish']],
    ['accepted', ['carry'], ['decline', 'finish']],
    ['declined', ['carry'], ['accept']],
    ['done', [], []],
  ] as const)('%s: the asking side %j, the asked side %j', (state, own, other) => {
    expect(allowedRequestActions(asking, facts(state))).toEqual(own);
    expect(allowedRequestActions(asked, facts(state))).toEqual(other);
    expect(new Set(allowedRequestActions(office, facts(state)))).toEqual(new Set([...own, ...other]));
    for (const one of others) expect(allowedRequestActions([one], facts(state)), one.role).toEqual([]);
  });

  test.each([
    ['asked', ['change', 'withdraw', 'report', 'carry']],
    ['accepted', ['report', 'carry']],
    ['done', []],
  ] as const)('%s, of residents: the asking side %j', (state, own) => {
    expect(allowedRequestActions(asking, facts(state, null))).toEqual(own);
    expect(allowedRequestActions(asked, facts(state, null))).toEqual([]);
  });

  test('a sealed year leaves only the way into the next', () => {
    for (const state of REQUEST_STATES)
      expect(allowedRequestActions(office, facts(state, '住宅課', true))).toEqual(
        REQUEST_RULES.carry.from.includes(state) ? ['carry'] : [],
      );
  });

  test('declining needs a reason, and the secretariat acts on behalf', () => {
    expect(decideRequest('decline', asked, facts('asked'), ' ')).toEqual({
      ok: false,
      refusal: 'request-reason-required',
    });
    expect(decideRequest('decline', asked, facts('asked'), '人手が足りません。')).toEqual({
      ok: true,
      next: 'declined',
      onBehalf: false,
    });
    expect(decideRequest('accept', office, facts('asked'), '')).toMatchObject({ onBehalf: true });
  });

  test('what is refused for its state says so, not that it is somebody else’s', () => {
    const actions: RequestAction[] = ['change', 'withdraw'];
    for (const action of actions)
      expect(decideRequest(action, asking, facts('done'), '')).toEqual({
        ok: false,
        refusal: 'request-not-open',
      });
  });
});
