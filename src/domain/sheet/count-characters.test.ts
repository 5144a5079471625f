import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSegmenting } from '../../../test/kit/count-work.ts';
import { countCharacters } from './count-characters.ts';

describe('counting characters', () => {
  it.each([
    ['nothing', '', 0],
    ['line breaks', '一\n二\r\n三', 3],
    ['a letter outside the basic plane', '𠮷野', 2],
    ['a voiced letter in two code points', 'か\u3099', 1],
    ['a face with a skin colour', '👍🏽。', 2],
  ])('%s', (_name, text, count) => {
    expect(countCharacters(text)).toBe(count);
  });

  it('counts a long text as it counts its whole', () => {
    const letter = fc.constantFrom(
      'あ',
      'か\u3099',
      '漢',
      '👨‍👩‍👧',
      '🇯🇵',
      '。',
      ' ',
      '\n',
      'a',
      'e\u0301',
      '葛\u{e0100}',
    );
    const whole = new Intl.Segmenter('ja', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 600 }), (letters) => {
        const text = letters.join('');
        const segments = [...whole.segment(text)].filter(({ segment }) => !/^[\r\n]+$/.test(segment));
        expect(countCharacters(text)).toBe(segments.length);
      }),
      { numRuns: 50 },
    );
  });

  it('gives the segmenter a book in small pieces, each once', () => {
    const { result, lengths } = countSegmenting(() => countCharacters('あ'.repeat(200_000)));
    expect(result).toBe(200_000);
    expect(Math.max(...lengths)).toBeLessThan(300);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(200_000);
  });
});
