import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import type { Finding } from '#domain/review/checks/finding.ts';
import { checkRatingsAgainstFigures } from '#domain/review/checks/rating-above-figures.ts';
import { checkSummaryAgainstSheets } from '#domain/review/checks/summary-differs-from-sheet.ts';
import { checkSummaryRowsAndSheets } from '#domain/review/checks/summary-rows-and-sheets.ts';
import { checkLoweredTargets } from '#domain/review/checks/target-lowered.ts';
import { codesFromBest } from '#domain/review/rating-scale.ts';
import type { ExchangeDocument, ExchangePlan, ExchangeProblem } from '#exchange/schema.ts';
import { importProblems } from '#messages/imports.ja.ts';
import type { Origin, Reading } from '#reading/assemble.ts';

/** What a check finds anew each time. */
const RENEWED = ['summary-differs-from-sheet', 'rating-above-figures', 'target-lowered'];

/**
 * The problems of a draft with what the checks of the domain find in its values now: what they found before is
 * replaced, what the readers reported stays as long as it is so. A finding that a person has accepted, and that is the
 * same to the letter, stays the note that it became.
 */
export function checkDocument(
  document: ExchangeDocument,
  provenance: Reading['provenance'],
): ExchangeProblem[] {
  const standing = document.problems.filter((problem) => isStanding(problem, document.plans));
  const reported = new Set(standing.map(subjectOf));
  const accepted = new Set(
    document.problems.filter(({ severity }) => severity === 'note').map((problem) => wordingOf(problem)),
  );
  const found = document.plans.flatMap((plan, p) =>
    findingsOf(plan).map((finding) => problemOf(finding, plan, provenance, `/plans/${p}`)),
  );
  return [
    ...standing,
    ...found
      .filter((problem) => !reported.has(subjectOf(problem)))
      .map((problem) =>
        accepted.has(wordingOf(problem)) ? { ...problem, severity: 'note' as const } : problem,
      ),
  ];
}

const subjectOf = ({ code, about }: ExchangeProblem) => JSON.stringify([code, about]);
const wordingOf = ({ code, about, text }: ExchangeProblem) => JSON.stringify([code, about, text]);

/** Rows and sheets are also the readers' to report, since they see the empty ones: what they said is so until both are there. */
function isStanding({ code, severity, about }: ExchangeProblem, plans: readonly ExchangePlan[]): boolean {
  if (code !== 'listed-without-sheet' && code !== 'sheet-not-listed') return !RENEWED.includes(code);
  const plan = plans.find(({ projects }) => projects.some(({ id }) => id === about));
  if (!plan) return !(about === null && severity === 'note');
  const hasRow = plan.ratings.some(({ project }) => project === about);
  const hasSheet = plan.sheets.some(({ project }) => project === about);
  return code === 'sheet-not-listed' ? hasSheet && !hasRow : hasRow && !hasSheet;
}

function findingsOf({
  projects,
  indicators,
  sheets,
  ratings: summary,
  ratingScales,
}: ExchangePlan): Finding[] {
  const claims = ratingScales.flatMap((scale) => codesFromBest(scale).slice(0, 1));
  const book = { projects, sheets, summary };
  // One row too many at the end is a row whose sheet is lost; several are the part of the book that was not imported.
  const asExcerpt = checkSummaryRowsAndSheets({ ...book, isExcerpt: true });
  const isExcerpt = asExcerpt.some(({ params }) => Number(params.count) > 1);
  return [
    ...(isExcerpt ? asExcerpt : checkSummaryRowsAndSheets({ ...book, isExcerpt })),
    ...checkSummaryAgainstSheets(sheets, summary),
    ...checkRatingsAgainstFigures({ claims, indicators, sheets, summary }),
    ...checkLoweredTargets(indicators),
  ];
}

function problemOf(
  { code, severity, about, params }: Finding,
  plan: ExchangePlan,
  provenance: Reading['provenance'],
  root: string,
): ExchangeProblem {
  const project = plan.projects.find(({ id }) => id === about.project);
  const indicator = plan.indicators.find(({ id }) => id === about.indicator);
  const subject = [project?.title, indicator?.name].filter(Boolean).join('・');
  const text = [subject, comparisonOf(code, params)].filter(Boolean).join('：');
  const place = placeOf(about, plan, provenance, root)?.pieces[0];
  return {
    code,
    severity,
    file: place?.file ?? null,
    line: place?.line ?? null,
    text,
    message: sentenceOf(code, text, about, params),
    about: about.project ?? indicator?.node ?? null,
  };
}

function sentenceOf(
  code: Finding['code'],
  text: string,
  { project, year: of }: Finding['about'],
  { count }: Finding['params'],
): string {
  if (code !== 'listed-without-sheet') return importProblems[code](text);
  return project === null
    ? importProblems['rows-beyond-excerpt'](`${count}`)
    : importProblems['row-without-sheet'](`${year(of)} ${text}`);
}

/** What was compared, with the arithmetic. */
function comparisonOf(code: Finding['code'], params: Finding['params']): string {
  switch (code) {
    case 'summary-differs-from-sheet':
      return `一覧表 ${params.summary}、シート ${params.sheet}`;
    case 'target-lowered':
      return `${year(params.earlierYear)} ${params.earlier}、${year(params.laterYear)} ${params.later}`;
    case 'rating-above-figures':
      return `評価 ${params.rating}、目標 ${params.target}、実績 ${params.actual}、${params.arithmetic}`;
    default:
      return '';
  }
}

const year = (fiscalYear: Finding['params'][string] | undefined) =>
  formatFiscalYear(Number(fiscalYear), 'era');

/** Where it was printed: the value of the indicator in that year, or the grade on the sheet. */
function placeOf(
  { project, indicator, year }: Finding['about'],
  plan: ExchangePlan,
  provenance: Reading['provenance'],
  root: string,
): Origin | undefined {
  const i = plan.indicators.findIndex(({ id }) => id === indicator);
  const k = plan.indicators[i]?.values.findLastIndex((value) => value.year === year) ?? -1;
  if (i >= 0) return provenance[`${root}/indicators/${i}/values/${k}/text`];
  const s = plan.sheets.findIndex((sheet) => sheet.project === project && sheet.year === year);
  const listed = plan.ratings.findIndex((rating) => rating.project === project && rating.year === year);
  const titled = plan.projects.findIndex(({ id }) => id === project);
  return (
    provenance[`${root}/sheets/${s}/ratings/0/code`] ??
    provenance[`${root}/ratings/${listed}/code`] ??
    provenance[`${root}/projects/${titled}/title`]
  );
}
