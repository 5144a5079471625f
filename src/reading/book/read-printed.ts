import type { ReadBook } from '#formats/blocks.ts';
import { assemble, Ids, type Reading } from '../assemble.ts';
import type { Source } from '../source.ts';
import { chaptersOf } from './book-parts.ts';
import { BookReading } from './book-reading.ts';
import { type BookCell, rowsOfBook } from './book-rows.ts';
import { readIndicators } from './indicators.ts';
import { readOpinions } from './opinions.ts';
import { readOutlook } from './outlook.ts';
import { readOverview } from './overview.ts';
import type { Printed } from './plan-texts.ts';
import { readProjects } from './projects.ts';
import { readRatings } from './ratings.ts';
import { readLegend, readSheets } from './sheets.ts';
import { readTree } from './tree.ts';

/** `cells`: all that is shown behind the contents. */
export type PrintedReading = Reading & { printed: Printed; cells: BookCell[] };

/** A book by what it shows: every value where the book tells it for certain, what nothing accounts for as leftovers. */
export function readPrinted(source: Source, book: ReadBook, ids: Ids = new Ids()): PrintedReading {
  const reading = new BookReading();
  const parts = rowsOfBook(source, book);
  for (const { captions } of parts) reading.label(...captions);
  const chapters = chaptersOf(parts);
  reading.labelRows(chapters.before);
  readOverview(reading, chapters.overview);
  readTree(reading, chapters.tree);
  // Every listing once more, as a table.
  reading.labelRows(chapters.summary);
  readProjects(reading, chapters.projects);
  readSheets(reading, chapters.sheets, readLegend(reading, chapters.legend));
  readIndicators(reading, chapters.indicators);
  readRatings(reading, chapters.ratings);
  readOutlook(reading, chapters.outlook);
  readOpinions(reading, chapters.opinions);
  const assembled = assemble(source, [reading.plan], reading.municipality.name, ids);
  assembled.document.municipality.code = reading.municipality.code;
  const [plan] = assembled.document.plans;
  const idOf = (record: object) => ids.find(record) ?? '';
  for (const change of reading.further) change(plan!, idOf);
  const numbersIn = <T extends object>(known: ReadonlyMap<number, T>, list: readonly T[]) => {
    const numberOf = new Map([...known].map(([number, record]) => [record, number]));
    return list.map((record) => numberOf.get(record) ?? 0);
  };
  const { before: _, ...told } = chapters;
  return {
    ...assembled,
    cells: Object.values(told).flatMap((rows) => rows.flatMap((row) => row.cells)),
    printed: {
      nodes: numbersIn(reading.nodes, reading.plan.nodes),
      projects: numbersIn(reading.projects, reading.plan.projects),
      indicators: numbersIn(reading.indicators, reading.plan.indicators),
    },
  };
}
