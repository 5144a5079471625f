import type { ExchangeRatingScale } from '#exchange/schema.ts';
import type { Block } from '#formats/blocks.ts';
import { paragraph } from './frame.ts';

/** What the codes of the plan's scales mean, in a line for each scale that says it. */
export function scaleNotes(scales: readonly ExchangeRatingScale[]): Block[] {
  return scales.flatMap(({ name, codes }) => {
    const meanings = codes.flatMap(({ code, label }) => (label === '' ? [] : [`${code} ${label}`]));
    return meanings.length === 0 ? [] : [paragraph(`${name || '評価区分'}：${meanings.join('、')}`, 'note')];
  });
}
