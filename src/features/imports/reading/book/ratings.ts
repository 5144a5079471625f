import { gradeColumnIn, gradeIn, numberIn, untold } from '#features/exports/book-words.ts';
import type { ReadYearRating, Traced } from '../read-plan.ts';
import { type BookReading, NO_TEXT } from './book-reading.ts';
import { type BookCell, type BookRow, inOneLine, partOf } from './book-rows.ts';

/** 評価の推移: a row for each project, a column for each year and layer, a line for each owner that rated. */
export function readRatings(reading: BookReading, rows: readonly BookRow[]): void {
  let columns: ReturnType<typeof gradeColumnIn>[] = [];
  const found: { column: number; rating: ReadYearRating }[] = [];
  for (const { cells } of rows) {
    const [first, title, ...grades] = cells;
    const number = numberIn('project', inOneLine(first!).text);
    const project = number === null ? undefined : reading.projects.get(number);
    if (!title || !project) {
      if (title) columns = grades.map((cell) => gradeColumnIn(cell.text.replaceAll('\n', ' ')));
      reading.label(...cells);
      continue;
    }
    reading.label(first, title);
    for (const [at, cell] of grades.entries()) {
      const column = columns[at];
      if (untold(cell.text) === '') reading.label(cell);
      else if (column)
        for (const rating of gradesOf(reading, cell))
          found.push({ column: at, rating: { ...column, project, ...rating } });
    }
  }
  reading.plan.ratings.push(...found.sort((a, b) => a.column - b.column).map(({ rating }) => rating));
}

function gradesOf(reading: BookReading, cell: BookCell): { department: Traced | null; code: Traced }[] {
  return cell.text.split('\n').map((line, at) => {
    const span = cell.spans[at];
    const whole: Traced = { text: line, spans: span ? [span] : [], confidence: 1 };
    const { department, from } = gradeIn(line);
    return {
      department: department === null ? null : partOf(whole, 0, department.length).value,
      code: from === 0 ? (reading.value(whole) ?? NO_TEXT) : reading.part(whole, from),
    };
  });
}
