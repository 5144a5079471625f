const IN_JAPAN = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  hour: 'numeric',
  minute: '2-digit',
  hour12: false,
});

/** 14時05分: the time of a save as it is said beside the button, in Japan wherever the machine believes to be. */
export function saidTime(at: Date): string {
  const parts = IN_JAPAN.formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${Number(part('hour')) % 24}時${part('minute').padStart(2, '0')}分`;
}
