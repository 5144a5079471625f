import type { Finding } from './finding.ts';
import type { GradedSheet, SummaryGrade } from './grades.ts';

export type Book = {
  /** In the order of the book. */
  projects: readonly { id: string }[];
  sheets: readonly GradedSheet[];
  summary: readonly SummaryGrade[];
  /** Is it a part of a book? Then its summary goes on beyond its last sheet, which is one note and no error. */
  isExcerpt: boolean;
};

/**
 * Has every row of the summary table its sheet, and every sheet its row? For each year that has sheets and a summary. A
 * project is listed if the summary grades it in that year; it counts as listed if it is graded in another year only,
 * since then its row is there.
 *
 * Not checked: a row that has nothing but its number; the reader of the book reports it, as it makes no project.
 */
export function checkSummaryRowsAndSheets({ projects, sheets, summary, isExcerpt }: Book): Finding[] {
  const years = [...new Set(sheets.map(({ year }) => year))].sort((a, b) => a - b);
  return years
    .filter((year) => summary.some((grade) => grade.year === year))
    .flatMap((year) => {
      const withSheet = new Set(sheets.filter((sheet) => sheet.year === year).map(({ project }) => project));
      const graded = new Set(summary.filter((grade) => grade.year === year).map(({ project }) => project));
      const withRow = new Set(summary.map(({ project }) => project));
      const ids = projects.map(({ id }) => id);
      const end = isExcerpt ? ids.findLastIndex((id) => withSheet.has(id)) + 1 : ids.length;
      const lacking = ids.filter((id) => graded.has(id) && !withSheet.has(id));
      const beyond = lacking.filter((id) => ids.indexOf(id) >= end);
      const found = (code: Finding['code'], project: string): Finding => ({
        code,
        severity: 'error',
        about: { project, indicator: null, year },
        params: {},
      });
      const rest: Finding = {
        code: 'listed-without-sheet',
        severity: 'note',
        about: { project: null, indicator: null, year },
        params: { count: beyond.length, projects: beyond },
      };
      return [
        ...lacking.filter((id) => !beyond.includes(id)).map((id) => found('listed-without-sheet', id)),
        ...ids
          .filter((id) => withSheet.has(id) && !withRow.has(id))
          .map((id) => found('sheet-not-listed', id)),
        ...(beyond.length > 0 ? [rest] : []),
      ];
    });
}
