import { standingOf } from '#domain/review/rating-scale.ts';
import type { Summary } from '#domain/review/summary.ts';
import { eraYear } from '#exchange/names.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import type { Block } from '#formats/blocks.ts';
import { exportWords } from '#messages/exports.ja.ts';
import { notFilledIn } from '#messages/summary-words.ts';
import { heading, paragraph } from './frame.ts';

/** How many projects 実数 and listings 延べ have each grade, year by year; nothing where no year has a grade. */
export function countTable({ years, counts }: Summary, scales: ExchangeRatingScale[]): Block[] {
  const graded = years.filter((year) =>
    counts.some((count) => count.years.some((one) => one.year === year && one.listed > 0)),
  );
  if (graded.length === 0) return [];
  return [
    heading(exportWords.counts, 2),
    paragraph(exportWords.countsMean, 'note'),
    {
      kind: 'table',
      caption: exportWords.counts,
      isCaptionHidden: true,
      columns: [{ width: 4 }, ...graded.flatMap(() => [NUMBER, NUMBER])],
      head: [
        [
          { text: '評価', isHeader: true, rows: 2 },
          ...graded.map((year) => ({
            text: eraYear(year),
            isHeader: true,
            columns: 2,
            align: 'center' as const,
          })),
        ],
        graded.flatMap(() => ['実数', '延べ'].map((text) => ({ text, isHeader: true }))),
      ],
      rows: counts.map(({ code, years: counted }) => [
        { text: code === null ? notFilledIn : nameOf(scales, code), isHeader: true },
        ...counted
          .filter(({ year }) => graded.includes(year))
          .flatMap(({ distinct, listed }) => [{ text: `${distinct}` }, { text: `${listed}` }]),
      ]),
    },
  ];
}

const NUMBER = { width: 1, align: 'end' } as const;

const nameOf = (scales: ExchangeRatingScale[], code: string) =>
  [code, standingOf(scales, code).meaning ?? ''].filter((word) => word !== '').join('　');
