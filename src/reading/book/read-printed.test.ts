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
      const material = { municipality, plan, today: '2026-11-21' };
      const book = bookletAsRead(bookOf(material, { year: null }), { asTabs });
      const { source } = sourceOfBook({ name: '計画.pdf', sha256: '' }, book);
      const { document } = readPrinted(source, book);
      expect(document.leftovers).toEqual([]);
      expect(comparablePlan(document.plans[0]!)).toEqual(comparablePlan(plan));
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['pages', false],
  ['tabs', true],
])('days in their era and numbers that name their level, read as %s, are as they were kept', (_, asTabs) => {
  const plan = structuredClone(sample.plans[0]!);
  const [sheet] = plan.sheets;
  const [node] = plan.nodes;
  node!.number = `${plan.levels[0]}１`;
  sheet!.fields = { ...sheet!.fields, 'x-day': '2026-12-01' };
  sheet!.ratings = [
    { layer: 'self', department: null, code: 'A', by: '長寿課 担当', at: '2026-11-30' },
    ...sheet!.ratings.slice(1),
  ];
  plan.forms = [
    {
      id: 'form-day',
      version: 1,
      name: '日付のある様式',
      appliesTo: { bodies: [], flags: [], nodes: [] },
      sections: [
        {
          heading: '',
          fields: [
            { kind: 'date', key: 'x-day', label: '実施日' },
            { kind: 'long-text', key: 'activities', label: '取組内容' },
          ],
        },
      ],
    },
  ];
  sheet!.form = { id: 'form-day', version: 1 };
  const municipality = { ...sample.municipality, name: sample.municipality.name! };
  const book = bookletAsRead(bookOf({ municipality, plan, today: '2026-11-21' }, { year: null }), { asTabs });
  const printed = JSON.stringify(book.chapters);
  expect(printed).toContain('令和8年12月1日');
  expect(printed).toContain('令和8年11月30日');
  expect(printed).not.toMatch(/2026-1[12]-\d\d/);
  expect(printed).not.toContain(`${plan.levels[0]}${plan.levels[0]}`);
  // A book that was printed before has the day as it is kept, and the name of the level twice.
  const heading = `${plan.levels[0]}１　${node!.title}`;
  const older = printed
    .replace('令和8年11月30日', '2026-11-30')
    .replaceAll(heading, plan.levels[0] + heading);
  for (const one of [book, { ...book, chapters: JSON.parse(older) as typeof book.chapters }]) {
    const { source } = sourceOfBook({ name: '計画.pdf', sha256: '' }, one);
    const { document } = readPrinted(source, one);
    expect(document.leftovers).toEqual([]);
    expect(comparablePlan(document.plans[0]!)).toEqual(comparablePlan(plan));
  }
});
