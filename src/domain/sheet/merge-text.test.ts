import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Merge, mergeText, oneLineBreak, settleTexts } from './merge-text.ts';

describe('merging a typed text', () => {
  it.each<[string, string, { base: string; sent?: string[]; text: string }, Merge]>([
    ['a new text', '', { base: '', text: '新' }, 'written'],
    ['a changed text', '旧', { base: '旧', text: '新' }, 'written'],
    ['a cleared text', '旧', { base: '旧', text: '' }, 'written'],
    ['the text as it was', '旧', { base: '旧', text: '旧' }, 'same'],
    ['a text that another changed and this writer did not', '他', { base: '旧', text: '旧' }, 'same'],
    ['the same change by both', '新', { base: '旧', text: '新' }, 'same'],
    ['a change by both', '他', { base: '旧', text: '新' }, 'aside'],
    ['a first text by both', '他', { base: '', text: '新' }, 'aside'],
    ['a clearing of what another changed', '他', { base: '旧', text: '\n ' }, 'same'],
    ['more after a lost answer', '新', { base: '旧', sent: ['新'], text: '新しい' }, 'written'],
    ['back to the start after a lost answer', '新', { base: '旧', sent: ['新'], text: '旧' }, 'written'],
    ['a lost request after another came', '他', { base: '旧', sent: ['新'], text: '新' }, 'aside'],
  ])('%s', (_name, stored, { base, sent = [], text }, merge) => {
    expect(mergeText(stored, { base, sent, text })).toBe(merge);
  });

  /**
   * Two or three writers with a text each, whose requests and answers may be lost. Whatever the order: a text that somebody
   * typed is in the sheet, kept aside, still in that writer's own window, or was replaced by its own author or by
   * somebody who had it on the screen.
   */
  it('loses no words in any order of saves', () => {
    const step = fc.record({
      who: fc.integer({ min: 0, max: 2 }),
      does: fc.constantFrom('type', 'save', 'lose-request', 'lose-answer', 'reload'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const writers = [0, 1, 2].map(() => ({ base: '', sent: [] as string[], text: '' }));
        const aside = new Map<number, string[]>();
        const seenByItsReplacer = new Set<string>();
        const given = new Map<number, string[]>([0, 1, 2].map((who) => [who, []]));
        let stored = '';
        let count = 0;
        for (const { who, does } of steps) {
          const writer = writers[who]!;
          if (does === 'type') {
            writer.text = `文${count++}`;
            given.get(who)!.push(writer.text);
            continue;
          }
          if (does === 'reload') {
            // Whoever reloads with unsaved words is asked first; here nobody does.
            if (writer.text === writer.base || aside.get(who)?.includes(writer.text))
              Object.assign(writer, { base: stored, sent: [], text: stored });
            continue;
          }
          if (does === 'lose-request') {
            writer.sent.push(writer.text);
            continue;
          }
          const merge = mergeText(stored, writer);
          if (merge === 'written') {
            seenByItsReplacer.add(stored);
            stored = writer.text;
          }
          if (merge === 'aside') aside.set(who, [...(aside.get(who) ?? []), writer.text]);
          if (does === 'lose-answer') writer.sent.push(writer.text);
          else if (merge !== 'aside' && stored === writer.text)
            Object.assign(writer, { base: stored, sent: [] });
        }
        for (const [who, texts] of given) {
          const last = texts.at(-1);
          if (last === undefined) continue;
          const isKept =
            stored === last ||
            writers[who]!.text === last ||
            aside.get(who)?.includes(last) ||
            seenByItsReplacer.has(last);
          expect(isKept).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('settling two texts', () => {
  it.each([
    ['stored', '甲', '乙', '甲'],
    ['aside', '甲', '乙', '乙'],
    ['both', '甲', '乙', '甲\n乙'],
    ['both', '', '乙', '乙'],
  ] as const)('by %s', (by, stored, aside, text) => {
    expect(settleTexts(stored, aside, by)).toBe(text);
  });
});

it('counts a line break once, however it was typed', () => {
  expect(oneLineBreak('一\r\n二\r三\n四')).toBe('一\n二\n三\n四');
});
