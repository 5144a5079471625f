/** When does the next save begin? In milliseconds of one clock. No DOM here: tried by a test of its own. */
export type SaveTiming = {
  /** The first and the last key since the last save; null where nothing was typed. */
  firstKeyAt: number | null;
  lastKeyAt: number | null;
  /** Between compositionstart and compositionend of the input method. */
  isComposing: boolean;
  isSending: boolean;
  /** Saves in a row that got no answer. */
  failures: number;
  lastTriedAt: number;
};

/** So long after the last key; somebody who does not stop typing is saved all the same. */
const PAUSE = 1_000;
const LONGEST_WAIT = 8_000;
const RETRIES = [2_000, 4_000, 8_000, 10_000];

/** The moment of the next save; null where there is none to be made now. */
export function nextSaveAt(timing: SaveTiming): number | null {
  const { firstKeyAt, lastKeyAt, isComposing, isSending, failures, lastTriedAt } = timing;
  if (lastKeyAt === null || firstKeyAt === null || isComposing || isSending) return null;
  const typed = Math.min(lastKeyAt + PAUSE, firstKeyAt + LONGEST_WAIT);
  if (failures === 0) return typed;
  return Math.max(typed, lastTriedAt + RETRIES[Math.min(failures, RETRIES.length) - 1]!);
}
