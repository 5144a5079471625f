import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import asakaSheet from '#profiles/asaka-sheet.json' with { type: 'json' };
import honjoSheet from '#profiles/honjo-sheet.json' with { type: 'json' };
import { type SheetsProfile, sheetsProfileSchema } from '#profiles/sheets-profile.ts';
import { countedSource } from '../../../test/kit/count-work.ts';
import { hasSharedDocuments, sharedDocument } from '../../../test/kit/shared-documents.ts';
import { sourceOfText } from '../../../test/kit/source-of-text.ts';
import { assemble } from '../assemble.ts';
import type { ReadPlan, ReadSheet } from '../read-plan.ts';
import { readPages } from './pages.ts';
import { readSheets } from './read-sheets.ts';

/**
 * The real books with their pages in another order, with pages missing or doubled, and with the blocks of a page mixed:
 * later sheets and other years are read with the same profiles, so nothing may hang on what stands elsewhere.
 */
const books: [string, SheetsProfile][] = [
  ['asaka-4th-r5-sheets', sheetsProfileSchema.parse(asakaSheet)],
  ['honjo-r5-sheets-1-36', sheetsProfileSchema.parse(honjoSheet)],
];

const read = (text: string, profile: SheetsProfile) => readSheets(sourceOfText(text), profile);

/** The pages of a book, each as its blocks. */
function pagesOf(text: string, profile: SheetsProfile): string[][] {
  const source = sourceOfText(text);
  return readPages(source, profile.pageStart).map(({ blocks }) =>
    blocks.map((block) =>
      block.map((span) => source.lines[span.line]!.text.trimEnd().replace(/^[ ]/u, '')).join('\n'),
    ),
  );
}

const bookOf = (pages: readonly (readonly string[])[]) =>
  pages.map((blocks) => blocks.join('\n\n')).join('\n\n\n\n');

/** What the first sheet of each project says, by its title, without what only the summary tells. */
function sheetsOf(plan: ReadPlan): Map<string, string[]> {
  const first = new Map<object, ReadSheet>();
  for (const sheet of plan.sheets) if (!first.has(sheet.project)) first.set(sheet.project, sheet);
  return new Map(
    [...first.values()].map((sheet) => {
      const { project } = sheet;
      const owners = project.owners.flatMap(({ department, subsection }) => [
        department?.text,
        subsection?.text,
      ]);
      const fields = Object.entries({ ...project.fields, ...sheet.fields }).map(
        ([key, value]) => `${key}=${value!.text}`,
      );
      const values = plan.indicators
        .filter((indicator) => indicator.of === project)
        .flatMap(({ name, breakdown, values, undated }) => [
          `${name?.text} ${breakdown?.text}`,
          ...values.map(({ kind, year, text }) => `${kind} ${year} ${text.text}`),
          ...undated.map(({ kind, text }) => `${kind} ${text.text}`),
        ]);
      const codes = sheet.ratings.map(({ code }) => code.text);
      return [project.title.text, [`${sheet.year}`, `${owners}`, ...codes, ...fields.sort(), ...values]];
    }),
  );
}

const isSheet = (page: readonly string[]) =>
  page.some((block) => /シート$/mu.test(block)) && page.length > 10;

