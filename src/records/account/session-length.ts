const HOURS = 12;

/** When a session ends that is used now and never again. */
export const sessionEnd = (now: Date) => new Date(now.getTime() + HOURS * 60 * 60 * 1000);
