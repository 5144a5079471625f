import type { Outcome as OutcomeOf } from '#domain/outcome.ts';

/** What is wrong with one field of a form about posts or people. */
export type PeopleProblem =
  | 'already-holds'
  | 'changed-meanwhile'
  | 'council-keeps-its-name'
  | 'department-exists'
  | 'graded-by-both'
  | 'holders-stay-longer'
  | 'not-a-department'
  | 'person-ambiguous'
  | 'post-is-closed'
  | 'posts-still-open'
  | 'still-in-post'
  | 'to-before-from';

/** Why nothing was changed: a problem of one field, somebody was first (`stale`), or it is not there. */
export type PeopleRefusal =
  | { code: PeopleProblem; field: string; words: string }
  | { code: 'stale' }
  | { code: 'not-found' };

export type Outcome<T = null> = OutcomeOf<T, PeopleRefusal>;

export const STALE: Outcome<never> = { ok: false, refusal: { code: 'stale' } };
export const NOT_FOUND: Outcome<never> = { ok: false, refusal: { code: 'not-found' } };
export const refuse = (code: PeopleProblem, field: string, words = ''): Outcome<never> => ({
  ok: false,
  refusal: { code, field, words },
});
