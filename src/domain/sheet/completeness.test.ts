import { describe, expect, it } from 'vitest';
import type { SheetAnswers } from './answers.ts';
import { fieldsFor } from './asked-now.ts';
import { type About, checkCompleteness } from './completeness.ts';
import { countCharacters } from './count-characters.ts';
import type { Form, FormField } from './form.ts';

const formOf = (...fields: FormField[]): Form => ({
  id: 'f',
  version: 1,
  name: '様式',
  appliesTo: { bodies: [], flags: [], nodes: [] },
  sections: [{ heading: '', fields }],
});
const about: About = {
  stage: 'collecting',
  filledBy: 'writer',
  department: '長寿課',
  owners: ['長寿課', '社協'],
  year: 2024,
  indicators: [{ id: 'i-1' }, { id: 'i-2' }],
};
const blank: SheetAnswers = { fields: {}, own: {}, ratings: [], values: [], files: {} };
const long = (more: Partial<FormField> = {}): FormField =>
  ({ key: 'issues', label: '課題', kind: 'long-text', ...more }) as FormField;
const grade = (more: object = {}): FormField => ({
  key: 'x-grade',
  label: '評価',
  kind: 'rating',
  layer: 'self',
  ...more,
});
const options = [{ code: 'a', label: 'ア' }];

