import { gradeColumnIn, gradeIn, numberIn, untold } from '#papers/book-words.ts';
import type { ReadYearRating, Traced } from '../read-plan.ts';
import { type BookReading, NO_TEXT } from './book-reading.ts';
import { type BookCell, type BookRow, inOneLine, partOf, under } from './book-rows.ts';

type Head = { told: ReturnType<typeof gradeColumnIn>; column: number };
const headOf = (cell: BookCell): Head => ({
  told: gradeColumnIn(cell.text.replaceAll('\n', ' ')),
  column: cell.column,
});

/** 評価の推移: a row for each project, a column for each year and layer, a line for each owner that rated. */
export function readRatings(reading: BookReading, rows: readonly BookRow[]): void {
  let heads: Head[] = [];
  const found: { column: number; rating: ReadYearRating }[] = [];
  for (const { cells } of rows) {
    const [first, title, ...grades] = cells;
    const number = numberIn('project', inOneLine(first!).text);
    const project = number === null ? undefined : reading.projects.get(number);
    if (!title || !project) {
      if (title) heads = grades.map(headOf);
      reading.label(...cells);
      continue;
    }
    reading.label(first, title);
    for (const { head, cell } of under(heads, grades)) {
      if (untold(cell.text) === '') reading.label(cell);
      else if (head.told)
        for (const rating of gradesOf(reading, cell))
          found.push({ column: head.column, rating: { ...head.told, project, ...rating } });
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
