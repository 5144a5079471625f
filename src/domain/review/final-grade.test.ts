import { describe, expect, it } from 'vitest';
import { differsFromSelf, finalGrade, type LayeredGrade } from './final-grade.ts';

const grade = (
  layer: LayeredGrade['layer'],
  code: string,
  department: string | null = null,
): LayeredGrade => ({
  layer,
  department,
  scale: null,
  code,
});

describe('the final grade where nobody chose one', () => {
  const cases: [string, LayeredGrade[], string | null][] = [
    ['none', [], null],
    ['the own', [grade('self', 'A')], 'A'],
    ['the review', [grade('self', 'A'), grade('review', 'B')], 'B'],
    ['the committee', [grade('review', 'B'), grade('committee', 'C')], 'C'],
    ['owners who agree', [grade('self', 'A', '長寿課'), grade('self', 'A', '社協')], 'A'],
    ['owners who differ', [grade('self', 'A', '長寿課'), grade('self', 'B', '社協')], null],
    ['another scale', [{ ...grade('self', 'A'), scale: 'rs-2' }], null],
  ];
  it.each(cases)('%s', (_, grades, code) => {
    expect(finalGrade(grades, null)).toBe(code);
  });
});

describe('a grade that needs a reason', () => {
  const cases: [string, LayeredGrade[], boolean][] = [
    ['the same', [grade('self', 'B')], false],
    ['another', [grade('self', 'A')], true],
    ['owners who differ', [grade('self', 'B', '長寿課'), grade('self', 'A', '社協')], true],
    ['no own grade', [grade('review', 'A')], false],
    ['of another scale', [{ ...grade('self', 'A'), scale: 'rs-2' }], false],
  ];
  it.each(cases)('%s', (_, grades, differs) => {
    expect(differsFromSelf(grades, null, 'B')).toBe(differs);
  });
});
