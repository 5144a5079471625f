import { codeOf, type Grade, hasTwoCodes, shownGrades } from '#domain/review/grades.ts';
import type { SummaryCell } from '#domain/review/summary.ts';

/** Where a grade is missing although there should be one. */
export const notFilledIn = '未記入';

/** What a cell of the summary 総括表 says, wherever it is printed: a line for each grade, with whose it is where they differ. */
export function summaryText({ isMissing, grades }: SummaryCell): string {
  return isMissing ? notFilledIn : shownGrades(grades).map(gradeText).join('\n');
}

function gradeText(grade: Grade): string {
  const whose = grade.department === null ? '' : `${grade.department}：`;
  return `${whose}${codeOf(grade)}${hasTwoCodes(grade) ? `（${otherOnSheet(grade)}）` : ''}`;
}

/** Said of a grade whose sheet has another code. */
export const otherOnSheet = ({ onSheet }: Grade): string => `シートは${onSheet}`;