describe('what keeps a part from being submitted', () => {
  it.each<[string, FormField[], Partial<SheetAnswers>, [string, string, number][]]>([
    ['nothing asked', [], {}, []],
    ['a blank that may be blank', [long()], {}, []],
    [
      'a blank that must be filled',
      [long({ required: 'always' })],
      { fields: { issues: ' \n' } },
      [['field.issues', 'blank', 0]],
    ],
    [
      'a text of its own is not that of the sheet',
      [long({ required: 'always', perOwner: true })],
      { fields: { issues: 'x' } },
      [['own.issues', 'blank', 0]],
    ],
    ['a text of its own', [long({ required: 'always', perOwner: true })], { own: { issues: 'x' } }, []],
    ['as long as allowed', [long({ maxLength: 2 })], { fields: { issues: '𠮷野\n' } }, []],
    [
      'too long',
      [long({ maxLength: 2 })],
      { fields: { issues: '吉野町' } },
      [['field.issues', 'too-long', 2]],
    ],
    [
      'no number',
      [{ key: 'x-m', label: '予算', kind: 'money', unit: '円' }],
      { fields: { 'x-m': '未定' } },
      [['field.x-m', 'not-a-number', 0]],
    ],
    [
      'no day',
      [{ key: 'x-d', label: '日', kind: 'date' }],
      { fields: { 'x-d': '未定' } },
      [['field.x-d', 'not-a-date', 0]],
    ],
    [
      'no choice any more',
      [{ key: 'x-c', label: '区分', kind: 'single-choice', options }],
      { fields: { 'x-c': 'b' } },
      [['field.x-c', 'not-a-choice', 0]],
    ],
    [
      'not ticked',
      [{ key: 'x-t', label: '確認', kind: 'checkbox', statement: 'した', required: 'always' }],
      { fields: { 'x-t': '' } },
      [['field.x-t', 'not-ticked', 0]],
    ],
    ['not rated', [grade({ required: 'always' })], {}, [['rating.self', 'rating-missing', 0]]],
    [
      'rated',
      [grade({ required: 'always' })],
      { ratings: [{ layer: 'self', department: null, scale: null, code: 'A' }] },
      [],
    ],
    [
      'rated on another scale',
      [grade({ required: 'always', scale: 'rs-2' })],
      { ratings: [{ layer: 'self', department: null, scale: null, code: 'A' }] },
      [['rating.self.rs-2', 'rating-missing', 0]],
    ],
    [
      'rated by the other owner only',
      [grade({ required: 'always', perOwner: true })],
      { ratings: [{ layer: 'self', department: '社協', scale: null, code: 'A' }] },
      [['rating.self', 'rating-missing', 0]],
    ],
    [
      'values of each indicator',
      [
        {
          key: 'x-i',
          label: '指標',
          kind: 'indicator-table',
          asks: ['actual', 'next-target'],
          required: 'always',
        },
      ],
      {
        values: [
          { indicator: 'i-1', kind: 'actual', year: 2024, text: '－' },
          { indicator: 'i-2', kind: 'target', year: 2025, text: '3件' },
        ],
      },
      [
        ['value.i-1.target.2025', 'value-missing', 0],
        ['value.i-2.actual.2024', 'value-missing', 0],
      ],
    ],
    [
      'no file',
      [{ key: 'x-f', label: '資料', kind: 'file', required: 'always' }],
      {},
      [['file.x-f', 'file-missing', 0]],
    ],
    [
      'too many files',
      [{ key: 'x-f', label: '資料', kind: 'file', most: 1 }],
      { files: { 'x-f': 2 } },
      [['file.x-f', 'too-many-files', 1]],
    ],
    [
      'required by a grade',
      [grade(), long({ required: { field: 'x-grade', in: ['C'] } })],
      { ratings: [{ layer: 'self', department: null, scale: null, code: 'C' }] },
      [['field.issues', 'blank', 0]],
    ],
    [
      'not required by another grade',
      [grade(), long({ required: { field: 'x-grade', in: ['C'] } })],
      { ratings: [{ layer: 'self', department: null, scale: null, code: 'A' }] },
      [],
    ],
    [
      'required by one of several choices',
      [
        { key: 'x-c', label: '区分', kind: 'multiple-choice', options },
        long({ required: { field: 'x-c', in: ['a'] } }),
      ],
      { fields: { 'x-c': 'a' } },
      [['field.issues', 'blank', 0]],
    ],
    ['a condition on nothing', [long({ required: { field: 'x-gone', in: ['a'] } })], {}, []],
    ['what others fill', [long({ required: 'always', filledBy: 'committee', stage: 'consulting' })], {}, []],
    ['what another stage asks', [long({ required: 'always', stage: 'targeting' })], {}, []],
    [
      'notes and computed fields',
      [
        { key: 'x-n', label: '注', kind: 'note', text: 'x' },
        { key: 'x-o', label: '担当', kind: 'computed', of: 'owners' },
      ],
      {},
      [],
    ],
  ])('%s', (_name, fields, answers, expected) => {
    const problems = checkCompleteness(formOf(...fields), about, { ...blank, ...answers });
    expect(problems.map(({ name, code, limit }) => [name, code, limit])).toEqual(expected);
  });

  it('asks of each owner nothing where the sheet as a whole is asked about', () => {
    const form = formOf(long({ required: 'always', perOwner: true }));
    expect(checkCompleteness(form, { ...about, department: null }, blank)).toEqual([]);
  });
});

describe('the fields of a stage', () => {
  it('are those of its people, in order', () => {
    const form = formOf(
      long({ key: 'activities' }),
      long({ key: 'x-goal', stage: 'targeting' }),
      long({ key: 'issues', perOwner: true }),
      long({ key: 'x-view', filledBy: 'reviewer', stage: 'reviewing' }),
      { key: 'x-n', label: '注', kind: 'note', text: 'x' },
    );
    const keys = (stage: About['stage'], filledBy: About['filledBy']) =>
      fieldsFor(form, { stage, filledBy }).map(({ key }) => key);
    expect(keys('collecting', 'writer')).toEqual(['activities', 'issues']);
    expect(keys('targeting', 'writer')).toEqual(['x-goal']);
    expect(keys('reviewing', 'reviewer')).toEqual(['x-view']);
    expect(keys('consulting', 'committee')).toEqual([]);
  });
});

describe('counting characters', () => {
  it.each([
    ['', 0],
    ['か\u3099', 1],
    ['𠮷', 1],
    ['👩🏽‍💻', 1],
    ['一行\n二行\r\n', 4],
    ['　 ', 2],
  ])('%j is %i', (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });
});
