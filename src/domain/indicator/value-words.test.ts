import { describe, expect, it } from 'vitest';
import { parseWords } from './value-words.ts';

describe('words that are values', () => {
  it.each([
    ['維持', { kind: 'keep' }],
    ['現状維持', { kind: 'keep' }],
    ['現状を維持する', { kind: 'keep' }],
    ['→', { kind: 'keep' }],
    ['同程度', { kind: 'keep' }],
    ['横ばい', { kind: 'keep' }],
    ['増加', { kind: 'trend', direction: 'up' }],
    ['増加を目指す', { kind: 'trend', direction: 'up' }],
    ['↑', { kind: 'trend', direction: 'up' }],
    ['⬆\ufe0f', { kind: 'trend', direction: 'up' }],
    ['向上', { kind: 'trend', direction: 'up' }],
    ['減少', { kind: 'trend', direction: 'down' }],
    ['↓', { kind: 'trend', direction: 'down' }],
    ['改善', { kind: 'trend', direction: 'better' }],
    ['随時', { kind: 'asNeeded' }],
    ['適宜実施', { kind: 'asNeeded' }],
    ['必要に応じて実施', { kind: 'asNeeded' }],
    ['目標設定なし', { kind: 'none' }],
    ['未設定', { kind: 'none' }],
    ['設定なし', { kind: 'none' }],
    ['数値目標なし', { kind: 'none' }],
    ['目標値は設定しない', { kind: 'none' }],
    ['検討→設置', { kind: 'milestone', stages: ['検討', '設置'], position: null }],
    ['調査・研究', { kind: 'milestone', stages: ['調査・研究'], position: null }],
    ['検討中', { kind: 'milestone', stages: ['検討中'], position: null }],
    ['継続実施', { kind: 'milestone', stages: ['継続実施'], position: null }],
    ['相談窓口の見直し', { kind: 'words' }],
    ['令和7年度に設置', { kind: 'words' }],
    ['見学会を中止', { kind: 'words' }],
  ])('%s', (text, expected) => {
    expect(parseWords(text)).toEqual(expected);
  });
});

describe('nothing measured, which is never 0', () => {
  it.each([
    ['', 'blank'],
    ['　', 'blank'],
    ['-', 'dash'],
    ['－', 'dash'],
    ['ー', 'dash'],
    ['―', 'dash'],
    ['…', 'dash'],
    ['未実施', 'notDone'],
    ['未実施（感染症のため）', 'notDone'],
    ['実施なし', 'notDone'],
    ['中止', 'cancelled'],
    ['中止（コロナ）', 'cancelled'],
    ['感染症の影響により中止', 'cancelled'],
    ['休止', 'suspended'],
    ['延期', 'postponed'],
    ['廃止', 'ended'],
    ['実績なし', 'noRecord'],
    ['なし', 'noRecord'],
    ['該当なし', 'noRecord'],
    ['調査なし', 'notSurveyed'],
    ['未調査', 'notSurveyed'],
    ['非公表', 'notPublished'],
    ['集計中', 'pending'],
    ['未定', 'undecided'],
    ['不明', 'notKnown'],
    ['N/A', 'notKnown'],
  ])('%j is missing: %s', (text, reason) => {
    expect(parseWords(text)).toEqual({ kind: 'missing', reason });
  });
});
