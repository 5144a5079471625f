import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProjectFile } from '../../../test/kit/project-files.ts';
import { detectEncoding, type Encoding } from './encoding.ts';

const words = readProjectFile('sample/midorigaoka.json').replace(/[^\p{L}\p{N}、。・]/gu, '');

/** Node decodes the old encodings but does not write them: what each pair of bytes is read as, the other way round. */
function tableOf(encoding: Encoding): Map<string, number[]> {
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let first = 0; first < 256; first += 1)
    for (const bytes of [[first], ...Array.from({ length: 256 }, (_, second) => [first, second])]) {
      try {
        const text = decoder.decode(new Uint8Array(bytes));
        if ([...text].length === 1 && !table.has(text)) table.set(text, bytes);
      } catch {
        // Not a character of this encoding.
      }
    }
  return table;
}

function encoderOf(encoding: Encoding): (text: string) => Uint8Array {
  if (encoding === 'utf-8') return (text) => new TextEncoder().encode(text);
  const table = tableOf(encoding);
  return (text) => new Uint8Array([...text].flatMap((character) => table.get(character) ?? []));
}

const stretch = fc
  .tuple(fc.nat(words.length - 200), fc.integer({ min: 8, max: 200 }))
  .map(([from, length]) => words.slice(from, from + length))
  .filter(
    (text) => (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) >= 4,
  );

describe.each(['utf-8', 'shift_jis', 'euc-jp'] as const)('Japanese in %s', (encoding) => {
  const encode = encoderOf(encoding);

  it('is known by a few words', () => {
    fc.assert(fc.property(stretch, (text) => detectEncoding(encode(text)) === encoding));
  });

  it('is known where a page of it is damaged or cut within a character', () => {
    const page = encode(words.slice(0, 2_000));
    fc.assert(
      fc.property(fc.nat(page.length - 1), fc.integer({ min: 1_000, max: page.length }), (at, to) => {
        const damaged = page.slice(0, to);
        damaged[at] = 0xff;
        expect(detectEncoding(damaged)).toBe(encoding);
      }),
    );
  });
});
