import { describe, expect, test } from 'vitest';
import { closingGrade } from './closing.ts';
import { type OpeningProject, planOpening } from './plan-opening.ts';

const scales = [
  {
    id: 'rs',
    codes: [
      { code: 'A', label: '順調' },
      { code: '了', label: '終了', ordered: false },
      { code: 'ー', label: '評価対象外', ordered: false },
      { code: '完', label: '完了に近い' },
    ],
  },
  { id: 'other', codes: [{ code: 'A', label: '廃止', ordered: false }] },
];
const grade = (layer: string, code: string, department: string | null = null) => ({
  layer,
  code,
  department,
});

describe('a grade that ends a project', () => {
  test.each([
    ['outside the order and called 終了', [grade('final', '了')], undefined, '了'],
    ['outside the order, called otherwise', [grade('final', 'ー')], undefined, undefined],
    ['inside the order, whatever it is called', [grade('final', '完')], undefined, undefined],
    ['by the last word: final before self', [grade('self', '了'), grade('final', 'A')], undefined, undefined],
    ['by the review where there is no final', [grade('self', 'A'), grade('review', '了')], undefined, '了'],
    ['by the self grade alone', [grade('self', '了')], undefined, '了'],
    [
      'where all departments say so',
      [grade('self', '了', '甲課'), grade('self', '了', '乙課')],
      undefined,
      '了',
    ],
    [
      'not where one goes on',
      [grade('self', '了', '甲課'), grade('self', 'A', '乙課')],
      undefined,
      undefined,
    ],
    ['that the plan names', [grade('final', 'ー')], ['ー'], 'ー'],
    ['not one that the plan does not name', [grade('final', '了')], ['ー'], undefined],
    ['none without grades', [], undefined, undefined],
  ])('%s', (_, grades, closing, code) => {
    expect(closingGrade(grades, closing, scales.slice(0, 1))?.code).toBe(code);
  });

  test('is looked up in its own scale', () => {
    expect(closingGrade([{ ...grade('final', 'A'), scale: 'rs' }], undefined, scales)).toBeNull();
    expect(closingGrade([{ ...grade('final', 'A'), scale: 'other' }], undefined, scales)?.code).toBe('A');
  });
});

describe('an opening', () => {
  const project = (more: Partial<OpeningProject> = {}): OpeningProject => ({
    id: 'p',
    title: '試し',
    isAsked: true,
    owners: [
      { departmentId: 'd-1', department: '甲課', isLead: false },
      { departmentId: 'd-2', department: '社協', isLead: false },
    ],
    ended: null,
    closedBy: null,
    sheet: null,
    form: null,
    ...more,
  });
  const open = (one: OpeningProject, choices: Partial<Parameters<typeof planOpening>[2]> = {}) =>
    planOpening(2025, [one], { leftOut: [], kept: [], ...choices })[0]!;

  test('gives each owner one part', () => {
    expect(open(project()).parts).toEqual(project().owners);
  });

  test.each([
    ['a live project', project(), {}, 'made'],
    ['one that ended in an earlier year', project({ ended: { year: 2024, reason: '了' } }), {}, 'ended'],
    ['one that ends this year', project({ ended: { year: 2025, reason: '了' } }), {}, 'made'],
    [
      'an earlier ended one that is ticked to go on',
      project({ ended: { year: 2023, reason: '了' } }),
      { kept: ['p'] },
      'ended',
    ],
    ['one whose grade ends it', project({ closedBy: '了' }), {}, 'closes'],
    ['the same, kept', project({ closedBy: '了' }), { kept: ['p'] }, 'made'],
    ['one left out', project(), { leftOut: [{ project: 'p', reason: '休止' }] }, 'left-out'],
    [
      'one left out that would close',
      project({ closedBy: '了' }),
      { leftOut: [{ project: 'p', reason: '休止' }] },
      'left-out',
    ],
    ['one that has its sheet already', project({ sheet: 's', closedBy: '了' }), {}, 'taken-over'],
  ])('of %s', (_, one, choices, kind) => {
    expect(open(one, choices).kind).toBe(kind);
  });
});
