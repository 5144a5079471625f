import { z } from 'zod';
import { parseDate } from '#domain/calendar/calendar-date.ts';
import { responseStateSchema } from '#exchange/schema.ts';

/** What the database can keep: no NUL, no half surrogates; a browser's line breaks as they are kept elsewhere. */
export const storable = (text: string) =>
  text
    .replaceAll('\0', '')
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll('\r\n', '\n');

const cleaned = z
  .string()
  .default('')
  .transform((text) => storable(text).trim());

/** A text of the office's or a member's own, at most so many characters; it may be left out. */
export const prose = (title: string, limit: number) => cleaned.pipe(z.string().max(limit)).meta({ title });
export const requiredProse = (title: string, limit: number) =>
  cleaned.pipe(z.string().min(1).max(limit)).meta({ title });

export const version = z.coerce.number().int().min(0);

export const day = (title: string) =>
  cleaned
    .pipe(
      z
        .string()
        .min(1)
        .transform((text, check) => {
          const reading = parseDate(text);
          if (reading.ok) return reading.date;
          check.addIssue({ code: 'custom', message: 'meeting-day-unreadable' });
          return z.NEVER;
        }),
    )
    .meta({ title });

/** An answer or the proposal of one; 反映しない needs its reason. */
export const answerFields = {
  state: responseStateSchema.meta({ title: '意見への対応' }),
  text: requiredProse('市・社協の考え方', 4000),
  reason: prose('反映しない理由', 2000),
};
