import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import type { Finding } from '#domain/review/checks/finding.ts';
import { checkRatingsAgainstFigures } from '#domain/review/checks/rating-above-figures.ts';
import { checkSummaryAgainstSheets } from '#domain/review/checks/summary-differs-from-sheet.ts';
import { checkLoweredTargets } from '#domain/review/checks/target-lowered.ts';
import { codesFromBest } from '#domain/review/rating-scale.ts';
import type { ExchangeDocument, ExchangePlan, ExchangeProblem } from '#exchange/schema.ts';
import { type ImportProblemCode, importProblems } from '#messages';
import type { Origin, Reading } from './reading/assemble.ts';

const CHECKED = ['summary-differs-from-sheet', 'rating-above-figures', 'target-lowered'] as const;
type CheckedCode = (typeof CHECKED)[number] & ImportProblemCode;

/**
 * The problems of a draft with what the checks of the domain find in its values now: what they found before is
 * replaced, what the readers reported stays. Rows without sheets are the readers' to report: they see the empty ones.
 */
export function checkDocument(
  document: ExchangeDocument,
  provenance: Reading['provenance'],
): ExchangeProblem[] {
  const others = document.problems.filter(({ code }) => !CHECKED.includes(code as CheckedCode));
  const found = document.plans.flatMap((plan, p) =>
    findingsOf(plan).map((finding) => problemOf(finding, plan, provenance, `/plans/${p}`)),
  );
  return [...others, ...found];
}

function findingsOf({ indicators, sheets, ratings: summary, ratingScales }: ExchangePlan): Finding[] {
  const claims = ratingScales.flatMap((scale) => codesFromBest(scale).slice(0, 1));
  return [
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
  const text = [subject, comparisonOf(code as CheckedCode, params)].filter(Boolean).join('：');
  const place = placeOf(about, plan, provenance, root)?.pieces[0];
  return {
    code,
    severity,
    file: place?.file ?? null,
    line: place?.line ?? null,
    text,
    message: importProblems[code as CheckedCode](text),
    about: about.project ?? indicator?.node ?? null,
  };
}

/** What was compared, with the arithmetic. */
function comparisonOf(code: CheckedCode, params: Finding['params']): string {
  if (code === 'summary-differs-from-sheet') return `一覧表 ${params.summary}、シート ${params.sheet}`;
  if (code === 'target-lowered')
    return `${year(params.earlierYear)} ${params.earlier}、${year(params.laterYear)} ${params.later}`;
  return `評価 ${params.rating}、目標 ${params.target}、実績 ${params.actual}、${params.arithmetic}`;
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
  return provenance[`${root}/sheets/${s}/ratings/0/code`];
}
