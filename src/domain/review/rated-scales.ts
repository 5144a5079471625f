import { type Form, fieldsOf } from '../sheet/form.ts';

/** A scale that a sheet as a whole is graded on. `key`: as its ratings name it, null where the plan has one; `id`: of the scale. */
export type RatedScale = { key: string | null; id: string };

/**
 * On which scales do the reviewers grade a sheet, and which does its final grade use? On those that the form asks of them,
 * else on those that the departments grade themselves on; without a form, on every scale of the plan. Two scales on one
 * sheet are graded each by itself.
 */
export function ratedScales(form: Form | null, scales: readonly { id: string }[]): RatedScale[] {
  const first = scales[0];
  if (!first) return [];
  const asked = form ? fieldsOf(form).flatMap((field) => (field.kind === 'rating' ? [field] : [])) : [];
  for (const layer of ['review', 'self'] as const) {
    const keys = asked.filter((one) => one.layer === layer).map((one) => one.scale ?? null);
    const known = [...new Set(keys)]
      .map((key) => ({ key, id: key ?? first.id }))
      .filter(({ id }) => scales.some((one) => one.id === id));
    if (known.length > 0) return known;
  }
  if (scales.length === 1) return [{ key: null, id: first.id }];
  return scales.map(({ id }) => ({ key: id, id }));
}
