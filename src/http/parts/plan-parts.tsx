import { planPath } from '#addresses/plans.ts';
import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { BODY_LABELS, titleOfPlan } from '#exchange/labels.ts';
import type {
  ExchangeIndicator,
  ExchangeNode,
  ExchangeOwner,
  ExchangeProject,
  ExchangeRatingScale,
} from '#exchange/schema.ts';
import type { PlanHead } from '#records/plan/queries.ts';
import { Tag } from '../components/tag.tsx';

export const eraYear = (year: number) => formatFiscalYear(year, 'era');
export const shortYear = (year: number) => formatFiscalYear(year, 'short');

/** 令和3年度～令和7年度, as far as the plan tells. */
export function formatPeriod({ from, to }: PlanHead['years']): string {
  if (from === null && to === null) return '計画期間は未設定';
  return `${from === null ? '' : eraYear(from)}～${to === null ? '' : eraYear(to)}`;
}

/** １ 気づく, （１）見守りの輪: number and title as printed. */
export function nodeName({ number, title }: Pick<ExchangeNode, 'number' | 'title'>): string {
  return number === '' ? title : `${number}${/[)）.．]$/u.test(number) ? '' : '　'}${title}`;
}

/** An indicator without a printed name is called so. */
export function indicatorName({ name, breakdown }: ExchangeIndicator): string {
  return [name ?? '指標（名称なし）', breakdown].filter(Boolean).join('　');
}

export function ownerName({ body, department, subsection }: ExchangeOwner): string {
  const name = [department, subsection].filter(Boolean).join('　');
  if (name === '') return body === null ? '' : BODY_LABELS[body];
  return body === 'shakyo' ? `社協　${name}` : name;
}

export function ownerNames(project: ExchangeProject): string {
  return project.owners.map(ownerName).filter(Boolean).join('、');
}

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
