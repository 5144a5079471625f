/** The states of a cycle 評価年度 in their order. */
export const CYCLE_STATES = [
  'preparing',
  'targeting',
  'collecting',
  'reviewing',
  'consulting',
  'sealed',
] as const;
export type CycleState = (typeof CYCLE_STATES)[number];

/** Stages with days of their own; approval has a day within collecting. */
export const STAGES = ['targeting', 'collecting', 'approval', 'reviewing', 'consulting'] as const;
export type Stage = (typeof STAGES)[number];

/** What a plan can do without. What is not told is on, except targeting. */
export type StageSwitches = {
  targeting?: boolean | undefined;
  approval?: boolean | undefined;
  review?: boolean | undefined;
  consultation?: boolean | undefined;
};

/** First and last day, YYYY-MM-DD. */
export type StageDates = { from: string; due: string };

export type Cycle = {
  year: number;
  state: CycleState;
  stages: Readonly<Partial<Record<Stage, StageDates>>>;
  /** Departments that have longer, or less. */
  exceptions: readonly { departmentId: string; stage: Stage; due: string }[];
  /** Projects that this year looks at with particular care (重点的評価施策). */
  focus: readonly string[];
  leftOut: readonly { project: string; reason: string }[];
};

export const isOn = {
  targeting: (on: StageSwitches) => on.targeting === true,
  approval: (on: StageSwitches) => on.approval !== false,
  review: (on: StageSwitches) => on.review !== false,
  consultation: (on: StageSwitches) => on.consultation !== false,
};

/** The last day of a stage for a department: its exception, else everybody's; null where no day is set. */
export function dueOn(
  cycle: Pick<Cycle, 'stages' | 'exceptions'>,
  stage: Stage,
  departmentId: string | null,
): string | null {
  const own = cycle.exceptions.find((one) => one.stage === stage && one.departmentId === departmentId);
  return own?.due ?? cycle.stages[stage]?.due ?? null;
}
