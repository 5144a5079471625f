import { sheetPath } from '#addresses/plans.ts';
import type { SheetPlace } from '#domain/review/summary.ts';
import { eraYear, shortYear } from '#exchange/names.ts';
import { Icon } from '#http/components/icon.tsx';

/** The sheets before and after this one in its year, and the same project's sheets of other years. */
export function SheetMenu(props: { plan: string; places: SheetPlace[]; here: SheetPlace; label: string }) {
  const { plan, places, here, label } = props;
  const ofYear = places.filter((one) => one.year === here.year);
  const at = ofYear.indexOf(here);
  const previous = ofYear[at - 1];
  const next = ofYear[at + 1];
  const years = places.filter((one) => one.project === here.project).sort((a, b) => a.year - b.year);
  return (
    <nav class="sheet-menu" aria-label={label}>
      {previous ? (
        <a href={sheetPath(plan, previous.id)} rel="prev">
          <Icon name="previous" />
          前のシート
        </a>
      ) : null}
      <span class="muted">
        {eraYear(here.year)}の{ofYear.length}枚のうち{at + 1}枚目
      </span>
      {next ? (
        <a href={sheetPath(plan, next.id)} rel="next">
          次のシート
          <Icon name="next" />
        </a>
      ) : null}
      {years.length < 2 ? null : (
        <ul class="switch">
          {years.map((one) => (
            <li>
              <a
                href={sheetPath(plan, one.id)}
                {...(one.id === here.id ? { 'aria-current': 'page' as const } : {})}
              >
                {shortYear(one.year)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
