import fc from 'fast-check';
import { expect, it } from 'vitest';
import { divideItems } from './divide-items.ts';

const items = (count: number, groups = 1) =>
  Array.from({ length: count }, (_, at) => ({ id: `s-${at}`, group: `n-${at % groups}` }));
const members = (count: number) => Array.from({ length: count }, (_, at) => `m-${at}`);

const drawing = fc.record({
  items: fc
    .tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 8 }))
    .map(([count, groups]) => items(count, groups)),
  members: fc.nat({ max: 15 }).map(members),
  readers: fc.integer({ min: 1, max: 4 }),
  seed: fc.integer(),
});

const countsOf = (division: { member: string }[], all: string[]) =>
  all.map((member) => division.filter((one) => one.member === member).length);

it('gives every item its readers, each once, and everybody as many as the others', () => {
  fc.assert(
    fc.property(drawing, (given) => {
      const division = divideItems({ ...given, by: 'item' });
      const readers = Math.min(given.readers, given.members.length);
      for (const { id } of given.items) {
        const own = division.filter(({ item }) => item === id).map(({ member }) => member);
        expect(new Set(own).size).toBe(readers);
        expect(own).toHaveLength(readers);
      }
      const counts = countsOf(division, given.members);
      if (counts.length > 0) expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }),
  );
});

it('gives all items of a direction to the same members, and nobody more than one direction above another', () => {
  fc.assert(
    fc.property(drawing, (given) => {
      const division = divideItems({ ...given, by: 'group' });
      const sizes = new Map<string, number>();
      for (const { group } of given.items) sizes.set(group, (sizes.get(group) ?? 0) + 1);
      for (const group of sizes.keys()) {
        const readersOf = given.items
          .filter((one) => one.group === group)
          .map(({ id }) =>
            division
              .filter(({ item }) => item === id)
              .map(({ member }) => member)
              .sort()
              .join(),
          );
        expect(new Set(readersOf).size).toBe(1);
      }
      const counts = countsOf(division, given.members);
      if (counts.length > 0)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(Math.max(0, ...sizes.values()));
    }),
  );
});

it('is the same for the same number, and another for another', () => {
  const given = { items: items(44, 12), members: members(9), readers: 2, by: 'item' as const };
  expect(divideItems({ ...given, seed: 7 })).toEqual(divideItems({ ...given, seed: 7 }));
  const seeds = [1, 2, 3, 4, 5].map((seed) => JSON.stringify(divideItems({ ...given, seed })));
  expect(new Set(seeds).size).toBe(5);
});

it('does not always put the same two together', () => {
  const division = divideItems({ items: items(44), members: members(8), readers: 2, by: 'item', seed: 7 });
  const pairs = items(44).map(({ id }) =>
    division
      .filter(({ item }) => item === id)
      .map(({ member }) => member)
      .sort()
      .join(),
  );
  expect(new Set(pairs).size).toBeGreaterThan(12);
});

it('keeps who reads already, and fills up what is missing', () => {
  const kept = [
    { item: 's-0', member: 'm-2' },
    { item: 's-1', member: 'm-2' },
    { item: 'gone', member: 'm-1' },
  ];
  const division = divideItems({
    items: items(3),
    members: members(3),
    readers: 2,
    by: 'item',
    seed: 1,
    kept,
  });
  expect(division).toEqual(expect.arrayContaining(kept.slice(0, 2)));
  expect(division).toHaveLength(6);
  expect(countsOf(division, members(3))).toEqual([2, 2, 2]);
});

it('divides nothing among nobody', () => {
  expect(divideItems({ items: items(3), members: [], readers: 2, by: 'item', seed: 1 })).toEqual([]);
  expect(divideItems({ items: [], members: members(3), readers: 2, by: 'group', seed: 1 })).toEqual([]);
});
