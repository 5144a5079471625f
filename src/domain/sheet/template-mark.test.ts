import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestMarks, type TemplateCell } from './suggest-marks.ts';
import { type Mark, markName, parseMark } from './template-mark.ts';

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constantFrom<Mark>({ of: 'title' }, { of: 'number' }, { of: 'owners' }, { of: 'year' }),
  fc.record({ of: fc.constant('node' as const), level: fc.nat(20) }),
  fc.record({ of: fc.constant('field' as const), key: fc.constantFrom('activities', 'x-独自の欄', 'x-a.b') }),
  fc.record({
    of: fc.constant('rating' as const),
    layer: fc.constantFrom('self' as const, 'review' as const, 'committee' as const, 'final' as const),
    scale: fc.constantFrom(null, 'rs-1', 'a.b'),
  }),
  fc.record({
    of: fc.constant('indicator' as const),
    at: fc.integer({ min: 1, max: 99 }),
    what: fc.constantFrom('name' as const, 'breakdown' as const, 'baseline' as const),
  }),
  fc.record({
    of: fc.constant('value' as const),
    at: fc.integer({ min: 1, max: 99 }),
    kind: fc.constantFrom('target' as const, 'actual' as const),
    offset: fc.integer({ min: -20, max: 20 }),
  }),
);

describe('a mark', () => {
  it('is known again by its name', () => {
    fc.assert(
      fc.property(mark, (one) => {
        expect(parseMark(markName(one))).toEqual(one);
      }),
    );
  });

  it.each(['', 'field.', 'node.x', 'rating.other', 'value.0.target.0', 'value.1.baseline.0', '題名'])(
    'is no mark: %j',
    (name) => expect(parseMark(name)).toBeNull(),
  );
});

describe('suggestions', () => {
  const options = [
    { entry: 'title', labels: ['事業名', '取組名'] },
    { entry: 'field.issues', labels: ['課題'] },
    { entry: 'field.activities', labels: ['取り組み内容'] },
    { entry: 'rating.self', labels: ['自己評価'] },
  ];
  const cell = (place: string, row: number, column: number, text = '', columns = 1): TemplateCell => ({
    ...{ place, row, column, rows: 1, columns, text },
  });

  it.each([
    ['to the right of a label', [cell('A1', 0, 0, '事業名'), cell('B1', 0, 1)], [['B1', 'title']]],
    ['below it', [cell('A1', 0, 0, '課題', 2), cell('A2', 1, 0, '', 2)], [['A2', 'field.issues']]],
    ['past a wide label', [cell('A1', 0, 0, '【課　題】', 3), cell('D1', 0, 3)], [['D1', 'field.issues']]],
    [
      'with numbers, marks and remarks around the label',
      [cell('A1', 0, 0, '（２）取り組み内容（200字程度）：'), cell('B1', 0, 1)],
      [['B1', 'field.activities']],
    ],
    [
      'once for two labels',
      [cell('A1', 0, 0, '課題'), cell('B1', 0, 1), cell('A2', 1, 0, '課題'), cell('B2', 1, 1)],
      [['B1', 'field.issues']],
    ],
    [
      'never a place that is filled or taken',
      [cell('A1', 0, 0, '事業名'), cell('B1', 0, 1, '見本'), cell('A2', 1, 0, '課題')],
      [],
    ],
  ])('find the blank place %s', (_, cells, found) => {
    expect(suggestMarks(cells, options).map(({ place, entry }) => [place, entry])).toEqual(found);
  });
});
