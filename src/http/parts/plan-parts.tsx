import { planPath } from '#addresses/plans.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import type { PlanHead } from '#records/plan/queries.ts';
import { Tag } from '../components/tag.tsx';

export function ProjectTags({ flags, relisted = false }: { flags: string[]; relisted?: boolean }) {
  return (
    <>
      {flags.map((flag) => (
        <Tag look="strong">{flag}</Tag>
      ))}
      {relisted ? <Tag>再掲</Tag> : null}
    </>
  );
}

/** What each code of the plan's scales means. */
export function ScaleLegend({ scales }: { scales: ExchangeRatingScale[] }) {
  return (
    <>
      {scales.map((scale) => (
        <div class="legend">
          <p class="legend-name">{scale.name === '' ? '評価区分' : `評価区分（${scale.name}）`}</p>
          <dl>
            {scale.codes.map(({ code, label, definition }) => (
              <div>
                <dt>{code}</dt>
                <dd>
                  {label}
                  {definition === '' ? null : <small>　{definition}</small>}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </>
  );
}

export const plansCrumbs = [
  { href: '/', label: 'ホーム' },
  { href: '/plans', label: '計画' },
];
export const planCrumbs = (plan: PlanHead) => [
  ...plansCrumbs,
  { href: planPath(plan.id), label: titleOfPlan(plan) },
];
