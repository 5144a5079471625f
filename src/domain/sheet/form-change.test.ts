import { describe, expect, it } from 'vitest';
import type { Form, FormField } from './form.ts';
import { displacedFields, displacedRatings, isSameForm } from './form-change.ts';
import { formFromSheets } from './form-from-sheets.ts';

const formOf = (...fields: FormField[]): Form => ({
  id: 'f',
  version: 1,
  name: '様式',
  appliesTo: { bodies: [], flags: [], nodes: [] },
  sections: [{ heading: '', fields }],
});
const text = (key: string, more: object = {}) =>
  ({ key, label: key, kind: 'long-text', ...more }) as FormField;
const grade = (more: object = {}) =>
  ({ key: 'x-g', label: '評価', kind: 'rating', layer: 'self', ...more }) as FormField;

describe('what a change leaves without a place', () => {
  it.each<[string, FormField, FormField[], [string, string][]]>([
    ['nothing, where it is asked elsewhere', text('issues'), [text('x-1'), text('issues')], []],
    ['nothing, under another label', text('issues'), [text('issues', { label: '課題' })], []],
    ['nothing, of another kind of text', text('issues'), [text('issues', { kind: 'short-text' })], []],
    ['a field that is gone', text('issues'), [], [['issues', 'sheet']]],
    ['an own field that is gone', text('issues', { perOwner: true }), [], [['issues', 'part']]],
    ['a field that becomes own', text('issues'), [text('issues', { perOwner: true })], [['issues', 'sheet']]],
    ['a field that was own', text('issues', { perOwner: true }), [text('issues')], [['issues', 'part']]],
    [
      'a field that becomes a note',
      text('x-1'),
      [text('x-1', { kind: 'note', text: '' })],
      [['x-1', 'sheet']],
    ],
    ['a note', text('x-1', { kind: 'note', text: '' }), [], []],
  ])('%s', (_name, before, after, expected) => {
    const displaced = displacedFields(formOf(before), formOf(...after));
    expect(displaced.map(({ key, from }) => [key, from])).toEqual(expected);
  });

  it('ratings of a layer or scale that is no longer asked', () => {
    const before = formOf(grade(), grade({ key: 'x-h', scale: 'rs-2' }));
    expect(displacedRatings(before, formOf(grade()))).toEqual([
      { layer: 'self', scale: 'rs-2', label: '評価' },
    ]);
    expect(displacedRatings(before, before)).toEqual([]);
  });
});

describe('two versions of a form', () => {
  it('are the same in whatever order their keys come back', () => {
    const one = formOf(text('issues', { help: 'a', maxLength: 3, required: undefined }));
    const other = formOf({ maxLength: 3, kind: 'long-text', help: 'a', label: 'issues', key: 'issues' });
    expect(isSameForm(one, { ...other, version: 2 })).toBe(true);
    expect(isSameForm(one, formOf(text('issues', { help: 'b', maxLength: 3 })))).toBe(false);
    expect(isSameForm(one, { ...one, appliesTo: { ...one.appliesTo, flags: ['重点'] } })).toBe(false);
    expect(isSameForm(formOf(text('a'), text('b')), formOf(text('b'), text('a')))).toBe(false);
  });
});

describe('a form from imported sheets', () => {
  const words = {
    form: '様式',
    plan: '計画',
    year: '年度',
    outlook: '今後',
    indicators: '指標',
    labelOf: (key: string) => `«${key}»`,
    layerOf: (layer: string) => `«${layer}»`,
  };
  it('asks what they hold, in three sections', () => {
    const form = formFromSheets(
      {
        fields: ['overview', 'activities', 'futurePolicy', 'committeeOpinion', 'x-own'],
        projectFields: ['overview'],
        ratings: [
          { layer: 'self', scale: null, isPerOwner: true },
          { layer: 'review', scale: 'rs-2', isPerOwner: true },
        ],
        hasIndicators: true,
      },
      words,
    );
    expect(form.sections.map(({ heading, fields }) => [heading, fields.map(({ key }) => key)])).toEqual([
      ['計画', ['overview']],
      ['年度', ['x-indicators', 'activities', 'x-own', 'x-self', 'x-review-rs-2']],
      ['今後', ['futurePolicy', 'committeeOpinion']],
    ]);
    const fields = form.sections.flatMap((section) => section.fields);
    const find = (key: string) => fields.find((field) => field.key === key);
    expect(find('overview')).toMatchObject({ prefill: { from: 'project', field: 'overview' } });
    expect(find('activities')).toMatchObject({ beside: { from: 'last-year', field: 'futurePolicy' } });
    expect(find('committeeOpinion')).toMatchObject({ filledBy: 'committee', stage: 'consulting' });
    expect(find('x-self')).toMatchObject({ perOwner: true });
    expect(find('x-review-rs-2')).not.toHaveProperty('perOwner');
    expect(find('x-review-rs-2')).toMatchObject({ scale: 'rs-2', filledBy: 'reviewer', stage: 'reviewing' });
  });

  it('is empty where they hold nothing', () => {
    const held = { fields: [], projectFields: [], ratings: [], hasIndicators: false };
    expect(formFromSheets(held, words).sections).toEqual([]);
  });
});
