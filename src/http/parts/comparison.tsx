import { compareTexts } from '#domain/text/compare-texts.ts';

/** A code or a figure: the two stand side by side. */
const isShort = (text: string) => text !== '' && text.length <= 6 && !text.includes('\n');

/** What became of a text: what went is struck through, what came is underlined, and both are said to who does not see it. */
export function Comparison({ before, after }: { before: string; after: string }) {
  if (before === after) return <p class="as-written comparison">{after}</p>;
  if (isShort(before) && isShort(after))
    return (
      <p class="comparison">
        <del>{before}</del> → <ins>{after}</ins>
      </p>
    );
  return (
    <p class="as-written comparison">
      {compareTexts(before, after).map(({ kind, text }) =>
        kind === 'same' ? (
          text
        ) : kind === 'removed' ? (
          <del>
            <span class="visually-hidden">［削除：</span>
            {text}
            <span class="visually-hidden">］</span>
          </del>
        ) : (
          <ins>
            <span class="visually-hidden">［追加：</span>
            {text}
            <span class="visually-hidden">］</span>
          </ins>
        ),
      )}
    </p>
  );
}

export function ComparisonLegend() {
  return (
    <p class="muted comparison-legend" aria-hidden="true">
      <del>消した文字</del>　<ins>追加した文字</ins>
    </p>
  );
}
