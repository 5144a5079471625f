import { editionPath, editionsPath } from '#addresses/editions.ts';
import { planPath } from '#addresses/plans.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { eraYear } from '#exchange/names.ts';
import type { ExchangeErratum } from '#exchange/year-schema.ts';
import { plansCrumbs } from '#http/parts/plan-parts.tsx';
import type { OpenEdition } from './open-edition.ts';

/** The way to a page of an edition, by the names of then. */
export function editionCrumbs({ planId, plan, edition }: OpenEdition, isInside = true) {
  const crumbs = [
    ...plansCrumbs,
    { href: planPath(planId), label: titleOfPlan(plan) },
    { href: editionsPath(planId), label: '確定版' },
  ];
  return isInside
    ? [...crumbs, { href: editionPath(planId, edition.year), label: eraYear(edition.year) }]
    : crumbs;
}

/** Says on every page of an edition what it is. */
export function SealedLine({ edition }: { edition: OpenEdition['edition'] }) {
  return (
    <p class="sealed-line">
      {formatMoment(edition.sealedAt)} に確定した内容です（{edition.sealedBy}
      ）。その後の変更は入っていません。
    </p>
  );
}

/** Corrections, each with what was sealed beside what is right. Nothing where there are none. */
export function Errata({ errata, heading }: { errata: ExchangeErratum[]; heading: string }) {
  if (errata.length === 0) return null;
  return (
    <section class="note-box errata" aria-labelledby="errata">
      <h2 id="errata">{heading}</h2>
      {errata.map((erratum) => (
        <article class="erratum">
          <h3>{erratum.place}</h3>
          <dl>
            <div>
              <dt>誤（現在の記載）</dt>
              <dd class="as-written">
                <del>{erratum.wrong}</del>
              </dd>
            </div>
            <div>
              <dt>正（正しい記載）</dt>
              <dd class="as-written">
                <ins>{erratum.correct}</ins>
              </dd>
            </div>
            <div>
              <dt>理由</dt>
              <dd class="as-written">{erratum.reason}</dd>
            </div>
          </dl>
          <p class="muted small">
            {formatDate(erratum.notedOn, 'era')}　{erratum.notedBy}
          </p>
        </article>
      ))}
    </section>
  );
}
