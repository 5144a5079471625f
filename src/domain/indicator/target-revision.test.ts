import { expect, it } from 'vitest';
import {
  lacksReason,
  replacedTarget,
  type TargetWrite,
  targetInForce,
  targetWrite,
} from './target-revision.ts';

/** 90! was replaced by what follows. */
const targets = (...texts: string[]) =>
  texts.map((text) =>
    text.endsWith('!') ? { text: text.slice(0, -1), status: 'superseded' as const } : { text },
  );

it.each<[string, string[], string, boolean, TargetWrite]>([
  ['the first target of a year', [], '90件', true, 'add'],
  ['nothing', [], '', true, 'none'],
  ['one that was agreed', ['90件'], '80件', true, 'replace'],
  ['one that was agreed, cleared', ['90件'], '', true, 'replace'],
  ['one that was agreed, in other widths', ['90件'], '９０ 件', true, 'rewrite'],
  ['a draft', ['90件'], '80件', false, 'rewrite'],
  ['a draft, cleared', ['90件'], '', false, 'remove'],
  ['a draft that replaced another', ['90件!', '80件'], '70件', false, 'rewrite'],
  ['a draft back to the one before', ['90件!', '80件'], '90件', false, 'restore'],
  ['a cleared one back to the one before', ['90件!'], '90件', false, 'restore'],
  ['a cleared one anew', ['90件!'], '70件', false, 'add'],
  ['an agreed revision', ['90件!', '80件'], '90件', true, 'replace'],
  ['two agreed ones', ['90件!', '80件!', '70件'], '80件', false, 'restore'],
])('%s', (_name, known, text, isSet, write) => {
  expect(targetWrite(targets(...known), text, isSet)).toBe(write);
});

it('tells the one in force from the one before', () => {
  const known = targets('90件!', '80件!', '70件');
  expect([targetInForce(known)?.text, replacedTarget(known)?.text]).toEqual(['70件', '80件']);
});

it.each([
  [{ text: '80件', replaced: '90件' }, true],
  [{ text: '80件', replaced: '90件', reason: '　\n' }, true],
  [{ text: '80件', replaced: '90件', reason: '会場の閉鎖' }, false],
  [{ text: '', replaced: '90件' }, false],
  [{ text: '80件' }, false],
])('%j lacks its reason: %s', (target, lacks) => {
  expect(lacksReason(target)).toBe(lacks);
});
