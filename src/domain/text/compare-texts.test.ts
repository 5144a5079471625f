import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSegmenting } from '../../../test/kit/count-work.ts';
import { compareTexts, type Segment } from './compare-texts.ts';

/** 月に［一→二］度: what went stands before the arrow, what came after it. */
function shown(segments: Segment[]): string {
  return segments
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}]` : `[+${text}]`))
    .join('');
}

it.each<[string, string, string, string]>([
  ['nothing', '', '', ''],
  ['the same', '見守りを続けた。', '見守りを続けた。', '見守りを続けた。'],
  ['a text where there was none', '', '店をたずねた。', '[+店をたずねた。]'],
  ['a text that was taken out', '店をたずねた。', '', '[-店をたずねた。]'],
  ['a number', '協力店が42店になった。', '協力店が48店になった。', '協力店が[-42][+48]店になった。'],
  ['a number with a comma', '計1,234件', '計1,294件', '計[-1,234][+1,294]件'],
  ['a word written otherwise', '障害者の相談', '障がい者の相談', '障[-害][+がい]者の相談'],
  [
    'a sentence at the end',
    '腕章を配った。',
    '腕章を配った。研修も開いた。',
    '腕章を配った。[+研修も開いた。]',
  ],
  [
    'another text, of which two words stayed',
    '・協力店をたずね歩いた。\n・腕章を配った。',
    'サービス拠点を一か所ふやした。',
    '[-・協力店をたずね歩いた。\n・腕章を配った。][+サービス拠点を一か所ふやした。]',
  ],
  [
    'a line in the middle',
    '・一つ目\n・三つ目\n',
    '・一つ目\n・二つ目\n・三つ目\n',
    '・一つ目\n[+・二つ目\n]・三つ目\n',
  ],
])('%s', (_name, before, after, expected) => {
  const segments = compareTexts(before, after);
  expect(sides(segments)).toEqual([before, after]);
  expect(shown(segments)).toBe(expected);
});

it('does not leave a lone particle between two changes', () => {
  const segments = compareTexts('配達員による戸別の訪問を行った。', '民生委員との定期の面談を行った。');
  const lone = segments.filter(
    ({ kind, text }, at) => kind === 'same' && text.length < 2 && at > 0 && at < segments.length - 1,
  );
  expect(lone).toEqual([]);
});

function sides(segments: Segment[]): [string, string] {
  const of = (other: Segment['kind']) =>
    segments
      .filter(({ kind }) => kind !== other)
      .map(({ text }) => text)
      .join('');
  return [of('added'), of('removed')];
}

describe('whatever the texts are', () => {
  const word = fc.constantFrom(
    '見守り',
    'を',
    'の',
    '続けた',
    '。',
    '\n',
    '12',
    '3',
    '髙',
    'が',
    '🏠',
    'か\u3099',
  );
  const text = fc.oneof(
    fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );

  it('both can be read from the comparison, and no two stretches of one kind touch', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const segments = compareTexts(before, after);
        expect(sides(segments)).toEqual([before, after]);
        expect(segments.every((one) => one.text !== '')).toBe(true);
        expect(segments.filter((one, at) => one.kind === segments[at + 1]?.kind)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('a long text is compared line by line, in pieces that the segmenter takes', () => {
    const long = (seed: number) =>
      Array.from({ length: 4_000 }, (_, at) => `事業${(at * seed) % 977}を行った。`).join('\n');
    for (const [before, after] of [
      [long(3), long(7)],
      [long(3).slice(0, 19_000), long(7).slice(0, 19_000)],
      ['あ'.repeat(200_000), 'い'.repeat(200_000)],
    ] as const) {
      const { result, lengths } = countSegmenting(() => compareTexts(before, after));
      expect(sides(result)).toEqual([before, after]);
      expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(301);
    }
  });
});
