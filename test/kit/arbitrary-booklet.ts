import fc from 'fast-check';
import type { Block, Booklet, Cell, Chapter, GridBlock, GridCell, Input } from '#formats/blocks.ts';

/** Texts as offices write them, and such as break files: formulas, codes, markup, controls, errors, numbers that are names. */
const NASTY = [
  '=1+1',
  '+81-3',
  '-',
  '@SUM(A1)',
  '#N/A',
  '_x0041_',
  '<t>&amp;</t>',
  '007',
  '1,234',
  '12.50',
  '-3',
  '2026-04-01',
  'TRUE',
  ' 先頭と末尾 ',
  '一行目\n二行目\n',
  '\t',
  "'",
  '髙橋①㈱𠮷',
  'ayumi {"x":1}',
  '\u0001\u000b',
  '\ud800',
];
export const arbitraryText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('事業概要', '地域福祉推進課', '80件', '連携して取り組んだ。', '') },
  { weight: 2, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
);

const input = (id: string): fc.Arbitrary<Input> =>
  fc.oneof(
    fc.record(
      { id: fc.constant(id), kind: fc.constantFrom('text' as const, 'number' as const), hint: arbitraryText },
      { requiredKeys: ['id', 'kind'] },
    ),
    fc.record({
      id: fc.constant(id),
      kind: fc.constant('choice' as const),
      choices: fc.uniqueArray(
        arbitraryText.filter((text) => text.trim() !== ''),
        { maxLength: 5 },
      ),
    }),
  );

const cell = (id: string): fc.Arbitrary<Cell> =>
  fc.record(
    {
      text: arbitraryText,
      isHeader: fc.boolean(),
      align: fc.constantFrom('start' as const, 'center' as const, 'end' as const),
      look: fc.constantFrom('strong' as const, 'muted' as const),
      input: input(id),
    },
    { requiredKeys: ['text'] },
  );

/** Cells that lie beside and below one another: the page is cut into strips, each strip into cells. */
export const arbitraryGrid = (name: string): fc.Arbitrary<GridBlock> =>
  fc
    .array(
      fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 })),
      {
        maxLength: 5,
      },
    )
    .chain((strips) => {
      const cells: fc.Arbitrary<GridCell>[] = [];
      let row = 1;
      for (const [rows, widths] of strips) {
        let column = 1;
        for (const columns of widths) {
          if (column + columns > 13) break;
          const place = { row, column, rows, columns };
          cells.push(cell(`${name}.${row}.${column}`).map((one) => ({ ...one, ...place })));
          column += columns;
        }
        row += rows;
      }
      return fc
        .tuple(...cells)
        .map((all) => ({ kind: 'grid' as const, label: '様式', columns: 12, cells: all }));
    });

const arbitraryTable = (name: string): fc.Arbitrary<Block> =>
  fc.integer({ min: 1, max: 5 }).chain((columns) => {
    const row = (at: number) =>
      fc.tuple(...Array.from({ length: columns }, (_, column) => cell(`${name}.t${at}.${column}`)));
    return fc.record({
      kind: fc.constant('table' as const),
      caption: arbitraryText,
      isCaptionHidden: fc.boolean(),
      columns: fc.array(fc.record({ width: fc.integer({ min: 1, max: 40 }) }), {
        minLength: columns,
        maxLength: columns,
      }),
      head: fc
        .array(arbitraryText, { minLength: columns, maxLength: columns })
        .map((texts) => [texts.map((text) => ({ text }))]),
      rows: fc
        .integer({ min: 0, max: 3 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => row(at)))),
    });
  });

const arbitraryBlock = (name: string): fc.Arbitrary<Block> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('heading' as const),
      level: fc.constantFrom(1 as const, 2 as const, 5 as const),
      text: arbitraryText,
    }),
    fc.record({ kind: fc.constant('paragraph' as const), text: arbitraryText }),
    fc.constant({ kind: 'page-break' as const }),
    arbitraryGrid(name),
    arbitraryTable(name),
  );

const arbitraryChapter = (at: number): fc.Arbitrary<Chapter> =>
  fc.record({
    id: fc.constantFrom(`chapter-${at}`, `章"${at}"`),
    name: fc.oneof(arbitraryText, fc.constantFrom('総括表', 'History', "a/b:[c]'", 'ながい名前'.repeat(9))),
    paper: fc.record({
      size: fc.constantFrom('A4' as const, 'A3' as const),
      orientation: fc.constantFrom('portrait' as const, 'landscape' as const),
    }),
    blocks: fc
      .integer({ min: 0, max: 4 })
      .chain((count) =>
        fc.tuple(...Array.from({ length: count }, (_, block) => arbitraryBlock(`${at}.${block}`))),
      ),
  });

/** Booklets of every kind of block, with ids that are unique in each. */
export const arbitraryBooklet: fc.Arbitrary<Booklet> = fc.record({
  title: arbitraryText,
  subtitle: fc.array(arbitraryText, { maxLength: 2 }),
  author: arbitraryText,
  date: fc.constant('令和8年11月21日'),
  hasCover: fc.boolean(),
  hasContents: fc.boolean(),
  chapters: fc
    .integer({ min: 1, max: 4 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => arbitraryChapter(at)))),
  hidden: fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), arbitraryText, { maxKeys: 3 }),
});
