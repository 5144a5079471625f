import type { OpinionRefusal } from '#domain/opinion/decide-opinion.ts';

/** What became of a write: done, not allowed, or somebody else was faster. */
export type OpinionOutcome = { ok: true } | { ok: false; refusal: OpinionRefusal | 'stale' | 'not-found' };

export const done: OpinionOutcome = { ok: true };
export const refuse = (refusal: OpinionRefusal | 'stale' | 'not-found'): OpinionOutcome => ({
  ok: false,
  refusal,
});
