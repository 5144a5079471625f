import { type Achievement, judgeAchievement, type NotJudged } from '../indicator/achievement.ts';
import { findValue, type Indicator } from '../indicator/indicator.ts';
import { measurementOf } from '../indicator/year-achievement.ts';

/** What a plan has decided: see rulesSchema of the exchange format. The best code first, bounds in per cent. */
export type GradeRule = {
  by: 'rate' | 'share-met';
  scale?: string | undefined;
  bounds: readonly { code: string; atLeast: number }[];
};

type Judged = Extract<Achievement, { judged: true }>;
export type CountedIndicator = { indicator: string; achievement: Judged };
export type LeftOutIndicator = { indicator: string; reason: NotJudged | 'trend-not-set' | 'no-rate' };

type Counting = {
  counted: readonly CountedIndicator[];
  /** What the denominator does not have, and why: a figure that is missing is not a failure. */
  leftOut: readonly LeftOutIndicator[];
};
export type RuleGrade =
  | (Counting & {
      ok: true;
      by: GradeRule['by'];
      code: string;
      /** What was compared with the bounds: the mean rate, or the share of the targets met. */
      percent: number;
      /** How many of the counted ones reached their target. */
      met: number;
      /**
       * The other answer to the question of the denominator: the grade if what was left out counted as missed. Null where
       * nothing was left out, for rates, and where no bound takes it.
       */
      allCounted: { code: string; percent: number } | null;
    })
  | (Counting & { ok: false; reason: 'no-indicator' | 'nothing-counted' | 'below-every-bound' });

/**
 * Which grade do the figures of a year give by the plan's own rule? `rate`: the mean of the achievement rates, uncapped;
 * an indicator that is judged without a rate (a step, a range, a difference) is left out. `share-met`: how many of the
 * targets that can be judged were met. A code takes what reaches its bound and no better one does.
 *
 * A bound with decimals is written for a fraction (66.7 for two thirds): there, the share is rounded to as many decimals.
 * Otherwise it is compared as it is: 79.96 does not reach 80.
 *
 * Not answered: whether the grade is just. An indicator whose desired trend nobody has set is left out: a rule that gives
 * a grade does not guess. Rules like it: 川越市 (80%), 神奈川県 (all, 2/3, 1/2), 長与町 (base ±10%).
 */
export function gradeByRule(
  rule: GradeRule,
  indicators: readonly (Indicator & { id: string })[],
  year: number,
): RuleGrade {
  const judged = indicators.map((one) => ({ indicator: one.id, achievement: judgeYear(one, year) }));
  const counted = judged.flatMap(({ indicator, achievement }) =>
    achievement.judged && !lacksRate(rule, achievement) ? [{ indicator, achievement }] : [],
  );
  const leftOut = judged.flatMap(({ indicator, achievement }): LeftOutIndicator[] => {
    if (!achievement.judged) return [{ indicator, reason: achievement.reason }];
    return lacksRate(rule, achievement) ? [{ indicator, reason: 'no-rate' }] : [];
  });
  if (indicators.length === 0) return { ok: false, reason: 'no-indicator', counted, leftOut };
  if (counted.length === 0) return { ok: false, reason: 'nothing-counted', counted, leftOut };

  const met = counted.filter(({ achievement }) => achievement.met).length;
  const percent =
    rule.by === 'share-met'
      ? (met / counted.length) * 100
      : (counted.reduce((sum, { achievement }) => sum + achievement.rate!, 0) / counted.length) * 100;
  const code = codeFor(rule, percent);
  if (code === null) return { ok: false, reason: 'below-every-bound', counted, leftOut };
  return { ok: true, by: rule.by, code, percent, met, counted, leftOut, allCounted: ifAllCounted() };

  function ifAllCounted() {
    if (rule.by !== 'share-met' || leftOut.length === 0) return null;
    const share = (met / indicators.length) * 100;
    const other = codeFor(rule, share);
    return other === null ? null : { code: other, percent: share };
  }
}

type YearJudgement = Judged | { judged: false; reason: LeftOutIndicator['reason'] };

/** Was the target of a year reached, as far as the plan lets it be judged? */
export function judgeYear(indicator: Indicator, year: number): YearJudgement {
  const measurement = measurementOf(indicator, year);
  if (!measurement)
    return { judged: false, reason: findValue(indicator, 'target', year) ? 'no-actual' : 'no-target' };
  if (indicator.desiredTrend === undefined && measurement.target.kind !== 'milestone')
    return { judged: false, reason: 'trend-not-set' };
  return judgeAchievement({ desiredTrend: indicator.desiredTrend ?? 'up', ...measurement });
}

const lacksRate = ({ by }: GradeRule, { rate }: Judged) => by === 'rate' && rate === null;

function codeFor({ bounds }: GradeRule, percent: number): string | null {
  return bounds.find(({ atLeast }) => reaches(percent, atLeast))?.code ?? null;
}

function reaches(percent: number, atLeast: number): boolean {
  const decimals = String(atLeast).split('.')[1]?.length ?? 0;
  const compared = decimals === 0 ? Number(percent.toPrecision(12)) : Number(percent.toFixed(decimals));
  return compared >= atLeast;
}
