import { notFilledIn } from '#messages/summary-words.ts';

type RatingBadgeProps = {
  /** As the plan's scale prints it: A, 4, ◎. */
  code: string;
  /** What the code means in the scale's legend; read out and shown on hover. */
  meaning?: string | undefined;
  /** 0 is the best of the order; null stands outside the order (finished, stopped, cannot be rated). */
  rank: number | null;
  /** How many codes the order has. */
  of: number;
};

function toneOf(rank: number | null, of: number): string {
  if (rank === null) return 'none';
  const share = of > 1 ? rank / (of - 1) : 0;
  if (share <= 0.25) return 'good';
  if (share <= 0.5) return 'fair';
  return share < 1 ? 'weak' : 'poor';
}

/** A grade. Beside its colour it shows as many filled blocks as it stands above the worst, so that print and any eye can tell. */
export function RatingBadge({ code, meaning, rank, of }: RatingBadgeProps) {
  return (
    <span class={`rating rating-${toneOf(rank, of)}`} title={meaning}>
      <span class="rating-code">{code}</span>
      {meaning ? <span class="visually-hidden">（{meaning}）</span> : null}
      {rank === null ? null : (
        <svg class="rating-blocks" viewBox="0 0 24 4" aria-hidden="true" focusable="false">
          <path d={blocks(0, of - rank, of)} fill="currentColor" stroke="currentColor" stroke-width="0.7" />
          <path d={blocks(of - rank, of, of)} fill="none" stroke="currentColor" stroke-width="0.7" />
        </svg>
      )}
    </span>
  );
}

/** The blocks from one to another of so many in a row, as one path: a summary table has hundreds of grades. */
function blocks(from: number, to: number, of: number): string {
  const width = 24 / of;
  let path = '';
  for (let block = from; block < to; block++)
    path += `M${block * width + 0.5} .5h${width - 1}v3h${1 - width}z`;
  return path;
}

/** Where a grade is missing although there should be one. */
export function RatingMissing() {
  return <span class="rating rating-missing">{notFilledIn}</span>;
}