describe.skipIf(!hasSharedDocuments).each(books)('%s', (name, profile) => {
  const text = hasSharedDocuments ? sharedDocument(name) : '';
  const pages = pagesOf(text, profile);
  const front = pages.filter((page) => !isSheet(page));
  const sheets = pages.filter(isSheet);
  const plan = read(text, profile);
  const whole = sheetsOf(plan);
  /** Of a project listed twice, the sheet under 再掲 may be the only one that is left. */
  const once = new Set(
    plan.projects.filter(({ placements }) => placements.length === 1).map(({ title }) => title.text),
  );
  const expectTheSame = (part: ReadPlan) => {
    const said = [...sheetsOf(part)].filter(([title]) => once.has(title));
    expect(said).toEqual(said.map(([title]) => [title, whole.get(title)]));
  };

  test('some of its sheets, in any order: each says what it says in the whole book', () => {
    const some = fc.shuffledSubarray(sheets, { minLength: 1 });
    fc.assert(
      fc.property(some, (picked) => {
        expectTheSame(read(bookOf([...front, ...picked]), profile));
      }),
      { numRuns: 15 },
    );
  });

  test('all of its sheets in another order, with the summary: the same projects, places and grades', () => {
    const placed = (plan: ReadPlan) =>
      plan.projects
        .map(({ title, placements }) =>
          [
            title.text,
            ...placements.map(({ node, relisted }) => `${node.title.text} ${relisted}`).sort(),
          ].join(' | '),
        )
        .sort();
    const graded = (plan: ReadPlan) =>
      plan.ratings.map(({ project, year, code }) => `${project.title.text} ${year} ${code.text}`).sort();
    const expected = read(text, profile);
    fc.assert(
      fc.property(fc.shuffledSubarray(sheets, { minLength: sheets.length }), (order) => {
        const plan = read(bookOf([...front, ...order]), profile);
        expect(placed(plan)).toEqual(placed(expected));
        expect(graded(plan)).toEqual(graded(expected));
      }),
      { numRuns: 8 },
    );
  });

  test('without its summary, from its middle on, or twice: no sheet says anything else', () => {
    const later = sheets.slice(Math.floor(sheets.length / 2));
    for (const part of [bookOf(sheets), bookOf(later), `${text}\n\n\n\n${text}`])
      expectTheSame(read(part, profile));
  });

  test('blocks of each sheet mixed: grades hold, years are those of the whole or open, hardly a text goes astray', () => {
    const mixed = fc.tuple(
      ...sheets.map((blocks) => fc.shuffledSubarray(blocks, { minLength: blocks.length })),
    );
    const grade = (said: readonly string[] | undefined) => said?.find((piece) => /^[A-D]$/u.test(piece));
    fc.assert(
      fc.property(mixed, (order) => {
        const plan = read(bookOf([...front, ...order]), profile);
        const got = [...sheetsOf(plan)].filter(([title]) => whole.has(title));
        expect(got.length).toBeGreaterThanOrEqual(whole.size - 2);
        const dated = got.flatMap(([title, said]) =>
          said
            .filter((piece) => /^(?:target|actual) [0-9]{4} /u.test(piece))
            .map((piece) => [title, piece, whole.get(title)!.includes(piece)]),
        );
        expect(dated.filter(([, , isSame]) => !isSame)).toEqual([]);
        const fields = got.flatMap(([title, said]) =>
          said
            .filter((piece) => /^[a-zA-Z]+=/u.test(piece))
            .map((piece) => whole.get(title)!.includes(piece)),
        );
        expect(fields.filter(Boolean).length / fields.length).toBeGreaterThan(0.85);
        expect(
          got.filter(([title, said]) => grade(said) === grade(whole.get(title))).length,
        ).toBeGreaterThanOrEqual(got.length - 4);
      }),
      { numRuns: 5 },
    );
  });

  test('cut anywhere: nothing is lost', () => {
    const lines = text.split('\n');
    fc.assert(
      fc.property(fc.nat(lines.length), fc.nat(lines.length), (from, to) => {
        const source = sourceOfText(lines.slice(Math.min(from, to), Math.max(from, to)).join('\n'));
        expect(assemble(source, [readSheets(source, profile)], null).conservation.lost).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test('twenty different copies of the book are about ten times the work of two', () => {
    const numbered = (copies: number) =>
      Array.from({ length: copies }, (_, i) => text.replaceAll('。', `${i}。`)).join('\n\n\n\n');
    const visits = (copies: number) => {
      const counted = countedSource(numbered(copies));
      readSheets(counted.source, profile);
      return counted.visits();
    };
    expect(visits(20)).toBeLessThan(visits(2) * 12);
  });
});
