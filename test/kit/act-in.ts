import type { Act } from '#domain/people/act.ts';

/** Somebody who acts in a plan or a municipality under a label, for writes that look at nothing else of a person. */
export const actIn = <Key extends { municipalityId: string }>(
  key: Key,
  label = '事務局',
  now = new Date(),
): Act<Key> => ({
  key,
  actor: {
    municipality: { id: key.municipalityId, name: '', isSample: false },
    accountId: null,
    personId: null,
    label,
    roles: new Set(),
    posts: [],
    boundTo: null,
  },
  now,
});
