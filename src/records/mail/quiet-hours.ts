import { timeOf } from '#domain/calendar/moment-in-japan.ts';

/** From and to as HH:MM of the day in Japan; they may cross midnight. */
export type QuietHours = { from: string; to: string };

/** Is it a time at which no reminder goes out? The first minute is quiet, the last one is not. */
export function isQuiet(hours: QuietHours | null, now: Date): boolean {
  if (hours === null) return false;
  const time = timeOf(now);
  return hours.from < hours.to
    ? time >= hours.from && time < hours.to
    : time >= hours.from || time < hours.to;
}
