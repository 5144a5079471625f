import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExchangePlan } from '#exchange/schema.ts';
import { type FilesReading, readFiles } from '#features/imports/read-files.ts';
import type { Block, Booklet } from '#formats/blocks.ts';
import { writeDocx } from '#formats/docx/write-booklet.ts';
import { writePdf } from '#formats/pdf/write-booklet.ts';
import { writeXlsx } from '#formats/xlsx/write-booklet.ts';
import { shippedProfiles } from '#profiles/load.ts';
import { filledBook } from '../../../test/kit/filled-forms.ts';
import {
  bookletOf,
  type FilledForm,
  labelsAbove,
  labelsAtLeft,
  projectTable,
  readAsWorkbook,
} from '../../../test/kit/office-forms.ts';
import { assemble } from '../assemble.ts';
import { readLayout } from '../read-layout.ts';
import { sourceOfBook } from '../source-of-book.ts';

type Expected = {
  layer: 'short' | 'prose';
  of: (form: FilledForm) => unknown;
  found: (plan: ExchangePlan, i: number) => unknown;
};

const sheetOf = (plan: ExchangePlan, i: number) =>
  plan.sheets.find(({ project }) => project === plan.projects[i]!.id);
const valuesOf = (kind: string) => (plan: ExchangePlan, i: number) =>
  plan.indicators
    .filter(({ project }) => project === plan.projects[i]!.id)
    .flatMap(({ values }) =>
      values.filter((value) => value.kind === kind).map(({ year, text }) => [year, text]),
    );
const prose = (key: keyof FilledForm & keyof ExchangePlan['sheets'][number]['fields']): Expected => ({
  layer: 'prose',
  of: (form) => form[key],
  found: (plan, i) => sheetOf(plan, i)?.fields[key] ?? '',
});
const from = (year: number, texts: readonly string[]) => texts.map((text, i) => [year + i, text]);

const COMMON: Expected[] = [
  { layer: 'short', of: ({ title }) => title, found: (plan, i) => plan.projects[i]!.title },
  {
    layer: 'short',
    of: ({ grade }) => [grade],
    found: (plan, i) => sheetOf(plan, i)?.ratings.map(({ code }) => code),
  },
  { layer: 'short', of: () => 2023, found: (plan, i) => sheetOf(plan, i)?.year },
  {
    layer: 'short',
    of: ({ department }) => department,
    found: (plan, i) => plan.projects[i]!.owners[0]?.department,
  },
  { layer: 'prose', of: ({ overview }) => overview, found: (plan, i) => plan.projects[i]!.fields.overview },
];
const OF_FORM: Expected[] = [
  ...COMMON,
  {
    layer: 'short',
    of: ({ subsection }) => subsection || null,
    found: (plan, i) => plan.projects[i]!.owners[0]?.subsection,
  },
  prose('activities'),
  prose('futurePolicy'),
];

const LAYOUTS: {
  name: string;
  profile: string;
  draw: (forms: FilledForm[]) => Block[][];
  expected: Expected[];
}[] = [
  {
    name: 'labels at the left',
    profile: 'asaka-sheet',
    draw: (forms) => forms.map((form) => [labelsAtLeft(form)]),
    expected: [
      ...OF_FORM,
      {
        layer: 'short',
        of: ({ number }) => number,
        found: (plan, i) => plan.projects[i]!.placements[0]!.number,
      },
      { layer: 'short', of: ({ targets }) => from(2021, targets), found: valuesOf('target') },
      { layer: 'short', of: ({ actuals }) => from(2021, actuals), found: valuesOf('actual') },
      prose('selfEvaluation' as 'activities'),
      prose('issues' as 'activities'),
      prose('collaboration' as 'activities'),
      {
        layer: 'prose',
        of: ({ opinion }) => opinion,
        found: (plan, i) => sheetOf(plan, i)?.fields.committeeOpinion ?? '',
      },
    ],
  },
  {
    name: 'labels above',
    profile: 'honjo-sheet',
    draw: (forms) => forms.map((form) => [labelsAbove(form)]),
    expected: [
      ...OF_FORM,
      { layer: 'short', of: ({ targets }) => from(2019, targets), found: valuesOf('target') },
      prose('outcome' as 'activities'),
    ],
  },
  {
    name: 'a project a row',
    profile: 'kitamoto-table',
    draw: (forms) => [projectTable(forms)],
    expected: [
      ...COMMON,
      {
        layer: 'prose',
        of: ({ activities }) => activities,
        found: (plan, i) => sheetOf(plan, i)?.fields.progress,
      },
      { layer: 'prose', of: ({ issues }) => issues, found: (plan, i) => sheetOf(plan, i)?.fields.reason },
    ],
  },
];

const plain = (text: unknown) => (typeof text === 'string' ? text.replace(/\s/gu, '') : text);

/** No short value is another; of the prose at most one text in fifty is not the same. */
function expectRead(plan: ExchangePlan, forms: readonly FilledForm[], expected: readonly Expected[]): void {
  expect(plan.projects).toHaveLength(forms.length);
  let [same, all] = [0, 0];
  forms.forEach((form, i) => {
    for (const { layer, of, found } of expected)
      if (layer === 'short') expect(found(plan, i)).toEqual(of(form));
      else {
        all += 1;
        if (plain(found(plan, i)) === plain(of(form))) same += 1;
      }
  });
  expect(same / all).toBeGreaterThanOrEqual(0.98);
}

describe.each(LAYOUTS)('a workbook with $name', ({ profile, draw, expected }) => {
  it('says what was filled in, and each value its cell', () => {
    fc.assert(
      fc.property(filledBook(['A', 'B', 'C'], 4), (forms) => {
        const book = readAsWorkbook(bookletOf(draw(forms)));
        const { source } = sourceOfBook({ name: '様式.xlsx', sha256: '' }, book);
        const layout = readLayout(source, shippedProfiles, null);
        if (!layout.ok) throw new Error(layout.tried.join());
        expect(layout.profile.id).toBe(profile);
        const { document, provenance, conservation } = assemble(source, [layout.plan], null);
        expect(conservation.share).toBe(1);
        expectRead(document.plans[0]!, forms, expected);
        const cells = book.chapters.flatMap(({ blocks }) =>
          blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [])),
        );
        for (const { pieces } of Object.values(provenance))
          for (const { place, text } of pieces) {
            const cell = cells.find((one) => JSON.stringify(one.place) === JSON.stringify(place));
            expect(cell?.text).toContain(text);
          }
      }),
      { numRuns: 25 },
    );
  });
});

const FORMATS: [string, (booklet: Booklet) => Promise<Uint8Array>][] = [
  ['xlsx', writeXlsx],
  ['docx', writeDocx],
  ['pdf', writePdf],
];

describe.each(FORMATS)('printed as %s and read back', (format, write) => {
  it.each(LAYOUTS)('$name: nothing is lost or another', async ({ profile, draw, expected }) => {
    const [forms] = fc.sample(filledBook(['A', 'B', 'C'], 6), { numRuns: 1, seed: 8 });
    const bytes = await write(bookletOf(draw(forms!)));
    const { document, conservation, files } = await read({ name: `様式.${format}`, bytes });
    expect(files[0]).toMatchObject({ profile, encoding: format });
    expect(conservation.share).toBe(1);
    expectRead(document.plans[0]!, forms!, expected);
  });
});

async function read(file: { name: string; bytes: Uint8Array }): Promise<FilesReading> {
  const outcome = await readFiles([file], { profiles: shippedProfiles, profile: null, municipality: null });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}
