import type { peopleProblems } from '#messages/people.ja.ts';

/** Why a change of posts or people was not made; its sentence stands beside the form. */
export type PeopleProblem = keyof typeof peopleProblems;

/** A value; or why nothing was changed: a problem of one field, somebody was first (`stale`), or it is not there. */
export type Outcome<T = null> =
  | { ok: true; value: T }
  | { ok: false; code: PeopleProblem; field: string; words?: string }
  | { ok: false; code: 'stale' }
  | { ok: false; code: 'not-found' };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const DONE: Outcome = { ok: true, value: null };
export const STALE: Outcome<never> = { ok: false, code: 'stale' };
export const NOT_FOUND: Outcome<never> = { ok: false, code: 'not-found' };
export const refuse = (code: PeopleProblem, field: string, words = ''): Outcome<never> => ({
  ok: false,
  code,
  field,
  words,
});
