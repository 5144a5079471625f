import { describe, expect, it } from 'vitest';
import { chooseForm, latestForms } from './choose-form.ts';
import type { Form } from './form.ts';
import { joinParts, splitParts } from './part.ts';
import { prefillOf } from './prefill.ts';

const form = (id: string, scope: Partial<Form['appliesTo']> = {}, version = 1): Form => ({
  id,
  version,
  name: id,
  appliesTo: { bodies: [], flags: [], nodes: [], ...scope },
  sections: [],
});
const project = {
  bodies: ['city' as const],
  flags: ['重点'],
  nodes: ['n-1', 'n-2'],
  isIndicatorSheet: false,
};

describe('the form of a project', () => {
  it.each<[string, Form[], object, string | null]>([
    ['the only one', [form('a')], {}, 'a'],
    ['the first that fits', [form('a', { flags: ['新規'] }), form('b'), form('c')], {}, 'b'],
    ['by flag', [form('a', { flags: ['新規', '重点'] })], {}, 'a'],
    ['by body', [form('a', { bodies: ['shakyo'] }), form('b')], {}, 'b'],
    ['of city and 社協 together', [form('a', { bodies: ['shakyo'] })], { bodies: ['city', 'shakyo'] }, 'a'],
    ['an owner of no told body', [form('a', { bodies: ['city'] })], { bodies: [null] }, 'a'],
    ['without owners', [form('a', { bodies: ['city'] })], { bodies: [] }, 'a'],
    ['under a node', [form('a', { nodes: ['n-2'] })], {}, 'a'],
    ['under another node', [form('a', { nodes: ['n-3'] })], {}, null],
    ['every condition', [form('a', { bodies: ['city'], flags: ['新規'] })], {}, null],
    ['an older version does not count', [form('a', {}, 1), form('a', { flags: ['新規'] }, 2)], {}, null],
    ['no form at all', [], {}, null],
    ['for indicators of items alone', [form('a', { subject: 'indicators' }), form('b')], {}, 'b'],
    [
      'of the indicators of an item',
      [form('a'), form('b', { subject: 'indicators' })],
      { isIndicatorSheet: true },
      'b',
    ],
  ])('%s', (_name, forms, more, expected) => {
    expect(chooseForm(forms, { ...project, ...more })?.id ?? null).toBe(expected);
  });

  it('is of its latest version, wherever that stands', () => {
    const forms = [form('a', {}, 2), form('b'), form('a', {}, 10), form('a', {}, 3)];
    expect(latestForms(forms).map(({ id, version }) => [id, version])).toEqual([
      ['a', 10],
      ['b', 1],
    ]);
  });
});

describe('what a new sheet begins with', () => {
  const withFields = (fields: Form['sections'][0]['fields']): Form => ({
    ...form('p'),
    sections: [{ heading: '', fields }],
  });
  it('takes over what its fields refer to', () => {
    const prefilled = prefillOf(
      withFields([
        {
          key: 'activities',
          label: '取組',
          kind: 'long-text',
          prefill: { from: 'last-year', field: 'futurePolicy' },
        },
        {
          key: 'x-goal',
          label: '目標',
          kind: 'short-text',
          prefill: { from: 'project', field: 'finalTarget' },
        },
        { key: 'x-day', label: '日', kind: 'date', prefill: { from: 'project', field: 'overview' } },
        { key: 'outcome', label: '成果', kind: 'long-text' },
        {
          key: 'issues',
          label: '課題',
          kind: 'long-text',
          perOwner: true,
          prefill: { from: 'last-year', field: 'issues' },
        },
      ]),
      {
        lastYear: { futurePolicy: '回る。', issues: '【長寿課】\n人手。\n【社協】\n財源。', outcome: 'x' },
        project: { finalTarget: '８０店', overview: '日付ではない' },
      },
      ['長寿課', '社協', '健康課'],
    );
    expect(prefilled).toEqual({
      fields: { activities: '回る。', 'x-goal': '８０店' },
      own: { 長寿課: { issues: '人手。' }, 社協: { issues: '財源。' } },
    });
  });

  it('gives a text without parts to every owner', () => {
    const [field] = [
      {
        key: 'issues',
        label: '課題',
        kind: 'long-text',
        perOwner: true,
        prefill: { from: 'last-year', field: 'issues' },
      } as const,
    ];
    expect(
      prefillOf(withFields([field]), { lastYear: { issues: '人手。' }, project: {} }, ['甲課', '乙課']).own,
    ).toEqual({
      甲課: { issues: '人手。' },
      乙課: { issues: '人手。' },
    });
  });
});

describe('parts of one text', () => {
  it('come apart as they were joined', () => {
    const parts = [
      { department: '甲課', text: '一\n二' },
      { department: '乙課', text: '三' },
    ];
    expect(splitParts(joinParts(parts), ['甲課', '乙課'])).toEqual([
      ['甲課', '一\n二'],
      ['乙課', '三'],
    ]);
    expect(splitParts('前書き\n【乙課】\n三', ['甲課', '乙課'])).toEqual([
      ['甲課', '前書き'],
      ['乙課', '三'],
    ]);
    expect(splitParts('x', [])).toEqual([]);
  });
});
