import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetAnswers } from '#domain/sheet/answers.ts';
import { checkCompleteness } from '#domain/sheet/completeness.ts';
import { milestones } from '#domain/sheet/fields/milestones.ts';
import type { Form } from '#domain/sheet/form.ts';
import type { FormSubject } from '#exchange/sheet-content.ts';
import { pageFields } from '../../../test/kit/page-fields.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { FormInputs } from './form-inputs.tsx';
import { FormView } from './form-view.tsx';
import { formProblemsOf, readAnswers } from './read-answers.ts';

const plan = smallPlan();
const subject: FormSubject = {
  year: 2024,
  owners: ['長寿課', '社協'],
  projectNumber: '①',
  indicators: plan.indicators.slice(0, 1),
  scales: plan.ratingScales,
  years: [2023, 2024],
};
const form: Form = {
  id: 'all',
  version: 1,
  name: '全部の欄',
  appliesTo: { bodies: [], flags: [], nodes: [] },
  sections: [
    {
      heading: '１',
      fields: [
        {
          key: 'activities',
          label: '取組',
          kind: 'long-text',
          perOwner: true,
          required: 'always',
          maxLength: 10,
          beside: { from: 'last-year', field: 'futurePolicy' },
        },
        { key: 'x-line', label: '一行', kind: 'short-text' },
        {
          key: 'x-one',
          label: '一つ',
          kind: 'single-choice',
          options: [
            { code: 'a', label: 'ア' },
            { code: 'b', label: 'イ' },
          ],
        },
        {
          key: 'x-many',
          label: '複数',
          kind: 'multiple-choice',
          options: [
            { code: 'a', label: 'ア' },
            { code: 'b', label: 'イ' },
          ],
        },
        {
          key: 'x-grade',
          label: '自己評価',
          kind: 'rating',
          layer: 'self',
          perOwner: true,
          required: 'always',
        },
        {
          key: 'x-table',
          label: '指標',
          kind: 'indicator-table',
          asks: ['actual', 'next-target'],
          required: 'always',
        },
        { key: 'annualPlan', label: '年次計画', kind: 'milestones' },
        { key: 'x-budget', label: '予算額', kind: 'money', unit: '千円' },
        { key: 'x-day', label: '実施日', kind: 'date' },
        { key: 'x-sure', label: '確認', kind: 'checkbox', statement: '確かめました' },
        { key: 'x-file', label: '資料', kind: 'file' },
        { key: 'x-rate', label: '達成率', kind: 'computed', of: 'achievement-rate' },
        { key: 'x-note', label: '注', kind: 'note', text: 'わかりやすく書いてください。' },
        {
          key: 'committeeOpinion',
          label: '委員会の意見',
          kind: 'long-text',
          filledBy: 'committee',
          stage: 'consulting',
        },
      ],
    },
  ],
};
const now = { stage: 'collecting', filledBy: 'writer', department: '長寿課' } as const;
const question = { form, now, year: 2024, indicators: [{ id: 'i-1' }], scales: plan.ratingScales };
const blank: SheetAnswers = { fields: {}, own: {}, ratings: [], values: [], files: {} };
const milestoneField = { key: 'annualPlan', label: '年次計画', kind: 'milestones' } as const;
const htmlOf = (node: unknown) => String(node);

const filled: SheetAnswers = {
  fields: {
    'x-line': '一行 <b>&"quot"',
    'x-one': 'b',
    'x-many': 'a\nb',
    annualPlan: '前書き\nR5：検討\nR6：設置\n　R7：は二行目',
    'x-budget': '1,200',
    'x-day': '2024-04-01',
    'x-sure': '1',
    committeeOpinion: '委員会の言葉',
  },
  own: { activities: '\n回った。' },
  ratings: [{ layer: 'self', department: '長寿課', scale: null, code: 'A' }],
  values: [
    { indicator: 'i-1', kind: 'actual', year: 2024, text: '随時' },
    { indicator: 'i-1', kind: 'target', year: 2025, text: '６０店' },
  ],
  files: {},
};

