import { expect, it } from 'vitest';
import { keepRecent } from './keep-recent.ts';

it('makes a value once, and forgets the one that was not asked for longest', async () => {
  const made: string[] = [];
  const recent = keepRecent<string>(2);
  const get = (key: string) =>
    recent.get(key, async () => {
      made.push(key);
      return key.toUpperCase();
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await get(key)).toBe(key.toUpperCase());
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

it('keeps nothing that is not there', async () => {
  const recent = keepRecent<string>(2);
  expect(await recent.get('a', async () => undefined)).toBeUndefined();
  expect(await recent.get('a', async () => 'later')).toBe('later');
});
