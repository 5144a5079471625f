import { describe, expect, it } from 'vitest';
import type { Entry } from './entry-name.ts';
import type { FormField } from './form.ts';
import { readCell } from './read-cell.ts';

const OPTIONS = [
  { code: '1', label: '自治会・町内会' },
  { code: '2', label: '学校' },
  { code: '3', label: '学校' },
];
const SCALE = [
  { code: 'A', label: '予定どおり' },
  { code: 'B', label: 'やや遅れ' },
  { code: '－', label: '評価できない' },
];
const base = { key: 'x-a', label: '欄' };
const FIELDS = {
  single: { ...base, kind: 'single-choice', options: OPTIONS },
  several: { ...base, kind: 'multiple-choice', options: OPTIONS },
  grade: { ...base, kind: 'rating', layer: 'self' },
  tick: { ...base, kind: 'checkbox', statement: '終えた' },
  day: { ...base, kind: 'date' },
  money: { ...base, kind: 'money', unit: '千円' },
  figures: { ...base, kind: 'indicator-table', asks: ['actual'] },
  text: { ...base, kind: 'long-text' },
} satisfies Record<string, FormField>;

const entryOf = (field: FormField): Entry => {
  if (field.kind === 'rating') return { of: 'rating', layer: 'self', scale: null };
  if (field.kind === 'indicator-table') return { of: 'value', indicator: 'i-1', kind: 'actual', year: 2025 };
  return { of: 'field', key: field.key };
};
const read = (name: keyof typeof FIELDS, typed: string) => {
  const reading = readCell({ entry: entryOf(FIELDS[name]), field: FIELDS[name], codes: SCALE }, typed);
  return reading.ok ? reading.text : reading.code;
};

describe('what was typed into a cell', () => {
  it.each([
    ['grade', 'Ａ', 'A'],
    ['grade', 'A　予定どおり', 'A'],
    ['grade', 'Ｂ：やや遅れ', 'B'],
    ['grade', 'やや遅れ', 'B'],
    ['grade', '-', '－'],
    ['grade', '', ''],
    ['grade', 'Ｓ', 'not-a-choice'],
    ['single', '自治会･町内会', '1'],
    ['single', '2', '2'],
    ['single', '学校', 'not-a-choice'],
    ['single', '老人会', 'not-a-choice'],
    ['several', '自治会・町内会、2', '1\n2'],
    ['several', '☑ 自治会・町内会\n☐ 学校', '1'],
    ['several', '3\n1', '1\n3'],
    ['several', '自治会・町内会、公民館', 'not-a-choice'],
    ['several', '', ''],
    ['tick', '☑ 終えた', '1'],
    ['tick', '○', '1'],
    ['tick', '☐ 終えた', ''],
    ['tick', '', ''],
    ['day', '令和8年3月4日', '2026-03-04'],
    ['day', '三月ごろ', '三月ごろ'],
    ['money', ' 約1,200 ', '約1,200'],
    ['figures', ' 延べ48店 ', '延べ48店'],
    ['figures', '長'.repeat(201), 'too-long'],
    ['text', '一行目\r\n二行目\n', '一行目\n二行目'],
    ['text', '長'.repeat(20_001), 'too-long'],
  ] as const)('%s: %j', (name, typed, text) => {
    expect(read(name, typed)).toBe(text);
  });
});
