import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textRulesOf } from './field-kind.ts';
import { checkbox } from './fields/checkbox.ts';
import { date } from './fields/date.ts';
import { milestones } from './fields/milestones.ts';
import { money } from './fields/money.ts';
import { multipleChoice } from './fields/multiple-choice.ts';
import { singleChoice } from './fields/single-choice.ts';
import type { FieldOf } from './fields/text-kind.ts';
import type { FormField } from './form.ts';

const asked = { key: 'x-1', label: '欄' };
const options = [
  { code: 'a', label: 'ア' },
  { code: 'b', label: 'イ' },
  { code: 'c', label: 'ウ' },
];
const FIELDS = {
  'long-text': { ...asked, kind: 'long-text' },
  'short-text': { ...asked, kind: 'short-text' },
  'single-choice': { ...asked, kind: 'single-choice', options },
  'multiple-choice': { ...asked, kind: 'multiple-choice', options },
  milestones: { ...asked, kind: 'milestones' },
  money: { ...asked, kind: 'money', unit: '千円' },
  date: { ...asked, kind: 'date' },
  checkbox: { ...asked, kind: 'checkbox', statement: '確かめました' },
  rating: { ...asked, kind: 'rating', layer: 'self' },
  'indicator-table': { ...asked, kind: 'indicator-table', asks: ['actual'] },
  file: { ...asked, kind: 'file' },
  computed: { ...asked, kind: 'computed', of: 'owners' },
  note: { ...asked, kind: 'note', text: '' },
} satisfies { [Kind in FormField['kind']]: FieldOf<Kind> };
const ALL: FormField[] = Object.values(FIELDS);

describe('the text of a field', () => {
  it.each([
    ['long-text', ' 一行目\n二行目 ', null, ' 一行目\n二行目 ', ' 一行目\n二行目 '],
    ['short-text', ' 一行 \n 二行 ', null, '一行 二行', '一行 二行'],
    ['single-choice', 'b', null, 'b', 'イ'],
    ['single-choice', 'z', 'not-a-choice', 'z', 'z'],
    ['multiple-choice', 'c\na', null, 'a\nc', 'ウ、ア'],
    ['multiple-choice', 'a\na', null, 'a', 'ア、ア'],
    ['multiple-choice', 'a\nz', 'not-a-choice', 'a\nz', 'ア、z'],
    ['milestones', '令和7年度：設置\nR6：検討', null, 'R6：検討\nR7：設置', '令和7年度：設置\nR6：検討'],
    ['money', '１，２００', null, '１，２００', '1,200千円'],
    ['money', '1,200千円', null, '1,200千円', '1,200千円'],
    ['money', '1,200,000円', null, '1,200,000円', '1,200千円'],
    ['money', '△5', null, '△5', '△5千円'],
    ['money', '0', null, '0', '0千円'],
    ['money', '約百万', 'not-a-number', '約百万', '約百万'],
    ['money', '1,20', 'not-a-number', '1,20', '1,20'],
    ['money', '千円', 'not-a-number', '千円', '千円'],
    ['date', '令和６年４月１日', null, '2024-04-01', '令和6年4月1日'],
    ['date', 'R6.4.1', null, '2024-04-01', '令和6年4月1日'],
    ['date', '2019-04-30', null, '2019-04-30', '平成31年4月30日'],
    ['date', '来春', 'not-a-date', '来春', '来春'],
    ['date', '令和6年2月30日', 'not-a-date', '令和6年2月30日', '令和6年2月30日'],
    ['checkbox', '1', null, '1', '☑ 確かめました'],
    ['checkbox', '○', null, '1', '☑ 確かめました'],
  ] as const)('%s %j', (kind, text, fault, tidied, shown) => {
    const rules = textRulesOf(FIELDS[kind])!;
    expect([rules.check(text), rules.tidy(text), rules.show(text)]).toEqual([fault, tidied, shown]);
  });

  it('is blank when nothing but space stands in it, and blank has no fault', () => {
    for (const field of ALL) {
      const rules = textRulesOf(field);
      if (!rules) continue;
      for (const blank of ['', ' ', '　\n']) {
        expect([rules.isBlank(blank), rules.check(blank), rules.tidy(blank)]).toEqual([true, null, '']);
      }
    }
  });

  it('never throws, and tidied once stays as it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALL), fc.string({ unit: 'grapheme' }), (field, text) => {
        const rules = textRulesOf(field);
        if (!rules) return;
        const tidied = rules.tidy(text);
        expect(rules.tidy(tidied)).toBe(tidied);
        expect(typeof rules.show(text)).toBe('string');
        expect(rules.isBlank(tidied)).toBe(rules.isBlank(text));
      }),
    );
  });
});

describe('what is formatted is parsed again', () => {
  const same = <Field, Meaning>(
    kind: {
      parse: (field: Field, text: string) => unknown;
      format: (field: Field, meaning: Meaning) => string;
    },
    field: Field,
    meaning: Meaning,
  ) => expect(kind.parse(field, kind.format(field, meaning))).toEqual({ ok: true, meaning });

  it('choices', () => {
    for (const option of options) same(singleChoice, FIELDS['single-choice'], option);
    fc.assert(
      fc.property(fc.subarray(options, { minLength: 1 }), (chosen) => {
        same(multipleChoice, FIELDS['multiple-choice'], chosen);
      }),
    );
  });

  it('money, to a thousandth', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (amount) => {
        same(money, FIELDS.money, amount);
        expect(money.parse(FIELDS.money, money.format(FIELDS.money, amount / 1000))).toEqual({
          ok: true,
          meaning: amount === 0 ? 0 : amount / 1000,
        });
      }),
    );
  });

  it('days', () => {
    const days = fc.date({ min: new Date('1873-01-01'), max: new Date('2200-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const meaning = day.toISOString().slice(0, 10);
        same(date, FIELDS.date, meaning);
        expect(date.parse(FIELDS.date, date.show(FIELDS.date, meaning))).toEqual({ ok: true, meaning });
      }),
    );
  });

  it('checkboxes', () => {
    for (const isTicked of [true, false]) same(checkbox, FIELDS.checkbox, isTicked);
  });

  it('milestones, also where a line of a text looks like another year', () => {
    const text = fc
      .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('R7：設置', '　', '10：00 開始')), {
        minLength: 1,
      })
      .map((lines) => lines.join('\n').replaceAll('\r', ''))
      .filter((one) => one.trim() !== '');
    const years = fc.uniqueArray(fc.record({ year: fc.integer({ min: 1868, max: 2200 }), text }), {
      selector: ({ year }) => year,
      minLength: 1,
    });
    fc.assert(
      fc.property(years, (told) => {
        const sorted = told.toSorted((one, other) => one.year - other.year);
        same(milestones, FIELDS.milestones, { rest: '', years: sorted });
      }),
    );
  });
});
