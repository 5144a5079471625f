/** 5/31: a day whose year is clear from its place. */
export function shortDay(date: string): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}/${day}`;
}
