import { describe, expect, it } from 'vitest';
import type { PostHolder } from './addressees.ts';
import { tellMove } from './tell-move.ts';
import { tellRemark } from './tell-remark.ts';

const holder = (personId: string, role: PostHolder['role'], department: string | null): PostHolder => ({
  ...{ personId, role, departmentIds: department === null ? [] : [department] },
  postName: `${department ?? ''}${personId}`,
  email: `${personId}@example.jp`,
});
const holders = [
  holder('書', 'writer', '住宅課'),
  holder('承', 'approver', '住宅課'),
  holder('事', 'secretariat', null),
  holder('局', 'secretariat', null),
  holder('他', 'writer', '長寿課'),
  holder('課', 'approver', '長寿課'),
];
const known = {
  holders,
  officeOf: (department: string) => (department === '社協' ? null : 'office@example.jp'),
};
const named = (id: string) => ({ id, label: id });
const sheet = { departments: ['住宅課', '社協'].map(named), hasApproval: true };

describe('a move is told to', () => {
  it.each([
    ['the approvers of the department', 'submit', '住宅課', sheet, null, ['承@example.jp']],
    [
      'the secretariat, where nobody approves',
      'submit',
      '社協',
      sheet,
      null,
      ['事@example.jp', '局@example.jp'],
    ],
    [
      'the secretariat, where the plan does without approval',
      'submit',
      '住宅課',
      { ...sheet, hasApproval: false },
      null,
      ['事@example.jp', '局@example.jp'],
    ],
    [
      'the secretariat when a part is approved',
      'approve',
      '住宅課',
      sheet,
      null,
      ['事@example.jp', '局@example.jp'],
    ],
    ['everybody but who made it', 'approve', '住宅課', sheet, '事', ['局@example.jp']],
    ['nobody, where who made it has the next step alone', 'submit', '住宅課', sheet, '承', []],
    ['the writers when a part comes back', 'return', '住宅課', sheet, null, ['書@example.jp']],
    ['the office where nobody writes', 'return', '道路課', sheet, null, ['office@example.jp']],
    [
      'every owner when the whole comes back, by hand where no address is',
      'reopen',
      null,
      sheet,
      null,
      ['書@example.jp', null],
    ],
    ['nobody when it is withdrawn', 'withdraw', '住宅課', sheet, null, []],
    ['nobody when it is accepted', 'accept', null, sheet, null, []],
  ] as const)('%s', (_name, action, department, about, by, told) => {
    const to = tellMove(
      { action, department: department === null ? null : named(department), sheet: about, by },
      known,
    );
    expect(to.map(({ to: { address } }) => address)).toEqual(told);
  });
});

describe('a remark is told to', () => {
  const sheet = { departments: ['住宅課', '長寿課'].map(named) };
  it.each([
    ['the writers of every part', null, { personId: '事', posts: [] }, ['書', '他']],
    ['those of the part it is about', '住宅課', { personId: '事', posts: [] }, ['書']],
    [
      'nobody in the department of a writer who speaks',
      null,
      {
        personId: '書',
        posts: [
          { id: '1', role: 'writer' as const, departments: [named('住宅課')], departmentIds: ['住宅課'] },
        ],
      },
      ['他'],
    ],
    ['nobody twice, and not to who speaks', '長寿課', { personId: '他', posts: [] }, []],
  ])('%s', (_name, department, by, told) => {
    const about = department === null ? null : named(department);
    const to = tellRemark({ department: about, sheet, by }, [...holders, holders[0]!]);
    expect(to.map(({ to: { address } }) => address?.split('@')[0])).toEqual(told);
  });
});
