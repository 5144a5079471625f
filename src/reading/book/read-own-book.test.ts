import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '#exchange/canonical.ts';
import { documentSchema, type ExchangeDocument } from '#exchange/schema.ts';
import type { ReadBook } from '#formats/blocks.ts';
import { bookOf } from '#papers/book/book-of.ts';
import { arbitraryPlan, documentOf } from '../../../test/kit/arbitrary-plan.ts';
import { comparablePlan } from '../../../test/kit/comparable-plan.ts';
import { withFirstProjects } from '../../../test/kit/part-of-plan.ts';
import { readProjectFile } from '../../../test/kit/project-files.ts';
import { sourceOfBook } from '../source-of-book.ts';
import { bookletAsRead } from './booklet-as-read.ts';
import { isOwnBook, readOwnBook } from './read-own-book.ts';

const city = documentSchema.parse(JSON.parse(readProjectFile('sample/midorigaoka.json')));
const sample = withFirstProjects(city, 8);

function workbookOf({ plans, municipality }: ExchangeDocument): ReadBook {
  const material = {
    municipality: { ...municipality, name: municipality.name ?? '' },
    plan: plans[0]!,
    today: '2026-11-21',
  };
  return bookletAsRead(bookOf(material, { year: null }), { asTabs: true });
}

const read = (book: ReadBook) =>
  readOwnBook(sourceOfBook({ name: '計画.xlsx', sha256: '' }, book).source, book);

/** The book with another text in the first cell of a tab that says `from`. */
function changed(book: ReadBook, tab: string, from: string, to: string): ReadBook {
  const copy = structuredClone(book);
  for (const { blocks } of copy.chapters.filter(({ id }) => id === tab))
    for (const block of blocks)
      for (const cell of block.kind === 'table' ? block.rows.flat() : [])
        if (cell.text === from) {
          cell.text = to;
          return copy;
        }
  throw new Error(`no cell says ${from}`);
}

test('a workbook gives the very document back, whatever is in it', () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const document = documentOf(plan);
      const book = workbookOf(document);
      expect(isOwnBook(book)).toBe(true);
      expect(canonicalJson(read(book).document)).toBe(canonicalJson(document));
    }),
    { numRuns: 60 },
  );
});

test('so does the workbook of a sealed year, which says its number', () => {
  const { municipality, plans } = sample;
  const material = {
    municipality: { ...municipality, name: municipality.name ?? '' },
    plan: plans[0]!,
    today: '2026-11-21',
    edition: { year: 2025, sha256: 'a3f0'.repeat(16) },
  };
  const book = bookletAsRead(bookOf(material, { year: 2025 }), { asTabs: true });
  expect(canonicalJson(read(book).document)).toBe(canonicalJson(sample));
});

test('what a person changed in it is taken, and listed', () => {
  const book = workbookOf(sample);
  const project = sample.plans[0]!.projects[4]!;
  const wanted = structuredClone(sample);
  wanted.plans[0]!.projects[4]!.fields.finalTarget = 'サロン55か所。';
  const { document } = read(changed(book, 'projects', project.fields.finalTarget!, 'サロン55か所。'));
  expect(document.problems).toMatchObject([{ code: 'changed-in-book', text: 'サロン55か所。' }]);
  expect(canonicalJson({ ...document, problems: [] })).toBe(canonicalJson(wanted));
});

test('a figure that was corrected in its column is taken for its year', () => {
  const { document } = read(changed(workbookOf(sample), 'indicators', '延べ４６８人', '延べ486人'));
  const values = (one: ExchangeDocument) => one.plans[0]!.indicators.find(({ id }) => id === 'i-10')!.values;
  expect(values(document)).toEqual(
    values(sample).map((value) => (value.text === '延べ４６８人' ? { ...value, text: '延べ486人' } : value)),
  );
});

test('a text that was emptied stays, and is listed', () => {
  const { document } = read(changed(workbookOf(sample), 'indicators', '延べ４６８人', ''));
  expect(document.plans).toEqual(sample.plans);
  expect(document.problems).toMatchObject([{ code: 'missing-in-book', text: '延べ４６８人' }]);
});

test('what was written over a repetition is left over, and changes nothing', () => {
  const { document } = read(changed(workbookOf(sample), 'summary', 'ふれあいサロンの支援', 'サロンの支援'));
  expect(document.plans).toEqual(sample.plans);
  expect(document.leftovers).toMatchObject([{ text: 'サロンの支援' }]);
});

test('without what it keeps hidden, a workbook is read by what it shows', () => {
  const { document } = read({ ...workbookOf(sample), hidden: {} });
  expect(comparablePlan(document.plans[0]!)).toEqual(comparablePlan(sample.plans[0]!));
  const half = workbookOf(sample);
  const last = Object.keys(half.hidden).at(-1)!;
  delete half.hidden[last];
  expect(comparablePlan(read(half).document.plans[0]!)).toEqual(comparablePlan(sample.plans[0]!));
});

test('another book is not taken for one of ours', () => {
  const place = { kind: 'paragraph', paragraph: 1 } as const;
  const blocks = [{ kind: 'paragraph' as const, text: 'データの様式　ayumi/1', place }];
  expect(isOwnBook({ chapters: [{ name: '', id: null, blocks }], hidden: {}, unread: [] })).toBe(false);
});
