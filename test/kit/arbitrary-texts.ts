import fc, { type Arbitrary } from 'fast-check';
import { FIELD_KEYS, type Fields } from '#exchange/values.ts';

/** The pieces that random plans are made of. Texts: every character but NUL, no half surrogates; look-alikes come often. */
export const printable = fc.oneof(
  fc.constantFrom('', 'Ａ', '延べ１７４件', '見守り', '髙﨑', '<b>&"\'', '%_\\', '①\n・二行目', '🏠', 'が'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }).map((text) => text.replaceAll('\u0000', '')),
);
export const year = fc.integer({ min: 2015, max: 2032 });
export const maybe = <T>(item: Arbitrary<T>) => fc.option(item, { nil: null });
export const list = <T>(item: Arbitrary<T>, maxLength: number) => fc.array(item, { maxLength });
const fieldKey = fc.constantFrom(...FIELD_KEYS, 'x-budget' as const, 'x-備考２' as const);
export const fields: Arbitrary<Fields> = fc.dictionary(fieldKey, printable, {
  maxKeys: 4,
  noNullPrototype: true,
});

export const ids = (prefix: string, maxLength: number) =>
  fc.nat({ max: maxLength }).map((count) => Array.from({ length: count }, (_, at) => `${prefix}-${at + 1}`));

/** An object of the told keys and any of the further ones: those stand only where they are filled. */
export function withKept<T extends object, K extends object>(
  told: Arbitrary<T>,
  kept: { [P in keyof K]: Arbitrary<K[P]> },
) {
  return fc
    .tuple(told, fc.record(kept, { requiredKeys: [] }))
    .map(([a, b]) => ({ ...a, ...b }) as T & Partial<K>);
}
