import { z } from 'zod';
import { documentSchema } from '#exchange/schema.ts';
import { id, list, text } from '#exchange/values.ts';
import { formSchema, rulesSchema } from '#exchange/year-schema.ts';

/** The scales of a plan, as the exchange format has them. */
const ratingScales = documentSchema.shape.plans.unwrap().element.shape.ratingScales;

/**
 * A form that a plan can begin with: what it reproduces, its scales and the rules that go with it. `profiles`: the layouts whose
 * imported sheets it continues. A rating field or a rule that names no scale means the first one of the preset.
 */
export const presetSchema = z.strictObject({
  id,
  name: text,
  reproduces: text,
  profiles: list(text),
  ratingScales,
  rules: rulesSchema,
  form: formSchema,
});
export type Preset = z.infer<typeof presetSchema>;
