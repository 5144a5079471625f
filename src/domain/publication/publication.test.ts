import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingIdentity } from './finding-identity.ts';
import { pointerTo, valueAt } from './json-pointer.ts';
import { canSeal, type SealFacts, type SealObstacle, sealObstacles } from './seal.ts';

const ready: SealFacts = {
  cycle: 'consulting',
  switches: {},
  sheets: [{ state: 'finalised' }],
  setAside: 0,
  findings: [{ severity: 'error', reason: '冊子の誤記' }],
  remarks: 0,
  unanswered: 0,
};

it('a year that is ready has nothing against it', () => {
  expect(sealObstacles(ready)).toEqual([]);
});

it.each<[string, Partial<SealFacts>, SealObstacle['code'], boolean]>([
  ['reviewing still', { cycle: 'reviewing' }, 'not-yet-time', true],
  ['sealed already', { cycle: 'sealed' }, 'not-yet-time', true],
  ['an open sheet', { sheets: [{ state: 'finalised' }, { state: 'reviewed' }] }, 'sheets-open', true],
  ['a contradiction', { findings: [{ severity: 'error', reason: null }] }, 'findings-open', true],
  ['a text aside', { setAside: 1 }, 'texts-set-aside', true],
  ['a remark', { remarks: 2 }, 'remarks-open', false],
  ['an opinion', { unanswered: 1 }, 'unanswered', false],
])('%s', (_name, facts, code, blocks) => {
  const obstacles = sealObstacles({ ...ready, ...facts });
  expect(obstacles.map((one) => [one.code, one.blocks])).toEqual([[code, blocks]]);
  expect(canSeal(obstacles)).toBe(!blocks);
});

it('without consultation a year is sealed from review, without both from collecting', () => {
  expect(sealObstacles({ ...ready, cycle: 'reviewing', switches: { consultation: false } })).toEqual([]);
  const switches = { consultation: false, review: false };
  expect(sealObstacles({ ...ready, cycle: 'collecting', switches })).toEqual([]);
});

it('warnings and notes need no reason', () => {
  expect(sealObstacles({ ...ready, findings: [{ severity: 'warning', reason: null }] })).toEqual([]);
});

describe('a finding', () => {
  const finding = {
    code: 'summary-differs-from-sheet' as const,
    about: { project: 'p', indicator: null, year: 2025 },
    params: { summary: 'A', sheet: 'B' },
  };
  it('is the same however its figures are listed, and another with other figures', () => {
    const listed = { ...finding, params: { sheet: 'B', summary: 'A' } };
    expect(findingIdentity(listed)).toBe(findingIdentity(finding));
    const other = { ...finding, params: { sheet: 'C', summary: 'A' } };
    expect(findingIdentity(other)).not.toBe(findingIdentity(finding));
  });
});

describe('a pointer', () => {
  it('finds what was put at its place, whatever the keys are', () => {
    const key = fc.oneof(fc.constantFrom('a', 'x/y', '~', '~1', '', '0'), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(
        fc.array(
          key.filter((one) => one !== '__proto__'),
          { minLength: 1, maxLength: 4 },
        ),
        (keys) => {
          const document = keys.reduceRight<unknown>((inner, one) => ({ [one]: inner }), 'here');
          expect(valueAt(document, pointerTo(...keys))).toBe('here');
        },
      ),
    );
  });
  it.each(['x', '/none', '/list/2', '/text/0', '/constructor'])('%s points nowhere', (pointer) => {
    expect(valueAt({ list: ['a', 'b'], text: 'c' }, pointer)).toBeUndefined();
  });
});
