import { z } from 'zod';
import { year } from '#exchange/values.ts';
import type { AppContext } from './context.ts';

const readable = z.preprocess(
  (text) => (typeof text === 'string' && /^\d{4}$/.test(text) ? Number(text) : null),
  year,
);

/** A fiscal year as addresses and forms name it, by its western year; null where it is none. */
export function readYear(text: unknown): number | null {
  const read = readable.safeParse(text);
  return read.success ? read.data : null;
}

/** The year of the address; 0, in which no plan has anything, where it names none. */
export const yearOf = (c: AppContext): number => readYear(c.req.param('year')) ?? 0;
