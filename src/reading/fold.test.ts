import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceOfText } from '../../test/kit/source-of-text.ts';
import { fold, foldText, matchFolded, spanOfFolded, wholePattern } from './fold.ts';
import { textOf } from './source.ts';

const foldLine = (text: string) => {
  const source = sourceOfText(text);
  return { source, folded: fold(source, { line: 0, from: 0, to: text.length }) };
};

describe('a piece as it is compared', () => {
  test.each([
    ['事業　評価', '事業評価'],
    ['令和５年度（2023）', '令和5年度(2023)'],
    ['①3回', '①3回'],
    ['㈱ﾐﾄﾞﾘ', '(株)ミト\u3099リ'.normalize('NFD')],
  ])('%s is compared as %s', (printed, compared) => {
    expect(foldLine(printed).folded.text.normalize('NFD')).toBe(compared.normalize('NFD'));
  });

  test('a group of a pattern is found again where it is printed', () => {
    const { source, folded } = foldLine('　基本目標 １　 つながる 地域');
    const groups = matchFolded(folded, wholePattern('(?<number>基本目標[0-9])(?<title>.+)'));
    expect(groups?.number && textOf(source, groups.number)).toBe('基本目標 １');
    expect(groups?.title && textOf(source, groups.title)).toBe('つながる 地域');
  });

  test('a pattern that fits only a part does not fit', () => {
    expect(matchFolded(foldLine('第4章').folded, wholePattern('第[0-9]'))).toBeNull();
  });

  test('every unit keeps its place, whatever the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const line = text.replaceAll('\n', '');
        const { source, folded } = foldLine(line);
        expect(folded.from).toHaveLength(folded.text.length);
        const span = spanOfFolded(folded, [0, folded.text.length]);
        if (span) expect(foldLine(textOf(source, span)).folded.text).toBe(folded.text);
      }),
      { numRuns: 40 },
    );
  });

  test('a text has no blank left', () => {
    expect(foldText(' 障がい 福祉 課 ')).toBe('障がい福祉課');
  });
});
