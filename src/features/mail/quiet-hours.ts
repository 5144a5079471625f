/** From and to as HH:MM of the day in Japan; they may cross midnight. */
export type QuietHours = { from: string; to: string };

const TIME_IN_TOKYO = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tokyo',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Is it a time at which no reminder goes out? The first minute is quiet, the last one is not. */
export function isQuiet(hours: QuietHours | null, now: Date): boolean {
  if (hours === null) return false;
  const time = TIME_IN_TOKYO.format(now);
  return hours.from < hours.to
    ? time >= hours.from && time < hours.to
    : time >= hours.from || time < hours.to;
}
