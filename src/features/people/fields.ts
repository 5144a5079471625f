import { z } from 'zod';
import { parseDate } from '#domain/calendar/calendar-date.ts';
import { ROLES } from '#domain/people/role.ts';
import { bodySchema } from '#exchange/values.ts';
import { rowVersion } from '#http/read-form.ts';

/** The fields of the forms about departments, posts and people. */

export const EMAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/u;
const line = z.string().trim().max(200);

export const text = (title: string) => line.min(1).meta({ title });
export const optionalText = (title: string) =>
  line
    .optional()
    .transform((sent) => sent || null)
    .meta({ title });
export const optionalProse = (title: string) =>
  z
    .string()
    .trim()
    .max(4000)
    .optional()
    .transform((sent) => sent || null)
    .meta({ title });
export const optionalEmail = (title: string) =>
  line
    .refine((sent) => sent === '' || EMAIL.test(sent), 'not-an-address')
    .optional()
    .transform((sent) => sent || null)
    .meta({ title });
export const day = (title: string) =>
  line
    .min(1)
    .transform((sent, check) => readDay(sent, check) ?? z.NEVER)
    .meta({ title });
export const optionalDay = (title: string) =>
  line
    .optional()
    .transform((sent, check) => (sent ? (readDay(sent, check) ?? z.NEVER) : null))
    .meta({ title });
export const role = z.enum(ROLES).meta({ title: '役割' });
export const body = bodySchema.meta({ title: '実施主体' });
export const version = rowVersion;
export const ticked = z
  .string()
  .optional()
  .transform((sent) => sent === 'yes');

function readDay(sent: string, check: z.RefinementCtx): string | null {
  const reading = parseDate(sent);
  if (reading.ok) return reading.date;
  check.addIssue({ code: 'custom', message: 'not-a-day' });
  return null;
}
