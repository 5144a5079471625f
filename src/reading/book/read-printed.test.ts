import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentSchema } from '#exchange/schema.ts';
import { bookOf } from '#papers/book/book-of.ts';
import { arbitraryBookPlan } from '../../../test/kit/arbitrary-book-plan.ts';
import { comparablePlan } from '../../../test/kit/comparable-plan.ts';
import { readProjectFile } from '../../../test/kit/project-files.ts';
import { sourceOfBook } from '../source-of-book.ts';
import { bookletAsRead } from './booklet-as-read.ts';
import { readPrinted } from './read-printed.ts';

const sample = documentSchema.parse(JSON.parse(readProjectFile('sample/midorigaoka.json')));

test.each([
  ['pages', false],
  ['tabs', true],
])('the book of the sample city, read as %s, is its plan', (_, asTabs) => {
  const plan = sample.plans[0]!;
  const municipality = { ...sample.municipality, name: sample.municipality.name! };
  const book = bookletAsRead(bookOf({ municipality, plan, today: '2026-11-21' }, { year: null }), { asTabs });
  const { source } = sourceOfBook({ name: '計画.pdf', sha256: '' }, book);
  const { document, conservation } = readPrinted(source, book);
  expect(document.municipality).toEqual(sample.municipality);
  expect(document.leftovers).toEqual([]);
  expect(conservation.share).toBe(1);
  expect(comparablePlan(document.plans[0]!)).toEqual(comparablePlan(plan));
});

test.each([
  ['pages', false],
  ['tabs', true],
])('the book of any plan, read as %s, is its plan', (_, asTabs) => {
  fc.assert(
    fc.property(arbitraryBookPlan, (plan) => {
      const municipality = { name: 'みどりヶ丘市', code: null };
      const book = bookletAsRead(bookOf({ municipality, plan, today: '2026-11-21' }, { year: null }), {
        asTabs,
      });
      const { source } = sourceOfBook({ name: '計画.pdf', sha256: '' }, book);
      const { document } = readPrinted(source, book);
      expect(document.leftovers).toEqual([]);
      expect(comparablePlan(document.plans[0]!)).toEqual(comparablePlan(plan));
    }),
    { numRuns: 60 },
  );
});
