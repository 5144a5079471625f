import { z } from 'zod';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '#domain/calendar/fiscal-year.ts';
import { LAYERS } from '#domain/sheet/layer.ts';

/** The values that the whole exchange format is made of. */

/** PostgreSQL can hold neither a NUL nor half of a surrogate pair: a text with one is refused where it comes in. */
const canBeStored = (text: string) => !/[\0\p{Cs}]/u.test(text);

export const text = z.string().refine(canBeStored);
export const told = text.default('');
export const maybe = text.nullable().default(null);
export const id = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u);
export const year = z.int().min(FIRST_FISCAL_YEAR).max(LAST_FISCAL_YEAR);
export const list = <T extends z.ZodType>(item: T) => z.array(item).default([]);

export const FIELD_KEYS = [
  'overview',
  'annualPlan',
  'finalTarget',
  'activities',
  'outcome',
  'progress',
  'selfEvaluation',
  'reason',
  'issues',
  'futurePolicy',
  'nextTarget',
  'collaboration',
  'committeeOpinion',
  'remarks',
  'evaluation',
] as const;
export type FieldKey = (typeof FIELD_KEYS)[number] | `x-${string}`;

/** Prose by field key; a plan's own fields are `x-` and the form's key. */
export type Fields = Partial<Record<FieldKey, string>>;
export const fieldKey = z
  .string()
  .regex(new RegExp(`^(?:${FIELD_KEYS.join('|')}|x-.+)$`, 'u'))
  .refine(canBeStored);
export const fields = z.record(fieldKey, text).default({}) as unknown as z.ZodDefault<
  z.ZodType<Fields, Fields>
>;

export const bodySchema = z.enum(['city', 'shakyo']);
export const layerSchema = z.enum(LAYERS);
