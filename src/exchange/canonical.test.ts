import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryPlan, documentOf } from '../../test/kit/arbitrary-plan.ts';
import { canonicalJson } from './canonical.ts';
import { documentSchema, type ExchangePlan } from './schema.ts';

test('what is printed reads back as the same document', () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const document = documentOf(withoutEmptyLists(plan));
      expect(documentSchema.parse(JSON.parse(canonicalJson(document)))).toEqual(document);
    }),
  );
});

test('an empty list of a further key makes no difference', () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const bare = withoutEmptyLists(plan);
      const filled = {
        opinions: [],
        ...bare,
        indicators: bare.indicators.map((one) => ({ milestones: [], breaks: [], ...one })),
      };
      expect(canonicalJson(documentOf(filled))).toBe(canonicalJson(documentOf(bare)));
    }),
  );
});

test('printing again what was read gives the same bytes, whatever the order of the keys was', () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const printed = canonicalJson(documentOf(plan));
      expect(canonicalJson(reversed(JSON.parse(printed)))).toBe(printed);
    }),
  );
});

test('keys stand in the order of the schema, fields in the order of the form, own fields last', () => {
  const printed = canonicalJson(
    documentSchema.parse({
      plans: [
        {
          projects: [
            { title: '見守り', id: 'p-1', fields: { 'x-b': '2', remarks: '', 'x-a': '1', overview: '概要' } },
          ],
          title: '計画',
          id: 'plan-1',
        },
      ],
      format: 'ayumi/1',
    }),
  );
  expect(printed.endsWith('}\n')).toBe(true);
  const plan = JSON.parse(printed).plans[0];
  expect(Object.keys(plan)).toEqual([
    'id',
    'title',
    'years',
    'philosophies',
    'levels',
    'ratingScales',
    'nodes',
    'projects',
    'indicators',
    'sheets',
    'ratings',
    'outlook',
  ]);
  expect(Object.keys(plan.projects[0].fields)).toEqual(['overview', 'remarks', 'x-a', 'x-b']);
});

test('a document that the schema refuses is not printed', () => {
  expect(() => canonicalJson({ ...documentOf(), extra: 1 } as never)).toThrow();
});

/** The plan as it reads back: of the further keys only the lists in which something is. */
function withoutEmptyLists({ opinions = [], ...given }: ExchangePlan): ExchangePlan {
  const lists = ['forms', 'cycles', 'collaborationRequests', 'editions', 'errata'];
  const plan = Object.fromEntries(
    Object.entries(given).filter(([key, list]) => !lists.includes(key) || (list as unknown[]).length > 0),
  ) as ExchangePlan;
  return {
    ...plan,
    indicators: plan.indicators.map(({ milestones = [], breaks = [], ...one }) => ({
      ...one,
      ...(milestones.length > 0 ? { milestones } : {}),
      ...(breaks.length > 0 ? { breaks } : {}),
    })),
    ...(opinions.length > 0 ? { opinions } : {}),
  };
}

function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([k, v]) => [k, reversed(v)])
      .reverse(),
  ) as T;
}
