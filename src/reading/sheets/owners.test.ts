import { expect, test } from 'vitest';
import type { Traced } from '../read-plan.ts';
import { joinOwners } from './owners.ts';

const traced = (text: string): Traced => ({ text, spans: [], confidence: 1 });

test.each([
  ['one department has the section', ['みどり課'], ['花壇係'], ['みどり課/花壇係']],
  [
    'of several, the one of the same name',
    ['みどり課', '公園課'],
    ['公園係'],
    ['みどり課/', '公園課/公園係'],
  ],
  [
    'of several of other names, none',
    ['みどり課', '公園課'],
    ['庶務係'],
    ['みどり課/', '公園課/', '/庶務係'],
  ],
  ['a section alone is an owner', [], ['庶務係'], ['/庶務係']],
])('%s', (_, departments, subsections, expected) => {
  const owners = joinOwners(departments.map(traced), subsections.map(traced));
  expect(
    owners.map(({ department, subsection }) => `${department?.text ?? ''}/${subsection?.text ?? ''}`),
  ).toEqual(expected);
});
