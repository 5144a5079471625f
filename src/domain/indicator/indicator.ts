/**
 * What an indicator 指標 is to the rules: its printed values by fiscal year, and what the plan says of them. The same by
 * structure as an indicator of the exchange format.
 */

/** 望ましい向き: more is better, less is better, as it is, between two ends, or not certain (then nothing is judged). */
export type DesiredTrend = 'up' | 'down' | 'keep' | 'range' | 'unclear';

export type ValueRole = 'baseline' | 'target' | 'actual';

/**
 * A printed value of one fiscal year. `superseded`: a target that a later one of the same year replaced; it stays for ever.
 * `reason`: why nothing was measured, or why this target replaced the one before.
 */
export type YearValue = {
  kind: ValueRole;
  year: number;
  text: string;
  reason?: string | undefined;
  status?: 'current' | 'superseded' | 'estimate' | 'preliminary' | undefined;
};

/** 系列の断絶: from this year on the values are not comparable with those before (another definition or population). */
export type SeriesBreak = { year: number; reason: string };

export type Indicator = {
  values: readonly YearValue[];
  desiredTrend?: DesiredTrend | undefined;
  /** The ordered steps of a milestone indicator, first to last. */
  milestones?: readonly string[] | undefined;
  breaks?: readonly SeriesBreak[] | undefined;
};

/** Which rows has a table of its values? A baseline only where one is told. */
export const rolesIn = ({ values }: Pick<Indicator, 'values'>): ValueRole[] =>
  values.some(({ kind }) => kind === 'baseline') ? ['baseline', 'target', 'actual'] : ['target', 'actual'];

/** The value in force for a role and year: the last one that no other replaced. */
export function findValue(indicator: Indicator, kind: ValueRole, year: number): YearValue | undefined {
  return inForce(indicator, kind).findLast((value) => value.year === year);
}

/** The baseline 基準値 that the plan starts from: the latest, where several years are printed. */
export function findBaseline(indicator: Indicator): YearValue | undefined {
  return inForce(indicator, 'baseline').at(-1);
}

/** The values in force of one role, by year; the printed order within a year. */
export function inForce(indicator: Indicator, kind: ValueRole): YearValue[] {
  return indicator.values
    .filter((value) => value.kind === kind && value.status !== 'superseded')
    .sort((a, b) => a.year - b.year);
}
