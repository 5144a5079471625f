/** 14時05分: the time of a save as it is said beside the button. */
export function saidTime(at: Date): string {
  return `${at.getHours()}時${String(at.getMinutes()).padStart(2, '0')}分`;
}
