import { shownDay } from '#domain/calendar/calendar-date.ts';
import { inFieldOrder } from './canonical.ts';
import type { Fields } from './values.ts';

/** What is written in fields of which no form says how to show them, in their order: a day as an office writes it. */
export const shownFields = (fields: Fields): { key: string; text: string }[] =>
  Object.entries(inFieldOrder(fields)).flatMap(([key, text]) =>
    text ? [{ key, text: shownDay(text) }] : [],
  );
