import { describe, expect, it } from 'vitest';
import { type ClosedSheet, openIndicators, openRatings, opensOwn, openTexts } from './closed-sheet.ts';
import type { FormSection } from './form.ts';

const part = (departmentId: string, isOpen: boolean, isLead = false) => ({
  ...{ departmentId, department: `${departmentId}課`, stage: 'collecting' as const },
  ...{ isLead, isOpen },
});
const closedWith = (...parts: ClosedSheet['parts'][number][]): ClosedSheet[] => [
  { planId: 'plan', id: 's', project: 'p', year: 2026, parts },
];
const sections: FormSection[] = [
  {
    heading: '',
    fields: [
      { kind: 'long-text', key: 'activities', label: '取り組み内容' },
      { kind: 'long-text', key: 'issues', label: '課題', perOwner: true },
    ],
  },
];
const sheet = { id: 's', fields: { activities: '全体の文', issues: '【甲課】\n甲の文\n【乙課】\n乙の文' } };
const own = [
  { department: '甲課', stage: 'collecting' as const, fields: { issues: '甲の文', activities: '甲の分' } },
  { department: '乙課', stage: 'collecting' as const, fields: { issues: '乙の文' } },
];

describe('of a closed sheet', () => {
  it('each text is open with its part, and the joint one with that of the lead', () => {
    const lead = closedWith(part('甲', false, true), part('乙', true));
    expect(openTexts(lead, sheet, own, sections).fields).toEqual({ issues: '【乙課】\n乙の文' });
    const other = closedWith(part('甲', true, true), part('乙', false));
    expect(openTexts(other, sheet, own, sections).fields).toEqual({
      activities: '全体の文',
      issues: '【甲課】\n甲の文',
    });
  });

  it('without a lead what each says is open with its part', () => {
    const closed = closedWith(part('甲', true), part('乙', false));
    expect(openTexts(closed, sheet, own, sections).fields).toEqual({
      activities: '【甲課】\n甲の分',
      issues: '【甲課】\n甲の文',
    });
  });

  it('grades are open with their part, those of others to owners', () => {
    const given = [
      { sheet: 's', layer: 'self', department: '甲課' },
      { sheet: 's', layer: 'self', department: '乙課' },
      { sheet: 's', layer: 'self', department: null },
      { sheet: 's', layer: 'review', department: null },
      { sheet: null, layer: 'self', department: null },
    ];
    const [first, second, joint, review, printed] = given;
    expect(openRatings(closedWith(part('甲', true), part('乙', false)), given)).toEqual([
      first,
      joint,
      review,
      printed,
    ]);
    expect(openRatings(closedWith(part('甲', false, true), part('乙', true)), given)).toEqual([
      second,
      review,
      printed,
    ]);
    expect(openRatings(closedWith(part('甲', false), part('乙', false)), given)).toEqual([printed]);
  });

  it('what was achieved in its year is not told to whoever reads no part, what was aimed at is', () => {
    const figures = {
      project: 'p',
      values: [
        { kind: 'target', year: 2026 },
        { kind: 'actual', year: 2025 },
        { kind: 'actual', year: 2026 },
      ],
    };
    const [shut] = openIndicators(closedWith(part('甲', false)), [figures]);
    expect(shut!.values).toEqual(figures.values.slice(0, 2));
    expect(openIndicators(closedWith(part('甲', true), part('乙', false)), [figures])).toEqual([figures]);
  });

  it('files and changes are open with the part that they are of, and not with its targets', () => {
    const target = { ...part('甲', true), stage: 'targeting' as const };
    const [closed] = closedWith(target, part('甲', false, true), part('乙', true));
    expect(['甲', '乙', null].map((id) => opensOwn(closed, id))).toEqual([false, true, false]);
    expect(opensOwn(undefined, '甲')).toBe(true);
  });
});
