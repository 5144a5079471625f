import { describe, expect, it } from 'vitest';
import type { Capacity } from './decide-move.ts';
import { canRemark, canResolve } from './remark.ts';

const post = (role: string, department: string | null = null): Capacity => ({
  role,
  departmentIds: department === null ? [] : [department],
});

describe('who may say something, and who may call it settled', () => {
  const cases: [string, Capacity, string | null, boolean, boolean][] = [
    ['the writer about the own part', post('writer', '長寿課'), '長寿課', true, false],
    ['the writer about another part', post('writer', '住宅課'), '長寿課', false, false],
    ['the writer about the whole', post('writer', '長寿課'), null, false, false],
    ['the approver', post('approver', '長寿課'), '長寿課', true, true],
    ['a reviewer', post('reviewer'), '長寿課', true, true],
    ['the secretariat', post('secretariat', '福祉総務課'), null, true, true],
    ['a member of the committee', post('committee'), null, false, false],
    ['a viewer', post('viewer', '長寿課'), '長寿課', false, false],
  ];
  it.each(cases)('%s', (_, who, department, says, settles) => {
    expect(canRemark({ state: 'collecting' }, [who], department)).toBe(says);
    expect(canResolve({ state: 'collecting' }, [who], department)).toBe(settles);
  });

  it('is nobody in a sealed year, nor where the year was only imported', () => {
    for (const cycle of [{ state: 'sealed' as const }, null]) {
      expect(canRemark(cycle, [post('secretariat')], null)).toBe(false);
      expect(canResolve(cycle, [post('secretariat')], null)).toBe(false);
    }
  });
});
