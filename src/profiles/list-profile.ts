import { z } from 'zod';
import { bodySchema, type FieldKey, layerSchema } from '#exchange/values.ts';
import { commonProfile } from './profile.ts';

/**
 * A plain list, one project a row under a row of headers, in whatever order and number the columns stand. A `label` is a
 * regular expression that must fit a whole header, compared in NFKC without blanks and without the fiscal year that it
 * names (令和5年度の実績 is 実績 of 2023). A column that none fits is left unread.
 */

const pattern = z.string().refine(isRegExp, 'not a regular expression');

const column = z.discriminatedUnion('is', [
  z.strictObject({ label: pattern, is: z.literal('title') }),
  z.strictObject({ label: pattern, is: z.literal('number') }),
  z.strictObject({ label: pattern, is: z.literal('level'), level: z.int().min(0).max(9) }),
  /** Departments, bodies, and sections behind their department. */
  z.strictObject({ label: pattern, is: z.literal('owners') }),
  z.strictObject({ label: pattern, is: z.literal('subsection') }),
  z.strictObject({
    label: pattern,
    is: z.literal('field'),
    key: z.string().transform((key) => key as FieldKey),
    of: z.enum(['project', 'sheet']),
  }),
  /** A grade; where its cells hold more than a code, it is the prose of `otherwise`. */
  z.strictObject({
    label: pattern,
    is: z.literal('rating'),
    layer: layerSchema,
    otherwise: z.string().transform((key) => key as FieldKey),
  }),
  z.strictObject({ label: pattern, is: z.literal('indicator') }),
  z.strictObject({ label: pattern, is: z.literal('value'), kind: z.enum(['baseline', 'target', 'actual']) }),
  /** The fiscal year of the row. */
  z.strictObject({ label: pattern, is: z.literal('year') }),
]);

export const listProfileSchema = z.strictObject({
  ...commonProfile,
  reader: z.literal('list'),
  columns: z.array(column).min(2),
  /** Words that stand before the number of a heading of the tree (基本目標１ …), by level. */
  headings: z.array(pattern),
  owners: z.strictObject({
    departments: z.array(z.string()),
    subsections: z.array(z.string()),
    bodies: z.record(z.string(), bodySchema),
  }),
});

export type ListProfile = z.infer<typeof listProfileSchema>;
export type ListColumn = z.infer<typeof column>;

function isRegExp(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
