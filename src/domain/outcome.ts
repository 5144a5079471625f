/** What came of it: a value, or why there is none and nothing was changed. The sentence of a refusal is told elsewhere. */
export type Outcome<T = null, Refusal = string> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const DONE = done(null);
export const refuse = <const Refusal>(refusal: Refusal): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal,
});
