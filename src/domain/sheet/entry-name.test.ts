import { describe, expect, it } from 'vitest';
import { type Entry, entryKey, entryName, parseEntryName } from './entry-name.ts';

describe('the names of an entry', () => {
  it.each<[string, string, Entry]>([
    ['field.activities', 'activities', { of: 'field', key: 'activities' }],
    ['field.x-予算.額', 'x-予算.額', { of: 'field', key: 'x-予算.額' }],
    ['own.issues', 'issues', { of: 'own', key: 'issues' }],
    ['rating.self', 'rating:self', { of: 'rating', layer: 'self', scale: null }],
    ['rating.self.rs.2', 'rating:self:rs.2', { of: 'rating', layer: 'self', scale: 'rs.2' }],
    [
      'value.i.1.actual.2024',
      'value:i.1:actual:2024',
      { of: 'value', indicator: 'i.1', kind: 'actual', year: 2024 },
    ],
    ['reason.i.1.2024', 'reason:i.1:2024', { of: 'reason', indicator: 'i.1', year: 2024 }],
  ])('%s', (name, key, entry) => {
    expect(parseEntryName(name)).toEqual(entry);
    expect(entryName(entry)).toBe(name);
    expect(entryKey(entry)).toBe(key);
  });

  it.each([
    'csrf',
    'field.',
    'rating.other.rs-1',
    'value.i-1.baseline.2024',
    'value.i-1.actual.24',
    'base.x',
  ])('is none: %s', (name) => {
    expect(parseEntryName(name)).toBeNull();
  });
});
