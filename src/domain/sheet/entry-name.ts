import type { Layer } from './layer.ts';

/**
 * What a form field of a sheet is about, and the two names it goes by: the name of its input in the form, and the key
 * under which its changes, remarks and kept-aside texts are stored.
 */
export type Entry =
  | { of: 'field'; key: string }
  /** A field that each owner fills for itself. */
  | { of: 'own'; key: string }
  | { of: 'rating'; layer: Layer; scale: string | null }
  | { of: 'value'; indicator: string; kind: 'target' | 'actual'; year: number }
  /** Why the target of a year was changed. */
  | { of: 'reason'; indicator: string; year: number };

const RATING = /^rating\.(self|review|committee|final)(?:\.(.+))?$/u;
const VALUE = /^value\.(.+)\.(target|actual)\.(\d{4})$/u;
const REASON = /^reason\.(.+)\.(\d{4})$/u;

/** Which entry does an input of the form name? Null for an input that is none (a button, a token). */
export function parseEntryName(name: string): Entry | null {
  if (name.startsWith('field.') && name.length > 6) return { of: 'field', key: name.slice(6) };
  if (name.startsWith('own.') && name.length > 4) return { of: 'own', key: name.slice(4) };
  const rating = RATING.exec(name);
  if (rating) return { of: 'rating', layer: rating[1] as Layer, scale: rating[2] ?? null };
  const reason = REASON.exec(name);
  if (reason) return { of: 'reason', indicator: reason[1]!, year: Number(reason[2]) };
  const value = VALUE.exec(name);
  if (!value) return null;
  return {
    of: 'value',
    indicator: value[1]!,
    kind: value[2] as 'target' | 'actual',
    year: Number(value[3]),
  };
}

/** The name of an entry's input. */
export function entryName(entry: Entry): string {
  switch (entry.of) {
    case 'field':
    case 'own':
      return `${entry.of}.${entry.key}`;
    case 'rating':
      return entry.scale === null ? `rating.${entry.layer}` : `rating.${entry.layer}.${entry.scale}`;
    case 'value':
      return `value.${entry.indicator}.${entry.kind}.${entry.year}`;
    case 'reason':
      return `reason.${entry.indicator}.${entry.year}`;
  }
}

/**
 * The other name of a text that became each owner's own, or the whole sheet's, since its page was opened or its workbook went out; of
 * anything else its name.
 */
export function turnedName(name: string): string {
  const entry = parseEntryName(name);
  if (entry?.of !== 'field' && entry?.of !== 'own') return name;
  return entryName({ ...entry, of: entry.of === 'own' ? 'field' : 'own' });
}

/** The key under which what happens to an entry is stored; `own` and `field` differ by the department beside it. */
export function entryKey(entry: Entry): string {
  switch (entry.of) {
    case 'field':
    case 'own':
      return entry.key;
    case 'rating':
      return entry.scale === null ? `rating:${entry.layer}` : `rating:${entry.layer}:${entry.scale}`;
    case 'value':
      return `value:${entry.indicator}:${entry.kind}:${entry.year}`;
    case 'reason':
      return `reason:${entry.indicator}:${entry.year}`;
  }
}
