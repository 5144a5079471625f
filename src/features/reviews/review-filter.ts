import { hasDifference, hasNoFigures, isBelowTarget, type ReviewRow } from '#records/sheet/review-row.ts';

/** What the address asks to see of the review. */
export type ReviewFilter = {
  show: 'all' | 'differs' | 'below-target' | 'no-figures' | 'not-reviewed' | 'focus';
  department: string | null;
  /** Large, for a room. */
  isProjected: boolean;
};

export const SHOWN: { value: ReviewFilter['show']; label: string; holds: (row: ReviewRow) => boolean }[] = [
  { value: 'all', label: 'すべて', holds: () => true },
  { value: 'not-reviewed', label: '査定がまだ', holds: ({ state }) => state === 'accepted' },
  { value: 'differs', label: '評価が食い違う', holds: hasDifference },
  { value: 'below-target', label: '目標に届かない', holds: isBelowTarget },
  { value: 'no-figures', label: '数値で判定できない', holds: hasNoFigures },
  { value: 'focus', label: '重点', holds: ({ isFocus }) => isFocus },
];

export function readReviewFilter(query: (name: string) => string | undefined): ReviewFilter {
  const show = SHOWN.find(({ value }) => value === query('show'))?.value ?? 'all';
  return { show, department: query('department') || null, isProjected: query('view') === 'projector' };
}

/** The filter as the address says it; what is usual is left out. */
export function reviewQuery({ show, department, isProjected }: ReviewFilter): string {
  const asked = new URLSearchParams({
    ...(show === 'all' ? {} : { show }),
    ...(department === null ? {} : { department }),
    ...(isProjected ? { view: 'projector' } : {}),
  }).toString();
  return asked === '' ? '' : `?${asked}`;
}

export function filterRows(rows: readonly ReviewRow[], { show, department }: ReviewFilter): ReviewRow[] {
  const { holds } = SHOWN.find(({ value }) => value === show)!;
  return rows.filter((row) => holds(row) && (department === null || row.departments.includes(department)));
}
