/** A text that is nothing but a number, as the number and the format that prints it so again. Null: it stays a text. */
export function numberOf(text: string): { value: number; format: string } | null {
  const plain = /^-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?$/u.test(text)
    ? text.replaceAll(',', '')
    : null;
  if (plain === null || plain.length > 15 || /^-?0\d/u.test(plain) || /^-0(?:\.0*)?$/u.test(plain))
    return null;
  const decimals = plain.split('.')[1]?.length ?? 0;
  const whole = text.includes(',') ? '#,##0' : '0';
  return { value: Number(plain), format: decimals > 0 ? `${whole}.${'0'.repeat(decimals)}` : whole };
}
