import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { BODY_LABELS } from './labels.ts';
import type {
  ExchangeIndicator,
  ExchangeNode,
  ExchangeOwner,
  ExchangePlan,
  ExchangeProject,
} from './schema.ts';

export const eraYear = (year: number) => formatFiscalYear(year, 'era');
export const shortYear = (year: number) => formatFiscalYear(year, 'short');

/** 令和3年度～令和7年度, as far as the plan tells. */
export function formatPeriod({ from, to }: ExchangePlan['years']): string {
  if (from === null && to === null) return '計画期間は未設定';
  return `${from === null ? '' : eraYear(from)}～${to === null ? '' : eraYear(to)}`;
}

/** １ 気づく, （１）見守りの輪: number and title as printed. */
export function nodeName({ number, title }: Pick<ExchangeNode, 'number' | 'title'>): string {
  return number === '' ? title : `${number}${/[)）.．]$/u.test(number) ? '' : '　'}${title}`;
}

/** What its level is called, to stand before a node's name; nothing where that begins with it (基本目標１, not 基本目標 基本目標１). */
export function levelBefore(
  levels: readonly string[],
  node: Pick<ExchangeNode, 'level' | 'number' | 'title'>,
) {
  const name = levels[node.level] ?? '';
  return nodeName(node).startsWith(name) ? '' : name;
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
