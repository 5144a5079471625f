import type { Finding } from './finding.ts';
import type { GradedSheet, SummaryGrade } from './grades.ts';

/**
 * Does the summary table say another grade than the sheet of the same project and year? Only grades of one layer, one owner
 * and one scale are compared: a summary after the working group's 査定 may differ from the 自己評価 of the sheet.
 *
 * Not checked: a grade that stands on one side only.
 */
export function checkSummaryAgainstSheets(
  sheets: readonly GradedSheet[],
  summary: readonly SummaryGrade[],
): Finding[] {
  const findings = new Map<string, Finding>();
  for (const { project, year, ratings } of sheets) {
    for (const grade of ratings) {
      const { layer, department, scale } = grade;
      const differing = summary.filter(
        (listed) =>
          listed.project === project &&
          listed.year === year &&
          listed.layer === layer &&
          listed.department === department &&
          listed.scale === scale &&
          listed.code !== grade.code,
      );
      for (const listed of differing) {
        const params = { layer, department, summary: listed.code, sheet: grade.code };
        findings.set(JSON.stringify([project, year, scale, params]), {
          code: 'summary-differs-from-sheet',
          severity: 'error',
          about: { project, indicator: null, year },
          params,
        });
      }
    }
  }
  return [...findings.values()];
}
