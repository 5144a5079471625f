import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#exchange/canonical.ts';
import { documentSchema, type ExchangeDocument, type ExchangePlan } from '#exchange/schema.ts';
import { writeDocx } from '#formats/docx/write-booklet.ts';
import { writePdf } from '#formats/pdf/write-booklet.ts';
import { readBook } from '#formats/read-book.ts';
import { writeXlsx } from '#formats/xlsx/write-booklet.ts';
import { bookOf } from '#papers/book/book-of.ts';
import { editionOf } from '#records/archive/edition-of.ts';
import { arbitraryBookPlan } from '../../../test/kit/arbitrary-book-plan.ts';
import { arbitraryPlan, documentOf } from '../../../test/kit/arbitrary-plan.ts';
import { measureBook } from '../../../test/kit/book-measure.ts';
import { withFirstProjects } from '../../../test/kit/part-of-plan.ts';
import { readProjectFile } from '../../../test/kit/project-files.ts';
import { sourceOfBook } from '../source-of-book.ts';
import { isOwnBook, readOwnBook } from './read-own-book.ts';

type Write = typeof writePdf;
const FORMATS: [string, Write][] = [
  ['pdf', writePdf],
  ['docx', writeDocx],
  // As another program leaves it that drops hidden tabs.
  ['xlsx', (booklet) => writeXlsx({ ...booklet, hidden: {} })],
];
const PATIENCE = 60_000;

/** Out as a file and in again. */
async function andBack({ plans, municipality }: ExchangeDocument, write: Write) {
  const material = {
    municipality: { ...municipality, name: municipality.name ?? '' },
    plan: plans[0]!,
    today: '2026-11-21',
  };
  const reading = await readBook(await write(bookOf(material, { year: null })));
  if (!reading.ok) throw new Error(reading.refusal.code);
  expect(isOwnBook(reading.book)).toBe(true);
  const { source } = sourceOfBook({ name: '計画', sha256: '' }, reading.book);
  return readOwnBook(source, reading.book);
}

describe('a sealed year of the sample city as a book', () => {
  const { municipality, plans } = documentSchema.parse(
    JSON.parse(readProjectFile('sample/midorigaoka.json')),
  );
  const whole = editionOf({ municipality, plan: plans[0]!, findings: [] }, 2024);
  const part = withFirstProjects(whole, 10);

  // At full size from paper, where pages break; the other two read each sheet by itself.
  test.each(FORMATS)(
    'comes back from %s whole',
    async (_, write) => {
      const edition = write === writePdf ? whole : part;
      const { document, conservation } = await andBack(edition, write);
      expect(measureBook(edition.plans[0]!, document.plans[0]!)).toEqual({ short: 1, prose: 1, misses: [] });
      expect(document.municipality).toEqual(municipality);
      expect(document.leftovers).toEqual([]);
      expect(conservation.share).toBe(1);
    },
    PATIENCE,
  );

  test(
    'comes back from a workbook letter for letter',
    async () => {
      const { document } = await andBack(part, writeXlsx);
      expect(canonicalJson(document)).toBe(canonicalJson(part));
    },
    PATIENCE,
  );
});

const withoutEmoji = (plan: ExchangePlan): ExchangePlan =>
  JSON.parse(JSON.stringify(plan).replaceAll('🏠', '家'));

describe('any plan', () => {
  test.each(FORMATS)(
    'comes back from %s: short texts the same, of the prose at least 0.98',
    async (_, write) => {
      await fc.assert(
        fc.asyncProperty(arbitraryBookPlan, async (any) => {
          // The font of the PDF has no emoji, and prints 〓 for them.
          const plan = write === writePdf ? withoutEmoji(any) : any;
          const { document } = await andBack(documentOf(plan), write);
          const { short, prose, misses } = measureBook(plan, document.plans[0]!);
          expect(misses.slice(0, 5), JSON.stringify(misses.slice(0, 5))).toEqual([]);
          expect(short).toBe(1);
          expect(prose).toBeGreaterThanOrEqual(0.98);
        }),
        { numRuns: 6 },
      );
    },
    PATIENCE,
  );

  test(
    'comes back from a workbook letter for letter',
    async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryPlan, async (plan) => {
          const document = documentOf(plan);
          expect(canonicalJson((await andBack(document, writeXlsx)).document)).toBe(canonicalJson(document));
        }),
        { numRuns: 8 },
      );
    },
    PATIENCE,
  );
});