describe('the inputs of a form', () => {
  it('hold every answer and give the same back', () => {
    const html = htmlOf(<FormInputs form={form} subject={subject} now={now} answers={filled} />);
    const read = readAnswers(pageFields(html), question);
    expect(read.problems).toEqual([]);
    const { committeeOpinion: _others, ...own } = filled.fields;
    expect(read.fields).toEqual(own);
    expect(read.own).toEqual(filled.own);
    expect(read.ratings).toEqual(filled.ratings);
    expect(read.values).toEqual(filled.values);
    expect(html).toContain('委員会の言葉');
  });

  it('give blank answers back where nothing was filled', () => {
    const html = htmlOf(<FormInputs form={form} subject={subject} now={now} answers={blank} />);
    const read = readAnswers(pageFields(html), question);
    expect(new Set(Object.values(read.fields))).toEqual(new Set(['']));
    expect(read.ratings.map(({ code }) => code)).toEqual(['']);
  });

  it('lose no letter of what was typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'課<>&"\'\n　 aR7：『』', '𠮷'), maxLength: 30 });
    fc.assert(
      fc.property(typed, typed, typed, (long, goal, value) => {
        const answers: SheetAnswers = {
          ...blank,
          fields: {
            annualPlan: milestones.format(milestoneField, { rest: '', years: [{ year: 2023, text: goal }] }),
          },
          own: { activities: long },
          values: [{ indicator: 'i-1', kind: 'actual', year: 2024, text: value.replaceAll('\n', '').trim() }],
        };
        const html = htmlOf(<FormInputs form={form} subject={subject} now={now} answers={answers} />);
        const read = readAnswers(pageFields(html), question);
        expect(read.own.activities).toBe(long.trim() === '' ? '' : long);
        expect(read.fields.annualPlan).toBe(answers.fields.annualPlan);
        expect(read.values[0]).toEqual(answers.values[0]);
      }),
      { numRuns: 40 },
    );
  });

  it('show an owner its own part of last year, where owners wrote their own', () => {
    const sources = { lastYear: { futurePolicy: '【長寿課】\n回る。\n【社協】\n集める。' }, project: {} };
    const html = htmlOf(
      <FormInputs form={form} subject={subject} now={now} answers={blank} sources={sources} />,
    );
    expect(html).toContain('回る。');
    expect(html).not.toContain('集める。');
  });

  it('show what stands beside a field, its problem and its count', () => {
    const problems = formProblemsOf(
      checkCompleteness(
        form,
        { ...now, owners: subject.owners, year: 2024, indicators: [{ id: 'i-1' }] },
        blank,
      ),
    );
    const html = htmlOf(
      <FormInputs
        form={form}
        subject={subject}
        now={now}
        answers={blank}
        sources={{ lastYear: { futurePolicy: '来年は回る。' }, project: {} }}
        problems={problems}
      />,
    );
    expect(html).toContain('来年は回る。');
    expect(html).toContain('前年度：今後の取り組み方針');
    expect(html).toContain('取組を入力してください。');
    expect(html).toContain('<span>0</span>／10文字');
    expect(html).toContain('aria-invalid="true"');
    for (const { field } of problems) expect(html).toContain(`id="field-${field}"`);
  });
});

describe('reading what was posted', () => {
  const post = (entries: Record<string, string | File>) => {
    const sent = new FormData();
    for (const [name, value] of Object.entries(entries)) sent.append(name, value);
    return readAnswers(sent, question);
  };

  it('leaves out what was not sent and what is not asked', () => {
    const read = post({
      'field.x-line': 'a',
      'field.committeeOpinion': 'x',
      'field.nothing': 'y',
      'rating.final': 'A',
    });
    expect(read).toEqual({
      fields: { 'x-line': 'a' },
      own: {},
      ratings: [],
      values: [],
      reasons: [],
      files: {},
      problems: [],
    });
  });

  it('refuses choices that are not offered and texts without end', () => {
    const read = post({
      'field.x-one': 'c',
      'rating.self': 'Z',
      'own.activities': 'あ'.repeat(20_001),
      'value.i-1.actual.2024': '9'.repeat(201),
    });
    expect(read.problems.map(({ name, code }) => [name, code])).toEqual([
      ['own.activities', 'too-long'],
      ['field.x-one', 'not-a-choice'],
      ['rating.self', 'not-a-choice'],
      ['value.i-1.actual.2024', 'too-long'],
    ]);
    expect([read.fields, read.own, read.ratings, read.values]).toEqual([{}, {}, [], []]);
  });

  it('keeps a draft that is merely wrong', () => {
    expect(post({ 'field.x-day': '来春', 'field.x-budget': '約百万' }).fields).toEqual({
      'x-day': '来春',
      'x-budget': '約百万',
    });
  });

  it('takes what a database cannot hold out of a text', () => {
    expect(post({ 'own.activities': 'a\0b\r\nc\rd' }).own).toEqual({ activities: 'ab\nc\nd' });
  });

  it('takes the files of a field', () => {
    const file = new File(['x'], '資料.pdf');
    expect(Object.keys(post({ 'file.x-file': file }).files)).toEqual(['x-file']);
  });
});

describe('a form to be read', () => {
  it('shows every answer as a reader sees it', () => {
    const content = {
      fields: filled.fields,
      parts: [
        { department: '長寿課', fields: filled.own },
        { department: '社協', fields: { activities: '集めた。' } },
      ],
      ratings: filled.ratings,
      opinions: [],
    };
    const html = htmlOf(<FormView form={form} subject={subject} content={content} />);
    for (const text of [
      '回った。',
      '【社協】',
      '集めた。',
      'ア、イ',
      '令和6年4月1日',
      '1,200千円',
      '☑ 確かめました',
      '予定どおり',
      '42店',
      '（記入なし）',
      'わかりやすく',
    ])
      expect(html).toContain(text);
    expect(html).not.toContain('<b>');
  });

  it('shows once what the sheet has joined of its owners', () => {
    const fields = { activities: '回った。' };
    const content = { fields, parts: [{ department: '長寿課', fields }], ratings: [], opinions: [] };
    expect(
      htmlOf(<FormView form={form} subject={subject} content={content} />).split('回った。'),
    ).toHaveLength(2);
    const before = { ...content, parts: [] };
    expect(htmlOf(<FormView form={form} subject={subject} content={before} />)).toContain('回った。');
  });
});
