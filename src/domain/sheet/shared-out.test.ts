import { describe, expect, it } from 'vitest';
import type { FormField, FormSection } from './form.ts';
import { joinParts, type Sharing, sharedOut, shareText, sharingOf } from './part.ts';

const part = (departmentId: string, isLead = false) => ({ departmentId, isLead });

describe('how owners share a form', () => {
  it.each<[Sharing, ReturnType<typeof part>[], string | null]>([
    ['alone', [], null],
    ['alone', [part('a', true)], 'a'],
    ['each', [part('a'), part('b')], 'a'],
    ['each', [part('a'), part('b')], null],
    ['joint', [part('a'), part('b', true)], 'b'],
    ['joint', [part('a'), part('b', true)], null],
    ['beside', [part('a'), part('b', true)], 'a'],
    // Two who both have the lead would write over each other.
    ['each', [part('a', true), part('b', true)], 'a'],
  ])('%s', (sharing, parts, departmentId) => {
    expect(sharingOf(parts, departmentId)).toBe(sharing);
  });
});

const FIELDS: FormField[] = [
  { kind: 'long-text', key: 'activities', label: '取組', required: 'always' },
  { kind: 'short-text', key: 'x-who', label: '協力先' },
  { kind: 'money', key: 'x-budget', label: '予算', unit: '円', required: 'always' },
  { kind: 'rating', key: 'x-self', label: '自己評価', layer: 'self', required: 'always' },
  { kind: 'long-text', key: 'issues', label: '課題', perOwner: true, required: 'always' },
  { kind: 'rating', key: 'x-review', label: '査定', layer: 'review', filledBy: 'reviewer' },
  { kind: 'long-text', key: 'remarks', label: '記録', filledBy: 'secretariat' },
];
const SECTIONS: FormSection[] = [{ heading: '', fields: FIELDS }];
const told = (sharing: Sharing) =>
  sharedOut(SECTIONS, sharing)[0]!.fields.map(
    ({ key, perOwner, required, filledBy }) =>
      `${key}${perOwner ? ' own' : ''}${required ? ' required' : ''}${filledBy ? ` ${filledBy}` : ''}`,
  );

describe('a form that is shared out', () => {
  it('is as it is for one owner, and for the one who has the lead', () => {
    expect(sharedOut(SECTIONS, 'alone')).toEqual(SECTIONS);
    expect(sharedOut(SECTIONS, 'joint')).toEqual(SECTIONS);
  });

  it('gives each owner its own words and grade where nobody has the lead', () => {
    expect(told('each')).toEqual([
      'activities own required',
      'x-who own',
      'x-budget required',
      'x-self own required',
      'issues own required',
      'x-review reviewer',
      'remarks secretariat',
    ]);
  });

  it('asks the others of nothing that is the lead’s, and lets them say their own beside it', () => {
    expect(told('beside')).toEqual([
      'activities own',
      'x-who own',
      'x-budget',
      'x-self reviewer',
      'issues own required',
      'x-review reviewer',
      'remarks secretariat',
    ]);
  });
});

describe('a text that was one for all', () => {
  const parts = (...texts: (string | undefined)[]) =>
    texts.map((text, at) => ({ department: ['甲課', '乙課'][at]!, text }));

  it('is every owner’s who has said nothing of its own', () => {
    expect(shareText('みんなで回った', parts(undefined, undefined))).toEqual([
      'みんなで回った',
      'みんなで回った',
    ]);
    expect(shareText('みんなで回った', parts('甲だけで', undefined))).toEqual([null, 'みんなで回った']);
  });

  it('falls to the owners under whose names it stands', () => {
    expect(shareText('【甲課】\n回った\n【乙課】\n集めた', parts(undefined, undefined))).toEqual([
      '回った',
      '集めた',
    ]);
  });

  it('is not shared out where it is what the owners say', () => {
    const said = parts('回った', undefined);
    expect(shareText(joinParts(said.map((one) => ({ ...one, text: one.text ?? '' }))), said)).toEqual([
      null,
      null,
    ]);
    expect(shareText('', parts(undefined, undefined))).toEqual([null, null]);
  });
});
