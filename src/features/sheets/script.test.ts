import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterAnswer,
  afterSilence,
  type EntryState,
  type SaveAnswer,
  takenFromOthers,
  unsavedOf,
} from '../../../assets/scripts/sheet-entry/entry-state.ts';
import { draftKey, readDraft, writeDraft } from '../../../assets/scripts/sheet-entry/kept-draft.ts';
import { saidTime } from '../../../assets/scripts/sheet-entry/said-time.ts';
import { nextSaveAt, type SaveTiming } from '../../../assets/scripts/sheet-entry/save-timing.ts';

const answer = (told: Partial<SaveAnswer>): SaveAnswer => ({
  savedAt: '2026-03-31T10:00:00Z',
  versions: { sheet: 2, part: 2 },
  texts: {},
  aside: [],
  problems: [],
  hints: [],
  files: [],
  ...told,
});
const state = (told: Partial<EntryState> = {}): EntryState => ({
  base: '旧',
  sent: [],
  taken: '旧',
  ...told,
});
const one = (told: Partial<EntryState> = {}) => new Map([['a', state(told)]]);
const typed = (text: string) => new Map([['a', { inputs: text, text }]]);

describe('an entry after an answer', () => {
  it.each<[string, EntryState, string, Partial<SaveAnswer>, EntryState]>([
    ['written', state({ sent: ['前'] }), '新', { texts: { a: '新' } }, { base: '新', sent: [], taken: '新' }],
    [
      'written in another form',
      state(),
      'R7.4.1',
      { texts: { a: '2025-04-01' } },
      { base: '2025-04-01', sent: [], taken: 'R7.4.1' },
    ],
    [
      'kept aside',
      state(),
      '新',
      { texts: { a: '他' }, aside: ['a'] },
      { base: '旧', sent: ['新'], taken: '新' },
    ],
    [
      'refused',
      state(),
      '長',
      { texts: {}, problems: [{ name: 'a', sentence: '' }] },
      { base: '旧', sent: [], taken: '旧' },
    ],
    ['cleared where another wrote', state(), '', { texts: { a: '他' } }, { base: '', sent: [], taken: '' }],
  ])('%s', (_name, before, text, told, after) => {
    expect(afterAnswer(new Map([['a', before]]), typed(text), answer(told)).get('a')).toEqual(after);
  });

  it('remembers what was sent and not answered, each once', () => {
    const silent = afterSilence(afterSilence(one(), typed('新')), typed('新'));
    expect(silent.get('a')).toEqual(state({ sent: ['新'] }));
    expect(unsavedOf(silent, typed('新'))).toEqual(['a']);
  });
});

describe('what others change', () => {
  it.each<[string, Partial<EntryState>, string, string | null, string[]]>([
    ['is taken over', {}, '旧', null, ['a']],
    ['waits while the field has the focus', {}, '旧', 'a', []],
    ['does not cover unsaved words', {}, '自分の', null, []],
    ['does not cover words that were kept aside', { sent: ['自分の'], taken: '自分の' }, '自分の', null, []],
    ['is nothing new', { base: '他' }, '旧', null, []],
  ])('%s', (_name, told, shown, focused, names) => {
    expect(takenFromOthers(one(told), typed(shown), { a: '他', unknown: 'x' }, focused)).toEqual(names);
  });
});

describe('the moment of the next save', () => {
  const timing = (told: Partial<SaveTiming>): SaveTiming => ({
    firstKeyAt: 1_000,
    lastKeyAt: 1_000,
    isComposing: false,
    isSending: false,
    failures: 0,
    lastTriedAt: 0,
    ...told,
  });

  it.each<[string, Partial<SaveTiming>, number | null]>([
    ['a second after the last key', {}, 2_000],
    ['while somebody does not stop typing', { lastKeyAt: 60_000 }, 9_000],
    ['nothing was typed', { firstKeyAt: null, lastKeyAt: null }, null],
    ['the input method composes', { isComposing: true }, null],
    ['a save is on its way', { isSending: true }, null],
    ['after one failure', { failures: 1, lastTriedAt: 5_000 }, 7_000],
    ['after many', { failures: 50, lastTriedAt: 5_000 }, 15_000],
  ])('%s', (_name, told, at) => {
    expect(nextSaveAt(timing(told))).toBe(at);
  });

  it('is within two seconds of the last key while the server answers', () => {
    const time = fc.nat({ max: 100_000 });
    fc.assert(
      fc.property(time, time, (one, other) => {
        const [firstKeyAt, lastKeyAt] = [Math.min(one, other), Math.max(one, other)];
        expect(nextSaveAt(timing({ firstKeyAt, lastKeyAt }))! - lastKeyAt).toBeLessThan(2_000);
      }),
    );
  });
});

describe('what the browser keeps', () => {
  it('is read back as it was', () => {
    const entry = fc.record({
      base: fc.string(),
      sent: fc.array(fc.string()),
      inputs: fc.array(fc.tuple(fc.string(), fc.string())),
    });
    const name = fc.string().filter((text) => text !== '__proto__');
    fc.assert(
      fc.property(fc.dictionary(name, entry), (entries) => {
        const draft = { at: '2026-03-31', entries };
        expect(readDraft(writeDraft(draft))).toEqual({ at: '2026-03-31', entries: { ...entries } });
      }),
    );
  });

  it.each([null, '', '{', '[]', '{"at":1,"entries":{}}', '{"at":"x","entries":{"a":{"base":"b"}}}'])(
    'is nothing where it is %j',
    (text) => {
      expect(readDraft(text)).toBeNull();
    },
  );

  it('is apart for each account and part', () => {
    const keys = [
      draftKey('a', 'p/s', '課', 'collecting'),
      draftKey('b', 'p/s', '課', 'collecting'),
      draftKey('a', 'p/s', '課', 'targeting'),
      draftKey('a/p', 's', '課', 'collecting'),
    ];
    expect(new Set(keys).size).toBe(4);
  });
});

it('says the time in Japan', () => {
  expect(saidTime(new Date('2026-03-31T05:05:00Z'))).toBe('14時05分');
  expect(saidTime(new Date('2026-03-31T15:00:00Z'))).toBe('0時00分');
});
