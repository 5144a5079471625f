import { describe, expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { usualLayer } from '#domain/review/grades.ts';
import { placedRatings } from '#domain/review/rating.ts';
import { withIndicatorSheets } from '#exchange/indicator-sheets.ts';
import { shortYear } from '#exchange/names.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import type { Booklet } from '#formats/blocks.ts';
import { readCsv } from '#formats/csv/read-table.ts';
import { bookOf } from '#papers/book/book-of.ts';
import { BLANK, yearIn } from '#papers/book-words.ts';
import { summaryBooklet } from '#papers/booklets/summary-booklet.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { signedIn, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { readProjectFile } from '../../../test/kit/project-files.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db);
const { browser, municipality } = await signedIn(db, app, 'viewer');

const sample = documentSchema.parse(JSON.parse(readProjectFile('sample/midorigaoka.json'))).plans[0]!;
const small = smallPlan();
/** Two scales on one sheet, owners who agree and owners who do not, and a project that no item lists. */
const twoScales: ExchangePlan = {
  ...small,
  ratingScales: [small.ratingScales[0]!, { ...small.ratingScales[0]!, id: 'rs-2', name: '方向性' }],
  projects: small.projects.map((project) =>
    project.id === 'p-3' ? { ...project, placements: [] } : project,
  ),
  sheets: small.sheets.map((sheet) =>
    sheet.id === 's-1'
      ? {
          ...sheet,
          ratings: [
            { layer: 'self' as const, department: null, code: 'A', scale: 'rs-1' },
            { layer: 'self' as const, department: null, code: 'C', scale: 'rs-2' },
          ],
        }
      : sheet.id === 's-2'
        ? {
            ...sheet,
            ratings: ['長寿課', '社協'].map((department) => ({
              layer: 'self' as const,
              department,
              code: 'B',
            })),
          }
        : sheet,
  ),
  ratings: [],
};

/** A listing with what its cells say, by year; blanks do not count. */
type Row = { title: string; cells: Record<string, string> };
const plain = (text: string) =>
  text === BLANK ? '' : text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replace(/\s+/gu, ' ').trim();
const rowOf = (title: string, years: string[], cells: string[]): Row => ({
  title: plain(title),
  cells: Object.fromEntries(years.map((year, at) => [year, plain(cells[at] ?? '')])),
});
const withoutMark = (title: string) => title.replace(/（再掲）$/u, '');

async function onScreen(planId: string): Promise<Row[]> {
  const html = await (await browser.get(`/plans/${planId}/summary`)).text();
  const table = html.match(/<table class="table table-dense summary-table">.*?<\/table>/su)![0];
  const years = [...table.matchAll(/<th scope="col" class="center"[^>]*>([^<]*)</gu)].map((one) => one[1]!);
  return [...table.matchAll(/<tr[^>]*><th scope="row">.*?<\/tr>/gsu)].map(([row]) => {
    const cells = [...row.matchAll(/<td class="center">(.*?)<\/td>/gsu)].map(([, cell]) =>
      [
        ...cell!.matchAll(
          /<span class="rating rating-missing">([^<]*)|<span class="grade">(.*?)(?=<span class="grade">|$)/gsu,
        ),
      ]
        .map(([, missing, grade = '']) => {
          const said = (mark: RegExp) => mark.exec(grade)?.[1] ?? '';
          const whose = said(/grade-department">([^<]*)</u);
          const other = said(/(シートは[^<]*)</u);
          const code = said(/rating-code">([^<]*)</u);
          return missing ?? `${whose && `${whose}：`}${code}${other && `（${other}）`}`;
        })
        .join(' '),
    );
    return rowOf(/<a [^>]*>([^<]*)<\/a>/u.exec(row)![1]!, years, cells);
  });
}

async function asCsv(planId: string): Promise<Row[]> {
  const reading = readCsv(await (await browser.get(`/plans/${planId}/summary.csv`)).text(), 1000);
  const [head = [], ...rows] = reading.ok ? reading.rows : [];
  const [title, first, page] = [head.indexOf('事業名'), head.indexOf('担当課') + 1, head.length - 1];
  const years = head.slice(first, page);
  return rows.map((row) => rowOf(row[title]!, years, row.slice(first, page)));
}

function inChapter(booklet: Booklet, id: string): Row[] {
  const table = booklet.chapters
    .find((chapter) => chapter.id === id)!
    .blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))[0]!;
  const head = table.head![0]!.map(({ text }) => text);
  const columns = head.flatMap((text, at) => (yearIn(text) === null ? [] : [at]));
  const years = columns.map((at) => shortYear(yearIn(head[at]!)!));
  const title = head.indexOf('事業名');
  return table.rows
    .map((cells) => {
      // The goals stand once beside all their projects: what is missing is missing at the left.
      const missing = head.length - cells.length;
      return { cells: [...Array.from({ length: missing }, () => ({ text: '' })), ...cells], whole: cells };
    })
    .filter(({ whole }) => whole.length > 1)
    .map(({ cells }) =>
      rowOf(
        withoutMark(cells[title]!.text),
        years,
        columns.map((at) => cells[at]!.text),
      ),
    );
}

describe('the summary table', () => {
  it.each([
    ['the sample city', sample, 'sample'],
    ['a small plan', small, 'small'],
    ['two scales, owners who agree, a project of no item', twoScales, 'scales'],
  ])(
    'says the same on the screen, as CSV, as a booklet and in the book, cell by cell: %s',
    async (_name, plan, planId) => {
      await inTransaction(db, (tx) => storePlan(tx, municipality.id, plan, { actor: '事務局', planId }));
      const layer = usualLayer(placedRatings(plan));
      const material = {
        plan: withIndicatorSheets(plan),
        municipality: { name: '見本市', code: null },
        today: '2026-11-21',
      };
      const request = {
        what: 'summary',
        format: 'pdf',
        year: null,
        department: null,
        sheet: null,
        paper: null,
      } as const;
      const screen = await onScreen(planId);
      expect(screen.length).toBeGreaterThanOrEqual(plan.projects.length);
      expect(
        screen.flatMap(({ cells }) => Object.values(cells)).filter((text) => text !== '').length,
      ).toBeGreaterThan(2);
      expect(await asCsv(planId)).toEqual(screen);
      expect(inChapter(summaryBooklet(material, request), `summary-${layer}`)).toEqual(screen);
      expect(inChapter(bookOf(material, { year: null }), 'summary')).toEqual(screen);
    },
  );

  it('says in the book too that the sheet has another grade', () => {
    const material = { plan: sample, municipality: { name: '見本市', code: null }, today: '2026-11-21' };
    const rows = inChapter(bookOf(material, { year: null }), 'summary');
    const row = rows.find(({ title }) => title === '民生委員・児童委員活動の支援')!;
    expect(row.cells.R6).toBe('A（シートはB）');
  });
});
