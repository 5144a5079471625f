import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form, FormField } from '#domain/sheet/form.ts';
import { formSchema } from '#exchange/year-schema.ts';
import { presets } from '#presets/load.ts';
import { type Draft, draftOf } from './draft.ts';
import { formOf } from './draft-form.ts';

const word = fc
  .string({ unit: fc.constantFrom(...'課題取組a1Ｂ（）・<&"ー 　'), minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const code = fc.string({ unit: fc.constantFrom(...'abcＡ①０'), minLength: 1, maxLength: 4 });
const keys = ['overview', 'issues', 'futurePolicy', 'x-課題', 'x-2', 'x-取り組み内容'] as const;
const key = fc.constantFrom(...keys);
const reference = fc.record({ from: fc.constantFrom('last-year', 'project'), field: key });
const count = fc.integer({ min: 1, max: 500 });
const options = fc.uniqueArray(fc.record({ code, label: word }), {
  selector: (one) => one.code,
  minLength: 1,
});
const own = fc.oneof(
  fc.record({ kind: fc.constant('long-text'), lines: count }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constantFrom('short-text', 'milestones', 'date') }),
  fc.record({ kind: fc.constantFrom('single-choice', 'multiple-choice'), options }),
  fc.record(
    {
      kind: fc.constant('rating'),
      layer: fc.constantFrom('self', 'review', 'final'),
      scale: fc.constant('rs-2'),
    },
    { requiredKeys: ['kind', 'layer'] },
  ),
  fc.record({
    kind: fc.constant('indicator-table'),
    asks: fc.subarray(['target', 'actual', 'next-target'], { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('money'), unit: fc.constantFrom('円', '千円') }),
  fc.record({ kind: fc.constant('checkbox'), statement: word }),
  fc.record({ kind: fc.constant('file'), most: count }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constant('computed'), of: fc.constantFrom('owners', 'rule-grade') }),
  fc.record({ kind: fc.constant('note'), text: word }),
);
const asked = fc.record(
  {
    label: word,
    help: word,
    required: fc.oneof(
      fc.constant('always'),
      fc.record({ field: key, in: fc.array(code, { minLength: 1, maxLength: 3 }) }),
    ),
    maxLength: count,
    filledBy: fc.constantFrom('reviewer', 'committee', 'secretariat'),
    stage: fc.constantFrom('targeting', 'reviewing', 'consulting'),
    perOwner: fc.constant(true),
    prefill: reference,
    beside: reference,
    paper: fc.record({ row: count, column: fc.constantFrom(1, 4), columns: fc.constantFrom(1, 9) }),
  },
  { requiredKeys: ['label'] },
);
/** Every key is asked, so that a condition always finds its field. */
const form: fc.Arbitrary<Form> = fc
  .tuple(
    word,
    fc.tuple(...keys.map(() => fc.tuple(asked, own))),
    fc.integer({ min: 0, max: keys.length }),
    fc.array(
      word.filter((flag) => !/[ 　]/.test(flag)),
      { maxLength: 2 },
    ),
  )
  .map(([name, told, cut, flags]) => {
    const fields = told.map(([one, kind], at) => ({ ...one, ...kind, key: keys[at]! }) as FormField);
    return {
      id: 'f',
      version: 3,
      name,
      appliesTo: { bodies: ['city'], flags, nodes: ['n-1'] },
      sections: [
        { heading: '', fields: fields.slice(0, cut) },
        { heading: name, fields: fields.slice(cut) },
      ],
    };
  });

describe('a form in the editor', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(form, (one) => {
        expect(formSchema.safeParse(one).error?.issues ?? []).toEqual([]);
        expect(formOf(draftOf(one))).toEqual({ ok: true, form: one });
      }),
    );
  });

  it.each(presets.map((preset) => [preset.id, preset.form] as const))('%s too', (_id, one) => {
    expect(formOf(draftOf(one))).toEqual({ ok: true, form: one });
  });

  it('never throws, whatever a page sends', () => {
    const settings = fc.dictionary(
      fc.constantFrom(
        'key',
        'kind',
        'label',
        'required',
        'requiredField',
        'options',
        'asks',
        'row',
        'columns',
        'stage',
        'prefillFrom',
        'prefillField',
        'maxLength',
      ),
      fc.string({ unit: 'grapheme' }),
    );
    const draft = fc.record({
      id: fc.constant('f'),
      version: fc.integer(),
      name: fc.string(),
      bodies: fc.array(fc.string()),
      flags: fc.string(),
      nodes: fc.array(fc.string()),
      sections: fc.array(fc.record({ heading: fc.string(), fields: fc.array(settings) })),
    }) as fc.Arbitrary<Draft>;
    fc.assert(
      fc.property(draft, (one) => {
        const reading = formOf(one);
        expect(reading.ok ? reading.form.name : reading.problems.length > 0).toBeTruthy();
      }),
    );
  });
});
