/**
 * How exactly, or over what, a figure is said: 延べ total (the same person may count twice), 約 about, 前後・程度 around,
 * 平均 average, 累計 cumulative, 計 sum, 各 each; 年間, 月, 週, 日 per that time; 以上 atLeast, 超 above, 以下 atMost,
 * 未満 below; 維持 kept (200人を維持).
 */
export const QUALIFIERS = [
  'perYear',
  'perMonth',
  'perWeek',
  'perDay',
  'average',
  'cumulative',
  'sum',
  'each',
  'total',
  'about',
  'around',
  'atLeast',
  'above',
  'atMost',
  'below',
  'kept',
] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** How much of what. `unit` as printed, in NFKC, '' if none; money is in 円, a percentage in %. */
export type Quantity = { amount: number; unit: string; qualifiers: readonly Qualifier[] };

/** A quantity with the words that it stands with (新規22件: 新規), '' if it has none. */
export type Figure = Quantity & { label: string };

/** An end of a range. `inclusive`: 以上・以下; not: 超・未満. */
export type Bound = { amount: number; inclusive: boolean };

/**
 * Why nothing was measured: an empty cell; a dash; 未実施; 中止; 休止; 延期; 廃止; 実績なし (nothing was reported, which is not 0); 調査なし; 非公表;
 * 集計中; 未定; 不明.
 */
export type MissingReason =
  | 'blank'
  | 'dash'
  | 'notDone'
  | 'cancelled'
  | 'suspended'
  | 'postponed'
  | 'ended'
  | 'noRecord'
  | 'notSurveyed'
  | 'notPublished'
  | 'pending'
  | 'undecided'
  | 'notKnown';

/** What cannot be right as printed: 1,234,56; 1.2.3; 令和5年2月30日. */
export type Malformation = 'digit-group' | 'decimal-point' | 'date';

/** What a printed value means. */
export type Meaning =
  | ({ kind: 'number' | 'percent' | 'money' } & Quantity)
  /** An open end is null: 105%以上 has no `to`. */
  | { kind: 'range'; from: Bound | null; to: Bound | null; unit: string; qualifiers: readonly Qualifier[] }
  /** So many of so many: 16/17, 17校中16校. */
  | { kind: 'ratio'; part: number; whole: number; unit: string }
  /** Figures with words, or several in one cell. `sum` only where the cell itself adds them (51＋4＋16). */
  | { kind: 'figures'; figures: readonly Figure[]; sum: number | null }
  /**
   * A stage of work. `stages`: what is printed, in its order (検討→設置: both); `position`: which of the plan's steps the last of
   * them is, from 0; null where the plan gives no steps or not this one.
   */
  | { kind: 'milestone'; stages: readonly string[]; position: number | null }
  /** 維持, 現状維持, →: as much as before. */
  | { kind: 'keep' }
  /** 増加 ↑ up, 減少 ↓ down, 改善 better (which of the two, the indicator's trend says). */
  | { kind: 'trend'; direction: 'up' | 'down' | 'better' }
  /** 随時, 適宜. */
  | { kind: 'asNeeded' }
  /** 目標設定なし, 未設定: there is no target. */
  | { kind: 'none' }
  | { kind: 'missing'; reason: MissingReason }
  /** What is to be done, in words without a figure. */
  | { kind: 'words' }
  | { kind: 'malformed'; fault: Malformation }
  /** Not to be read for certain, e.g. letters where a scan had digits (I 2校). */
  | { kind: 'unknown' };

/** A value 値 is what was printed (`text`, untouched) plus what it means. */
export type Value = Meaning & { text: string };
