import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOfText } from '../../test/kit/source-of-text.ts';
import { measureConservation, unclaimedPieces } from './conservation.ts';
import { textOf } from './source.ts';
import { trace, traceJoined } from './traced.ts';

const source = sourceOfText('事業名\tあいさつ運動\n\n　評価　Ａ　\n3');
const textsOf = (spans: { line: number; from: number; to: number }[]) =>
  spans.map((span) => textOf(source, span));

describe('what nobody claims', () => {
  it('is every non-blank piece, without its outer blanks, in order', () => {
    expect(textsOf(unclaimedPieces(source, []))).toEqual(['事業名\tあいさつ運動', '評価　Ａ', '3']);
  });

  it.each([
    ['a whole line', [{ line: 3, from: 0, to: 1 }], ['事業名\tあいさつ運動', '評価　Ａ']],
    ['the middle of a line', [{ line: 0, from: 3, to: 6 }], ['事業名', 'さつ運動', '評価　Ａ', '3']],
    [
      'overlapping pieces',
      [
        { line: 0, from: 0, to: 6 },
        { line: 0, from: 2, to: 10 },
      ],
      ['評価　Ａ', '3'],
    ],
    [
      'a piece within another',
      [
        { line: 0, from: 0, to: 10 },
        { line: 0, from: 2, to: 3 },
      ],
      ['評価　Ａ', '3'],
    ],
  ])('after %s is claimed', (_name, claimed, left) => {
    expect(textsOf(unclaimedPieces(source, claimed))).toEqual(left);
  });

  it('and what is claimed are together the whole text', () => {
    const cut = fc.record({ line: fc.nat(3), from: fc.nat(12), length: fc.nat(12) });
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 8 }), (cuts) => {
        const spans = cuts.map(({ line, from, length }) => {
          const end = source.lines[line]!.text.length;
          return { line, from: Math.min(from, end), to: Math.min(from + length, end) };
        });
        const taken = source.lines.map(({ text }) => Array.from(text, () => 0));
        for (const { line, from, to } of [...spans, ...unclaimedPieces(source, spans)])
          for (let i = from; i < to; i += 1) taken[line]![i]! += 1;
        const isWhole = source.lines.every(({ text }, line) =>
          [...text].every((letter, i) => letter.trim() === '' || taken[line]![i]! > 0),
        );
        const isApart = unclaimedPieces(source, spans).every((left) =>
          spans.every(({ line, from, to }) => line !== left.line || to <= left.from || from >= left.to),
        );
        return isWhole && isApart;
      }),
    );
  });
});

describe('how much is kept', () => {
  it('counts non-blank characters and is whole when every value holds its pieces', () => {
    const values = [trace(source, { line: 0, from: 4, to: 10 }), trace(source, { line: 2, from: 4, to: 5 })];
    expect(measureConservation(source, values)).toEqual({ characters: 13, lost: [], share: 1 });
  });

  it('takes a change of width or of blanks for no loss', () => {
    const grade = { text: 'A', spans: [{ line: 2, from: 4, to: 5 }], confidence: 1 };
    expect(measureConservation(source, [grade]).share).toBe(1);
  });

  it('finds a value that claims a piece which it does not hold', () => {
    const piece = { line: 0, from: 4, to: 10 };
    const lossy = { text: 'あいさつ', spans: [piece], confidence: 1 };
    const { lost, share } = measureConservation(source, [lossy]);
    expect(lost).toEqual([piece]);
    expect(share).toBeCloseTo(1 - 6 / 13);
  });

  it('is satisfied if another value holds the piece', () => {
    const pieces = [{ line: 0, from: 4, to: 10 }];
    const lossy = { text: '', spans: pieces, confidence: 1 };
    expect(measureConservation(source, [lossy, traceJoined(source, pieces)]).share).toBe(1);
  });

  it('of an empty source is everything', () => {
    expect(measureConservation(sourceOfText(''), []).share).toBe(1);
  });
});
