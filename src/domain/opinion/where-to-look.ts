import type { Layer } from '../sheet/layer.ts';

/** Why a member of the committee is asked to look at a sheet. */
export type LookReason =
  | 'assigned'
  | 'focus'
  | 'grades-differ'
  | 'rule-differs'
  | 'below-target'
  | 'open-opinion';

export type LookedAt = {
  isAssigned: boolean;
  /** The year looks at its project with particular care (重点的評価施策). */
  isFocus: boolean;
  /** The grades of each layer; several owners give several. */
  grades: readonly { layer: Layer; code: string }[];
  /** The grade that the plan's rule gives for the figures; null where there is no rule or no figure. */
  ruleGrade: string | null;
  /** How many of its targets were not reached. */
  shortfalls: number;
  /** How many opinions of earlier years nobody has answered. */
  openOpinions: number;
};

/**
 * What is there to look at on a sheet, in the order in which it is said? A reason says that there is something to ask, not
 * that something is wrong.
 */
export function reasonsFor(item: LookedAt): LookReason[] {
  const self = item.grades.filter(({ layer }) => layer === 'self').map(({ code }) => code);
  const later = item.grades.filter(({ layer }) => layer !== 'self');
  const latest = item.grades.at(-1);
  const reasons: [LookReason, boolean][] = [
    ['assigned', item.isAssigned],
    ['focus', item.isFocus],
    ['grades-differ', self.length > 0 && later.some(({ code }) => !self.includes(code))],
    ['rule-differs', item.ruleGrade !== null && latest !== undefined && latest.code !== item.ruleGrade],
    ['below-target', item.shortfalls > 0],
    ['open-opinion', item.openOpinions > 0],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}

/** The sheets that give a reason: the member's own first, then those with most reasons, else in the order of the book. */
export function whereToLook<T extends { isAssigned: boolean; reasons: readonly LookReason[] }>(
  items: readonly T[],
): T[] {
  return items
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => Number(b.isAssigned) - Number(a.isAssigned) || b.reasons.length - a.reasons.length);
}
