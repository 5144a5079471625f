import { sheetPath } from '#addresses/plans.ts';
import type { SheetPlace } from '#domain/review/summary.ts';
import { eraYear } from '#exchange/names.ts';
import { Banner } from '#http/components/banner.tsx';

/** Says on a sheet that is not open to everybody yet that what is missing comes. `earlier`: what can be read meanwhile. */
export function BeingWritten({ plan, earlier }: { plan: string; earlier: SheetPlace | undefined }) {
  return (
    <Banner kind="notice" title="記入中（公開前）">
      <p>このシートは担当課が記入しています。事務局が受理すると、すべての内容がここに表示されます。</p>
      {earlier ? (
        <p>
          <a href={sheetPath(plan, earlier.id)}>{eraYear(earlier.year)}のシートを見る</a>
        </p>
      ) : null}
    </Banner>
  );
}
