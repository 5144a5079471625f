import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExchangePlan } from '#exchange/schema.ts';
import { shippedProfiles } from '#profiles/load.ts';
import { filledBook } from '../../../test/kit/filled-forms.ts';
import { bookletOf, gridOf, labelsAtLeft, readAsWorkbook } from '../../../test/kit/office-forms.ts';
import { assemble } from '../assemble.ts';
import { readLayout } from '../read-layout.ts';
import { sourceOfBook } from '../source-of-book.ts';

const [forms] = fc.sample(filledBook(['A'], 3), { numRuns: 1, seed: 11 });
const first = { ...forms![0]!, direction: '（１）花を育てる人づくり' };

/** The workbook of a book: a tab with the summary, and one with a sheet of the first project. */
function read(rows: Parameters<typeof gridOf>[0], columns: number) {
  const book = readAsWorkbook(bookletOf([[gridOf(rows, columns)], [labelsAtLeft(first)]]));
  const { source } = sourceOfBook({ name: '冊子.xlsx', sha256: '' }, book);
  const layout = readLayout(source, shippedProfiles, null);
  if (!layout.ok) throw new Error(layout.tried.join());
  const { document, conservation } = assemble(source, [layout.plan], null);
  expect(conservation.share).toBe(1);
  return { document, plan: document.plans[0] as ExchangePlan };
}

const tall = (text: string, rows: number) => ({ text, rows });
const years = ['R3', 'R4', 'R5', 'R6', 'R7'];

it('a summary with merged headings: each grade its year, also where one is left empty', () => {
  const { plan, document } = read(
    [
      ['基本目標', '施策の方向性', '事業名', '担当課', ...years, '頁'],
      [
        tall('１　花と緑のまち', 3),
        tall('（１）花を育てる人づくり', 2),
        `①${first.title}`,
        'みどり課',
        'B',
        null,
        'A',
        null,
        null,
        '12',
      ],
      [null, null, '②となりの花壇', 'みどり課', '－', 'C', 'B', null, null, '13'],
      [null, '（２）集う場づくり', '①朝の市', '福祉課', 'A', 'A', 'A', null, null, '14'],
    ],
    10,
  );
  const title = (id: string) => plan.projects.find((project) => project.id === id)!.title;
  expect(plan.ratings.map(({ project, year, code }) => `${title(project)} ${year} ${code}`)).toEqual([
    `${first.title} 2021 B`,
    `${first.title} 2023 A`,
    'となりの花壇 2022 C',
    'となりの花壇 2023 B',
    '朝の市 2021 A',
    '朝の市 2022 A',
    '朝の市 2023 A',
  ]);
  expect(plan.nodes.map(({ title: name, level }) => [level, name])).toEqual([
    [0, '花と緑のまち'],
    [1, '花を育てる人づくり'],
    [1, '集う場づくり'],
  ]);
  const place = (name: string) => plan.projects.find((one) => one.title === name)!.placements[0]!;
  expect(plan.nodes.find(({ id }) => id === place('朝の市').node)!.title).toBe('集う場づくり');
  expect(place('となりの花壇')).toMatchObject({ number: '②', page: 13 });
  expect(document.problems.map(({ code }) => code)).not.toContain('rating-unreadable');
});

it('a summary that grades a sheet otherwise than the sheet does is told', () => {
  const { document } = read(
    [
      ['基本目標', '事業名', ...years],
      ['１　花と緑のまち', `①${first.title}`, null, null, 'C', null, null],
    ],
    7,
  );
  expect(document.problems.map(({ code }) => code)).toContain('summary-differs-from-sheet');
});
