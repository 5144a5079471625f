import { formatDate } from '#domain/calendar/calendar-date.ts';
import type { ExportRequest } from '#domain/publication/export-request.ts';
import { withIndicatorSheets } from '#exchange/indicator-sheets.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import type { Block, Booklet, Cell, Chapter } from '#formats/blocks.ts';
import { asEdition } from '../as-edition.ts';
import { BLANK, sheetsTitle, yearName } from '../book-words.ts';
import type { ExportMaterial } from '../export-material.ts';
import { hiddenDocument } from './hidden-document.ts';
import { indicatorChapter } from './indicator-chapter.ts';
import { legendChapter } from './legend-chapter.ts';
import { numbersOf } from './numbers.ts';
import { opinionChapter } from './opinion-chapter.ts';
import { outlookChapter } from './outlook-chapter.ts';
import { overviewChapter } from './overview-chapter.ts';
import { projectChapter } from './project-chapter.ts';
import { ratingChapter } from './rating-chapter.ts';
import { sheetChapters } from './sheet-chapters.ts';
import { summaryChapter } from './summary-chapter.ts';
import { treeChapter } from './tree-chapter.ts';

/**
 * The whole plan as a book that a municipality publishes. Everything of the base exchange format stands in it, each value
 * at one place from which the import reads it back; with a year, only the sheets of that year.
 */
export function bookOf(given: ExportMaterial, request: Pick<ExportRequest, 'year'>): Booklet {
  // A document that was read does not have what its items' indicators are asked on.
  const material = { ...given, plan: withIndicatorSheets(given.plan) };
  const { plan, municipality, today, edition } = material;
  const numbers = numbersOf(plan);
  const years = [...new Set(plan.sheets.map(({ year }) => year))]
    .filter((year) => request.year === null || year === request.year)
    .sort();
  const chapters: Chapter[] = [
    overviewChapter(material),
    treeChapter(plan, numbers),
    ...(plan.projects.length > 0
      ? [summaryChapter(plan, numbers, { year: request.year, printed: years }), projectChapter(plan, numbers)]
      : []),
    ...years.flatMap((year) => sheetChapters(plan, numbers, year)),
    ...(plan.indicators.length > 0 ? [indicatorChapter(plan, numbers)] : []),
    ...(plan.ratings.length > 0 ? [ratingChapter(plan)] : []),
    ...(plan.opinions?.length ? [opinionChapter(plan, numbers)] : []),
    ...(plan.outlook.length > 0 ? [outlookChapter(plan, numbers)] : []),
    ...(years.length > 0 || edition ? [legendChapter(plan, years)] : []),
  ];
  const booklet: Booklet = {
    title: titleOfPlan(plan),
    subtitle: [subtitleOf(material, request.year)],
    author: municipality.name ?? '',
    date: formatDate(today, 'era'),
    hasCover: true,
    hasContents: true,
    chapters: chapters.map((chapter) => ({
      ...chapter,
      header: chapter.name,
      blocks: chapter.blocks.map(quietly),
    })),
    hidden: hiddenDocument(material, request),
  };
  return asEdition(booklet, edition);
}

/** What is not told must not catch the eye. */
function quietly(block: Block): Block {
  if (block.kind !== 'table') return block;
  const quiet = (cell: Cell): Cell => (cell.text === BLANK ? { ...cell, look: 'muted' } : cell);
  return { ...block, rows: block.rows.map((cells) => cells.map(quiet)) };
}

function subtitleOf({ plan: { years } }: ExportMaterial, year: number | null): string {
  if (year !== null) return sheetsTitle(year);
  const printed = [years.from, years.to].map((one) => (one === null ? '' : yearName(one)));
  return printed.some(Boolean) ? `計画と進行管理（${printed.join('～')}）` : '計画と進行管理';
}
