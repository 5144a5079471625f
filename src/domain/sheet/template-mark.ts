import type { Layer } from './layer.ts';

/**
 * What a place in the office's own workbook or document holds: a fact of the project, an answer of the sheet, or a figure of one of
 * its indicators. Years count from the year of the sheet: 0 this year, -1 the year before. Indicators count from 1.
 */
export type Mark =
  | { of: 'title' | 'number' | 'owners' | 'year' }
  /** The item above the project, 0 at the top. */
  | { of: 'node'; level: number }
  | { of: 'field'; key: string }
  | { of: 'rating'; layer: Layer; scale: string | null }
  | { of: 'indicator'; at: number; what: 'name' | 'breakdown' | 'baseline' }
  | { of: 'value'; at: number; kind: 'target' | 'actual'; offset: number };

/** A place of the template and what it holds, as they are kept. */
export type MarkedPlace = { place: string; entry: string };

const RATING = /^rating\.(self|review|committee|final)(?:\.(.+))?$/u;
const INDICATOR = /^indicator\.([1-9]\d?)\.(name|breakdown|baseline)$/u;
const VALUE = /^value\.([1-9]\d?)\.(target|actual)\.(-?\d{1,2})$/u;

/** The name under which a mark is kept; {@link parseMark} gives the mark again. */
export function markName(mark: Mark): string {
  switch (mark.of) {
    case 'node':
      return `node.${mark.level}`;
    case 'field':
      return `field.${mark.key}`;
    case 'rating':
      return mark.scale === null ? `rating.${mark.layer}` : `rating.${mark.layer}.${mark.scale}`;
    case 'indicator':
      return `indicator.${mark.at}.${mark.what}`;
    case 'value':
      return `value.${mark.at}.${mark.kind}.${mark.offset}`;
    default:
      return mark.of;
  }
}

/** Which mark goes by this name? Null where none does. Does not answer whether the plan has such a field or scale. */
export function parseMark(name: string): Mark | null {
  if (name === 'title' || name === 'number' || name === 'owners' || name === 'year') return { of: name };
  const node = /^node\.(\d{1,2})$/u.exec(name);
  if (node) return { of: 'node', level: Number(node[1]) };
  if (name.startsWith('field.') && name.length > 6) return { of: 'field', key: name.slice(6) };
  const rating = RATING.exec(name);
  if (rating) return { of: 'rating', layer: rating[1] as Layer, scale: rating[2] ?? null };
  const indicator = INDICATOR.exec(name);
  if (indicator)
    return {
      of: 'indicator',
      at: Number(indicator[1]),
      what: indicator[2] as 'name' | 'breakdown' | 'baseline',
    };
  const value = VALUE.exec(name);
  if (!value) return null;
  return {
    of: 'value',
    at: Number(value[1]),
    kind: value[2] as 'target' | 'actual',
    // -0 is 0.
    offset: Number(value[3]) || 0,
  };
}
