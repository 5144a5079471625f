/** The values of the keys that were asked for last; what is not kept is made. A value that is undefined is not kept. */
export function keepRecent<T>(most: number): {
  get(key: string, make: () => Promise<T | undefined>): Promise<T | undefined>;
} {
  const kept = new Map<string, T>();
  return {
    async get(key, make) {
      const value = kept.get(key) ?? (await make());
      kept.delete(key);
      if (value !== undefined) kept.set(key, value);
      // A Map keeps the order in which its keys were set: the first is the one that was not asked for longest.
      if (kept.size > most) kept.delete(kept.keys().next().value!);
      return value;
    },
  };
}
