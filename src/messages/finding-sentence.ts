import type { PlanFinding } from '#domain/review/findings.ts';
import { LAYER_LABELS } from '#exchange/labels.ts';
import { eraYear, indicatorName } from '#exchange/names.ts';
import type { ExchangeIndicator } from '#exchange/schema.ts';
import { findingSentences, trendAssumed } from './sentences.ja.ts';

/** What a finding asks, on a page and on paper. */
export function findingSentence(
  { code, about, params, layers }: PlanFinding,
  indicators: ExchangeIndicator[],
): string {
  const indicator = indicators.find(({ id }) => id === about.indicator);
  const words = Object.entries(params).map(([name, said]): [string, string] => [
    name,
    name.endsWith('Year') ? eraYear(Number(said)) : String(said ?? ''),
  ]);
  const sentence = findingSentences[code]({
    ...Object.fromEntries(words),
    layers: layers.map((layer) => LAYER_LABELS[layer]).join('・'),
    indicator: indicator ? indicatorName(indicator) : '',
  });
  return params.trendAssumed === true ? sentence + trendAssumed : sentence;
}
