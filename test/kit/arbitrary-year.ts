import fc, { type Arbitrary } from 'fast-check';
import type { Form, FormField } from '#domain/sheet/form.ts';
import type { ExchangeCycle, ExchangeEdition, ExchangePart, PlanRules } from '#exchange/year-schema.ts';
import { fields, ids, list, maybe, printable, withKept, year } from './arbitrary-texts.ts';

/** What a plan keeps of its years, at random: rules, forms, parts, cycles, requests, sealed years with their errata. */

const day = fc.constantFrom('2024-02-29', '2025-04-01', '2026-03-31');
const count = fc.integer({ min: 1, max: 500 });
const stage = fc.constantFrom(
  'targeting' as const,
  'collecting' as const,
  'approval' as const,
  'reviewing' as const,
);

export const rules: Arbitrary<PlanRules> = withKept(
  fc.record({
    stages: fc.record({ targeting: fc.boolean(), approval: fc.boolean() }, { requiredKeys: [] }),
  }),
  {
    gradeRule: fc.record({
      by: fc.constantFrom('rate' as const, 'share-met' as const),
      bounds: fc.array(fc.record({ code: printable, atLeast: fc.integer({ min: 0, max: 120 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    closing: list(printable, 2),
  },
) as Arbitrary<PlanRules>;

const options = fc.array(fc.record({ code: fc.constantFrom('1', 'あり', 'なし'), label: printable }), {
  minLength: 1,
  maxLength: 3,
});
const question = fc.oneof(
  withKept(fc.record({ kind: fc.constant('long-text' as const) }), { lines: count }),
  fc.record({ kind: fc.constant('single-choice' as const), options }),
  fc.record({ kind: fc.constant('rating' as const), layer: fc.constant('self' as const) }),
  fc.record({
    kind: fc.constant('indicator-table' as const),
    asks: fc.constant(['target' as const, 'actual' as const]),
  }),
  fc.record({ kind: fc.constant('note' as const), text: printable }),
);
const field = (key: string): Arbitrary<FormField> =>
  fc
    .tuple(
      question,
      withKept(fc.record({ label: printable }), {
        help: printable,
        required: fc.constantFrom('always' as const, { field: 'issues', in: ['あり'] }),
        maxLength: count,
        filledBy: fc.constantFrom('writer' as const, 'reviewer' as const),
        stage: fc.constantFrom('collecting' as const, 'reviewing' as const),
        perOwner: fc.boolean(),
        prefill: fc.constant({ from: 'last-year' as const, field: 'futurePolicy' }),
        paper: fc.constant({ row: 1, column: 1, columns: 12 }),
      }),
    )
    .map(([kind, asked]) => ({ ...asked, ...kind, key }) as FormField);

const form = (id: string): Arbitrary<Form> =>
  fc.record({
    id: fc.constant(id),
    version: fc.integer({ min: 1, max: 9 }),
    name: printable,
    appliesTo: fc.record({
      bodies: fc.subarray(['city' as const, 'shakyo' as const]),
      flags: list(printable, 2),
      nodes: fc.constantFrom([], ['n-1']),
    }),
    sections: list(
      fc.record({ heading: printable, fields: fc.tuple(field('activities'), field('x-budget')) }),
      1,
    ),
  });

export const forms: Arbitrary<Form[]> = ids('f', 3).chain((names) => fc.tuple(...names.map(form)));

export const parts: Arbitrary<ExchangePart[]> = fc.uniqueArray(
  fc.record({
    department: fc.constantFrom('長寿課', '社協', '髙齢課'),
    stage: fc.constantFrom('targeting' as const, 'collecting' as const),
    state: fc.constantFrom('draft' as const, 'submitted' as const, 'approved' as const),
    fields,
  }),
  { selector: (part) => `${part.department}${part.stage}`, minLength: 1, maxLength: 3 },
);

const cycle = (projectIds: string[]) =>
  fc.record({
    year,
    state: fc.constantFrom('preparing' as const, 'collecting' as const, 'sealed' as const),
    stages: fc.record(
      { collecting: fc.record({ from: day, due: day }), reviewing: fc.record({ from: day, due: day }) },
      { requiredKeys: [] },
    ),
    exceptions: list(fc.record({ department: printable, stage, due: day }), 2),
    focus: fc.subarray(projectIds),
    leftOut:
      projectIds.length === 0
        ? fc.constant([])
        : list(fc.record({ project: fc.constantFrom(...projectIds), reason: printable }), 2),
  }) as Arbitrary<ExchangeCycle>;

const requests = (projectIds: string[]) =>
  ids('c', 3).chain((names) =>
    fc.tuple(
      ...names.map((id) =>
        fc.record({
          id: fc.constant(id),
          year,
          project: fc.constantFrom(...projectIds),
          from: printable,
          to: maybe(printable),
          text: printable,
          askedOn: day,
          state: fc.constantFrom('asked' as const, 'accepted' as const, 'done' as const),
          answer: printable,
          answeredOn: maybe(day),
          carriedFrom: maybe(fc.constant('c-1')),
        }),
      ),
    ),
  );

/** The lists that stand only where something is in them. Cycles come in the order of their years: a plan has one of each. */
export const yearLists = (projectIds: string[]) => ({
  cycles: fc
    .uniqueArray(cycle(projectIds), { selector: (one) => one.year, maxLength: 3 })
    .map((cycles) => cycles.sort((a, b) => a.year - b.year)),
  ...(projectIds.length === 0 ? {} : { collaborationRequests: requests(projectIds) }),
});

export const editions: Arbitrary<ExchangeEdition[]> = fc
  .uniqueArray(
    fc.record({
      year,
      sealedAt: fc.constantFrom('2025-07-01T01:02:03.000Z', '2026-07-01T01:02:03.456Z'),
      sealedBy: printable,
      sha256: fc.constant('0'.repeat(64)),
      document: printable,
    }),
    { selector: (one) => one.year, maxLength: 2 },
  )
  .map((all) => all.sort((a, b) => a.year - b.year));

export const errataOf = (years: number[]) =>
  years.length === 0
    ? fc.constant([])
    : ids('e', 2).chain((names) =>
        fc.tuple(
          ...names.map((id) =>
            fc.record({
              id: fc.constant(id),
              year: fc.constantFrom(...years),
              at: printable,
              place: printable,
              wrong: printable,
              correct: printable,
              reason: printable,
              notedOn: day,
              notedBy: printable,
            }),
          ),
        ),
      );
