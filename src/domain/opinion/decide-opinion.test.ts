import { describe, expect, test } from 'vitest';
import {
  canSeeOpinion,
  decideOpinion,
  OPINION_RULES,
  type OpinionAction,
  type OpinionFacts,
} from './decide-opinion.ts';

const asker = (role: string, department: string | null = null, personId: string | null = null) => ({
  capacities: [{ role, departmentIds: department === null ? [] : [department] }],
  personId,
});
const ACTIONS = Object.keys(OPINION_RULES) as OpinionAction[];
const facts: OpinionFacts = {
  person: 'ann',
  owners: ['長寿課', '社協'],
  isAnswered: false,
  isSealed: false,
};
const allowed = (who: ReturnType<typeof asker>, changed: Partial<OpinionFacts> = {}) =>
  ACTIONS.filter((action) => decideOpinion(action, who, { ...facts, ...changed }) === null);

describe('who may do what with an opinion', () => {
  test.each([
    ['the secretariat', asker('secretariat'), ['give', 'edit', 'withdraw', 'answer', 'choose']],
    ['the member who gave it', asker('committee', null, 'ann'), ['give', 'edit', 'withdraw']],
    ['another member', asker('committee', null, 'ben'), []],
    ['a member without a person', asker('committee'), []],
    ['a writer of an owner', asker('writer', '長寿課'), ['propose']],
    ['an approver of another owner', asker('approver', '社協'), ['propose']],
    ['a writer of another department', asker('writer', '消防課'), []],
    ['a viewer of an owner', asker('viewer', '長寿課'), []],
    ['a reviewer', asker('reviewer'), []],
    ['the operator', asker('operator'), []],
  ])('%s', (_, who, actions) => expect(allowed(who)).toEqual(actions));

  test('an answer ends what the member and the department can do', () => {
    expect(allowed(asker('committee', null, 'ann'), { isAnswered: true })).toEqual(['give']);
    expect(allowed(asker('writer', '長寿課'), { isAnswered: true })).toEqual([]);
    expect(allowed(asker('secretariat'), { isAnswered: true })).toContain('edit');
    expect(decideOpinion('edit', asker('committee', null, 'ann'), { ...facts, isAnswered: true })).toBe(
      'opinion-answered',
    );
  });

  test('a sealed year takes no more words of the committee, and still answers', () => {
    expect(allowed(asker('secretariat'), { isSealed: true })).toEqual(['answer']);
    expect(allowed(asker('committee', null, 'ann'), { isSealed: true })).toEqual([]);
    expect(allowed(asker('writer', '社協'), { isSealed: true })).toEqual(['propose']);
  });

  test('whom nobody named is nobody’s own', () => {
    expect(allowed(asker('committee'), { person: null })).toEqual([]);
  });
});

describe('who sees an opinion', () => {
  const member = asker('committee', null, 'ben');
  test.each([
    ['the day before the meeting', member, '2026-07-27', false],
    ['on the day', member, '2026-07-28', false],
    ['the day after', member, '2026-07-29', true],
    ['one’s own, before', asker('committee', null, 'ann'), '2026-07-01', true],
    ['the office, before', asker('writer', '長寿課'), '2026-07-01', true],
    [
      'a member who is of the office too',
      { personId: 'ben', capacities: [...member.capacities, { role: 'secretariat', departmentIds: [] }] },
      '2026-07-01',
      true,
    ],
  ])('%s', (_, who, today, seen) =>
    expect(canSeeOpinion(who, { person: 'ann', meetingDay: '2026-07-28' }, today)).toBe(seen),
  );

  test('what came without a meeting is seen by all', () =>
    expect(canSeeOpinion(member, { person: null, meetingDay: null }, '2026-07-01')).toBe(true));
});
