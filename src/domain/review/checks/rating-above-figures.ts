import { formatArithmetic } from '../../indicator/arithmetic.ts';
import { findValue, type Indicator } from '../../indicator/indicator.ts';
import { achievementOf } from '../../indicator/year-achievement.ts';
import type { Finding } from './finding.ts';
import type { GradedSheet, SummaryGrade } from './grades.ts';

export type RatedPlan = {
  /** The codes that say the year's target was reached; where the plan does not tell, the best of its scale. */
  claims: readonly string[];
  indicators: readonly (Indicator & { id: string; project: string | null })[];
  sheets: readonly GradedSheet[];
  summary: readonly SummaryGrade[];
};

/**
 * Does a project have a good grade in a year in which an indicator of it stayed under its target? Each indicator and each
 * layer by itself; a grade that sheet and summary share is found once. Grades of single owners are left out: which
 * figure is theirs, nobody says.
 *
 * Where no desired trend is told, more is taken to be better, and `trendAssumed` says so; where it is unclear, nothing is
 * found. Targets in prose are not read here.
 */
export function checkRatingsAgainstFigures({ claims, indicators, sheets, summary }: RatedPlan): Finding[] {
  const grades = [
    ...sheets.flatMap(({ project, year, ratings }) => ratings.map((grade) => ({ ...grade, project, year }))),
    ...summary,
  ].filter(({ code, department }) => department === null && claims.includes(code));
  const once = new Map(
    grades.map((grade) => [[grade.project, grade.year, grade.layer, grade.code].join('\n'), grade]),
  );
  // The layers of one sheet ask for the same figures.
  const shortfalls = new Map<string, ReturnType<typeof findShortfall>>();
  const shortfallOf = (indicator: RatedPlan['indicators'][number], year: number) => {
    const key = `${indicator.id}\n${year}`;
    if (!shortfalls.has(key)) shortfalls.set(key, findShortfall(indicator, year));
    return shortfalls.get(key);
  };
  return [...once.values()].flatMap(({ project, year, layer, code }) =>
    indicators
      .filter((indicator) => indicator.project === project)
      .flatMap((indicator) => {
        const shortfall = shortfallOf(indicator, year);
        if (!shortfall) return [];
        const about = { project, indicator: indicator.id, year };
        const params = { layer, rating: code, ...shortfall };
        return [{ code: 'rating-above-figures', severity: 'warning', about, params } satisfies Finding];
      }),
  );
}

function findShortfall(indicator: Indicator, year: number) {
  const achievement = achievementOf(indicator, year);
  if (!achievement?.judged || achievement.met) return null;
  return {
    target: findValue(indicator, 'target', year)!.text,
    actual: findValue(indicator, 'actual', year)!.text,
    arithmetic: formatArithmetic(achievement.arithmetic),
    trendAssumed: indicator.desiredTrend === undefined,
  };
}
